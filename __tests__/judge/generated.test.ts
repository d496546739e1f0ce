import { drawn, asReport, testNoActiveContent } from './draw.ts';
import { someDocument } from './documents/generated.ts';

testNoActiveContent('generated Markdown', () => drawn(someDocument.map(asReport), 500));

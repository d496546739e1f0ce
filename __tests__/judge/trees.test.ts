import { drawn, asReport, testNoActiveContent } from './draw.ts';
import { someTreeDocument } from './documents/trees.ts';

testNoActiveContent('written trees', () => drawn(someTreeDocument.map(asReport), 280));

import { drawn, asReport, publishesNothingAlive } from './draw.ts';
import { someDocument } from './documents/generated.ts';

publishesNothingAlive('generated Markdown', () => drawn(someDocument.map(asReport), 500));

import { drawn, asReport, publishesNothingAlive } from './draw.ts';
import { someTreeDocument } from './documents/trees.ts';

publishesNothingAlive('written trees', () => drawn(someTreeDocument.map(asReport), 280));

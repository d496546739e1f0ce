import { drawn, asReport, publishesNothingAlive } from './draw.ts';
import { someLimitDocument } from './documents/limits.ts';

publishesNothingAlive('documents at the limits of parsers', () =>
  drawn(someLimitDocument.map(asReport), 130),
);

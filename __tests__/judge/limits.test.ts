import { drawn, asReport, testNoActiveContent } from './draw.ts';
import { someLimitDocument } from './documents/limits.ts';

testNoActiveContent('documents at the limits of parsers', () =>
  drawn(someLimitDocument.map(asReport), 130),
);

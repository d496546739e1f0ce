import { drawn, testNoActiveContent } from './draw.ts';
import { someDoors } from './documents/doors.ts';

testNoActiveContent('names, agents, reasons, tables, logs and problems', () =>
  drawn(someDoors, 160),
);

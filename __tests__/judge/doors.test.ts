import { drawn, publishesNothingAlive } from './draw.ts';
import { someDoors } from './documents/doors.ts';

publishesNothingAlive('names, agents, reasons, tables, logs and problems', () =>
  drawn(someDoors, 160),
);

import { asReport, publishesNothingAlive, seed, times } from './draw.ts';
import { readReadmes } from './documents/readmes.ts';

/** Of the quick part; the full one has all. */
const COUNT = 60;

publishesNothingAlive('READMEs of packages', () => {
  const all = readReadmes();
  const wanted = Math.min(all.length, COUNT * times);
  return Array.from({ length: wanted }, (_, index) =>
    asReport(all[(index + seed) % all.length]?.text ?? ''),
  );
});

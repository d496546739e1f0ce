import { asReport, testNoActiveContent, seed, times } from './draw.ts';
import { readReadmes } from './documents/readmes.ts';

/** The number of documents in the quick part. The full part has all. */
const COUNT = 60;

testNoActiveContent('READMEs of packages', () => {
  const all = readReadmes();
  const wanted = Math.min(all.length, COUNT * times);
  return Array.from({ length: wanted }, (_, index) =>
    asReport(all[(index + seed) % all.length]?.text ?? ''),
  );
});

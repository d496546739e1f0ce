import type { Finding } from '../../src/findings/finding.ts';
import type { ChangedFile } from '../../src/findings/verify-findings.ts';

export function makeFinding(more: Partial<Finding> = {}): Finding {
  const texts = { title: 'Query built from input', message: 'Use a parameter.' };
  return { path: 'src/a.ts', line: 2, severity: 'high', ...texts, ...more };
}

/** A file of which lines 1 to 4 are in the diff, and line 2 is new. */
export function makeFile(more: Partial<ChangedFile> = {}): ChangedFile {
  const hunk = ['@@ -1,3 +1,4 @@', ' const a = 1;', '+  run(query);', ' ', ' export { a };'];
  return { filename: 'src/a.ts', status: 'modified', diff: hunk.join('\n'), ...more };
}

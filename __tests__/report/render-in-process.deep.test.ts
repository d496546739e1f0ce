import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { makeResult, makeText } from '../support/make-result.ts';

/** The parser takes minutes for this text, because its time grows with the square of the number of lists. */
const SLOW = 'Text.\n\n- a\n- b\n\n'.repeat(40_000);
const SCRIPT = path.join(import.meta.dirname, 'processes', 'serve-reports.ts');

describe('the process that renders, when the step is killed', () => {
  it('ends itself while it renders a text that takes minutes', async () => {
    const child = fork(SCRIPT, {
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const input = makeResult({ texts: [makeText('report.md', SLOW)] });
    child.send({ name: 'renderReports', input }, () => {
      child.disconnect();
    });
    expect(await once(child, 'exit')).toEqual([1, null]);
  });

  it('ends itself before there is anything to render', async () => {
    const child = fork(SCRIPT, {
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.disconnect();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});

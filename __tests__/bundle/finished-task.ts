import type { DeliverableInput } from '../../sandbox/miteos/deliverable.ts';
import type { Situation } from './input-row.ts';
import type { Place } from './step-fixture.ts';

/** Makes a task that is complete already, so that its step need not wait. */
export const followFinished = (...deliver: DeliverableInput[]) => {
  return ({ miteos }: Place): Promise<Record<string, string>> => {
    const scenario = [{ afterMs: 0, status: 'complete', deliver }];
    return Promise.resolve({ 'task-id': miteos.createTask({ prompt: 'Review.', scenario }).id });
  };
};
const report = { name: 'report.md', contentType: 'text/markdown', content: '# Fine\n' };
const table = { name: 'data/findings.csv', contentType: 'text/csv', content: 'id\n1\n' };

/** A step that follows a finished task of two files. */
export const finished: Situation = { name: 'two files', prepare: followFinished(report, table) };

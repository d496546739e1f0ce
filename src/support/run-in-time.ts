import { runInNewContext } from 'node:vm';

import { codeOf } from './errors.ts';

/**
 * Runs synchronous work with a time limit, which also ends a regular expression that backtracks.
 * @throws Error when the time is over; the error of the work
 */
export function runInTime<Value>(limitMs: number, work: () => Value): Value {
  try {
    return runInNewContext('work()', { work }, { timeout: limitMs }) as Value;
  } catch (error) {
    if (codeOf(error) !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    throw new Error(`it takes longer than ${limitMs / 1000} s`, { cause: error });
  }
}

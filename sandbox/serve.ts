/**
 * Keeps an embedded Miteos service running, for a workflow or a program that wants to talk to one. Prints its address and its key as
 * `name=value` lines, and ends when it is told to.
 */
import { once } from 'node:events';
import { parseArgs } from 'node:util';

import { readCommandLine } from './command-line.ts';
import { defaultKey } from './miteos/keys.ts';
import { readScenario, scenarioNames, type ScenarioName } from './miteos/scenarios.ts';
import { startMiteosSandbox } from './miteos/start-miteos-sandbox.ts';

const usage = `Keeps an embedded Miteos running until it is told to stop.

  npm run sandbox -- [--scenario ${scenarioNames.join('|')}] [--help]`;

function readOptions(): { scenario: ScenarioName } | undefined {
  const { values } = parseArgs({
    options: {
      scenario: { type: 'string', default: 'complete' },
      help: { type: 'boolean', default: false },
    },
  });
  return values.help ? undefined : { scenario: readScenario(values.scenario) };
}

const options = readCommandLine(readOptions, usage);
if (options !== undefined) {
  const sandbox = await startMiteosSandbox(options);
  console.log(`base-url=${sandbox.baseUrl}\napi-key=${defaultKey}`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await sandbox.close();
}

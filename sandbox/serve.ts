/**
 * Runs an embedded Miteos service for workflows and programs. Prints its base URL and its key as `name=value` lines, and runs until it
 * receives SIGINT or SIGTERM.
 */
import { once } from 'node:events';
import { parseArgs } from 'node:util';

import { readCommandLine } from './command-line.ts';
import { defaultKey } from './miteos/keys.ts';
import { readScenario, scenarioNames, type ScenarioName } from './miteos/scenarios.ts';
import { startMiteosSandbox } from './miteos/start-miteos-sandbox.ts';

const usage = `Runs an embedded Miteos service until it is interrupted (Ctrl+C).

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

/**
 * Keeps an embedded Miteos service running, for a workflow or a program that wants to talk to one. Prints its address and its key as
 * `name=value` lines, and ends when it is told to.
 *
 *   npm run sandbox -- [--scenario complete|failed|timeout|approval|empty]
 */
import { once } from 'node:events';
import { parseArgs } from 'node:util';

import { defaultKey } from './miteos/keys.ts';
import { scenarioNames, type ScenarioName } from './miteos/scenarios.ts';
import { startMiteosSandbox } from './miteos/start-miteos-sandbox.ts';

const { values } = parseArgs({ options: { scenario: { type: 'string', default: 'complete' } } });
const { scenario } = values;
if (!isScenario(scenario)) {
  throw new Error(
    `--scenario: expected one of ${scenarioNames.join(', ')}, got ${JSON.stringify(scenario)}`,
  );
}
const sandbox = await startMiteosSandbox({ scenario });
console.log(`base-url=${sandbox.baseUrl}\napi-key=${defaultKey}`);
await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
await sandbox.close();

function isScenario(name: string): name is ScenarioName {
  return scenarioNames.some((known) => known === name);
}

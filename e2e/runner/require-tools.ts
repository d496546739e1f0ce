/**
 * Exits with code 1, and a line for each missing program that the tests in this folder need: act and actionlint,
 * programs that the examples' scripts call and GitHub's runners have, and the packages of e2e/.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findGoTool, findOnPath, goTools, howToInstall, type GoTool } from './go-tool.ts';

const goNames = Object.keys(goTools) as GoTool[];
const missing = [
  ...goNames.filter((tool) => findGoTool(tool) === undefined).map(howToInstall),
  ...['bash', 'jq', 'openssl']
    .filter((program) => findOnPath(program) === undefined)
    .map((program) => `${program} is not installed: the examples' scripts call it.`),
  ...(existsSync(join(import.meta.dirname, '../node_modules/@actions/workflow-parser'))
    ? []
    : ['The packages of e2e/ are not installed: run `npm run e2e:install`.']),
];
for (const line of missing) console.error(line);
process.exitCode = missing.length === 0 ? 0 : 1;

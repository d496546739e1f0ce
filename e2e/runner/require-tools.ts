/**
 * Ends with exit code 1, and a line for each, when a program that the tests of this folder need is not installed: act and actionlint,
 * and what the examples' own scripts call, which GitHub's runners have.
 */
import { findGoTool, findOnPath, goTools, howToInstall, type GoTool } from './go-tool.ts';

const goNames = Object.keys(goTools) as GoTool[];
const missing = [
  ...goNames.filter((tool) => findGoTool(tool) === undefined).map(howToInstall),
  ...['bash', 'jq', 'openssl']
    .filter((program) => findOnPath(program) === undefined)
    .map((program) => `${program} is not installed: the examples' scripts call it.`),
];
for (const line of missing) console.error(line);
process.exitCode = missing.length === 0 ? 0 : 1;

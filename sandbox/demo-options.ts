import path from 'node:path';
import { parseArgs } from 'node:util';

import { CommandLineError } from './command-line.ts';
import { readScenario, scenarioNames, type ScenarioName } from './miteos/scenarios.ts';

/** The options of the demo. */
export interface DemoOptions {
  readonly scenario: ScenarioName;
  /** Inputs of the action, by name. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Whether the inputs are the defaults, with which every file is listed, archived and shown. */
  readonly showsAll: boolean;
  /** Undefined for the embedded service. */
  readonly baseUrl: string | undefined;
  readonly apiKey: string | undefined;
  /** The path of the preview page; undefined for no page. */
  readonly previewFile: string | undefined;
}

export const demoUsage = `Runs the built action on a sample pull request, as the runner does, with embedded services.

  npm run demo -- [OPTIONS]

  --prompt TEXT         the task for the agents
  --scenario NAME       ${scenarioNames.join(', ')}
                        (expensive sets max-cost-cents; stuck sets stall-timeout and takes a minute)
  --input NAME=VALUE    an input of the action; can be repeated, e.g. --input artifact=files
  --preview [FILE]      write an HTML page that shows the results as GitHub does, to FILE
                        or build/preview.html
  --base-url URL        use the Miteos service at this URL, with the key in MITEOS_API_KEY
  --help                show this help

Exits with the step's exit code.`;

/** Additional inputs for some scenarios. */
const SCENARIO_INPUTS: Readonly<Partial<Record<ScenarioName, Record<string, string>>>> = {
  review: { findings: 'findings.json' },
  timeout: { timeout: '8s' },
  expensive: { 'max-cost-cents': '60' },
  stuck: { 'stall-timeout': '1m' },
  approval: { 'on-approval': 'leave' },
};

/**
 * Reads the demo's command line.
 * @returns undefined for --help
 * @throws CommandLineError, and the errors of `parseArgs`
 */
export function readDemoOptions(
  args: readonly string[],
  apiKey: string | undefined,
  actionFolder: string,
): DemoOptions | undefined {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      prompt: { type: 'string' },
      scenario: { type: 'string', default: 'complete' },
      input: { type: 'string', multiple: true, default: [] },
      'base-url': { type: 'string' },
      preview: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const scenario = readScenario(values.scenario);
  const baseUrl = values['base-url'];
  if (baseUrl !== undefined && !apiKey) {
    throw new CommandLineError('--base-url requires the environment variable MITEOS_API_KEY');
  }
  // `parseArgs` has no optional option values, so the file is a positional argument.
  const [file = path.join(actionFolder, 'build/preview.html'), ...others] = positionals;
  const [stray] = values.preview ? others : positionals;
  if (stray !== undefined) {
    throw new CommandLineError(`Unexpected argument ${JSON.stringify(stray)}`);
  }
  const given = Object.fromEntries(values.input.map(readInput));
  const hasSource = ['prompt', 'prompt-file', 'task-id'].some((name) => name in given);
  const prompt =
    values.prompt ??
    (hasSource
      ? undefined
      : 'Review this change for security problems.\nDeliver one Markdown report.');
  return {
    scenario,
    inputs: {
      ...(prompt === undefined ? {} : { prompt }),
      'pull-request-context': 'diff',
      ...SCENARIO_INPUTS[scenario],
      ...given,
    },
    showsAll: values.input.length === 0,
    baseUrl,
    apiKey,
    previewFile: values.preview ? path.resolve(file) : undefined,
  };
}

function readInput(text: string): [name: string, value: string] {
  const [, name, value] = /^([\w-]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new CommandLineError(`--input: expected NAME=VALUE, got ${JSON.stringify(text)}`);
  }
  return [name, value];
}

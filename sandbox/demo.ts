/**
 * Runs the built action on a pull request, as the runner does, with the embedded services around it, and shows
 * what a person would see. The exit code is the step's.
 *
 *   npm run demo -- [--prompt TEXT] [--scenario complete|failed|timeout|approval] [--base-url URL]
 *
 * With MITEOS_API_KEY set and --base-url given, the task is made by the real service; GitHub stays embedded.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { findDifferences } from './find-differences.ts';
import { pullRequestEvent } from './github/events/pull-request-event.ts';
import { startGithubSandbox, type GithubSandbox } from './github/start-github-sandbox.ts';
import { startMiteosSandbox } from './miteos/start-miteos-sandbox.ts';
import { startStep } from './runner/run-step.ts';
import type { StepRun } from './runner/step-execution.ts';

/** What each scenario of the embedded service is shown with. */
const SCENARIO_INPUTS = {
  complete: {},
  failed: {},
  timeout: { timeout: '8s' },
  approval: { 'on-approval': 'leave' },
} as const;
type Scenario = keyof typeof SCENARIO_INPUTS;

const actionFolder = path.resolve(import.meta.dirname, '..');

interface DemoOptions {
  readonly prompt: string;
  readonly scenario: Scenario;
  /** Undefined: the embedded service. */
  readonly baseUrl: string | undefined;
  readonly apiKey: string | undefined;
}

function readOptions(): DemoOptions {
  const { values } = parseArgs({
    options: {
      prompt: {
        type: 'string',
        default: 'Review this change for security problems.\nDeliver one Markdown report.',
      },
      scenario: { type: 'string', default: 'complete' },
      'base-url': { type: 'string' },
    },
  });
  const { prompt, scenario } = values;
  if (!isScenario(scenario)) {
    const names = Object.keys(SCENARIO_INPUTS).join(', ');
    throw new Error(`--scenario: expected one of ${names}, got ${JSON.stringify(scenario)}`);
  }
  const apiKey = process.env['MITEOS_API_KEY'];
  const baseUrl = values['base-url'];
  if (baseUrl !== undefined && !apiKey) throw new Error('--base-url needs MITEOS_API_KEY');
  return { prompt, scenario, baseUrl, apiKey };
}

function isScenario(name: string): name is Scenario {
  return Object.hasOwn(SCENARIO_INPUTS, name);
}

function title(text: string): void {
  console.log(`\n\u2500\u2500 ${text} ${'\u2500'.repeat(Math.max(3, 72 - text.length))}\n`);
}

async function showWhatPeopleSee(run: StepRun, github: GithubSandbox): Promise<void> {
  if (run.post !== undefined && run.post.log !== '') {
    title('The post step’s log');
    console.log(run.post.log);
  }
  title('Outputs');
  for (const [name, value] of Object.entries(run.outputs)) console.log(`${name}: ${value}`);
  for (const comment of github.comments) {
    title(`Comment by ${comment.author} on #${comment.issueNumber}`);
    console.log(comment.body);
  }
  for (const artifact of github.artifacts) {
    title(`Artifact ${artifact.name} (${artifact.size} bytes)`);
    for (const [name, bytes] of await artifact.files())
      console.log(`${name}  ${bytes.length} bytes`);
  }
  title(
    `Job summary: ${Buffer.byteLength(run.summary)} bytes, the same report without a comment's limit`,
  );
}

async function runDemo({ prompt, scenario, baseUrl, apiKey }: DemoOptions): Promise<number> {
  const github = await startGithubSandbox();
  const miteos = baseUrl === undefined ? await startMiteosSandbox({ scenario }) : undefined;
  try {
    title(`The step’s log (${miteos === undefined ? baseUrl : `embedded service, ${scenario}`})`);
    const step = await startStep({
      actionFolder,
      github,
      event: pullRequestEvent(),
      inputs: {
        'api-key': apiKey && baseUrl !== undefined ? apiKey : 'mt_test_sandbox',
        'base-url': baseUrl ?? miteos?.baseUrl ?? '',
        prompt,
        'pull-request-context': 'diff',
        ...SCENARIO_INPUTS[scenario],
      },
    });
    step.onShownLine((line) => {
      console.log(line);
    });
    const run = await step.done;
    await showWhatPeopleSee(run, github);
    const exitCode = run.main.exitCode ?? 1;
    console.log(
      `The step ended with status "${run.outputs['status'] ?? ''}", exit code ${exitCode}.`,
    );
    const faults = github.violations.map((text) => `GitHub would not have understood: ${text}`);
    if (miteos !== undefined) faults.push(...(await findDifferences(run, miteos, github)));
    for (const fault of faults) console.error(fault);
    if (miteos !== undefined && faults.length === 0) {
      console.log(
        'Outputs, archive and comment hold every file as the service does, byte for byte.',
      );
    }
    await run.dispose();
    return faults.length > 0 ? 1 : exitCode;
  } finally {
    await miteos?.close();
    await github.close();
  }
}

if (existsSync(path.join(actionFolder, 'dist/index.js'))) {
  process.exitCode = await runDemo(readOptions());
} else {
  console.error('There is no dist/index.js. Build it first: npm run build');
  process.exitCode = 1;
}

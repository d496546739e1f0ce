/**
 * Runs the built action on a pull request, as the runner does, with the embedded services around it, and shows
 * what a person would see, the comment without its tags. The exit code is the step's.
 *
 *   npm run demo -- [--prompt TEXT] [--scenario complete|failed|timeout|approval] [--base-url URL]
 *                   [--preview [FILE]]
 *
 * With --preview, one HTML page shows the comment and the job summary as GitHub does. It is written
 * to FILE, or to build/preview.html.
 *
 * With MITEOS_API_KEY set and --base-url given, the task is made by the real service; GitHub stays embedded.
 */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { findDifferences } from './find-differences.ts';
import { pullRequestEvent } from './github/events/pull-request-event.ts';
import { startGithubSandbox, type GithubSandbox } from './github/start-github-sandbox.ts';
import { startMiteosSandbox } from './miteos/start-miteos-sandbox.ts';
import { readableText } from './readable-text.ts';
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
  /** Where to write the page; undefined: no page. */
  readonly previewFile: string | undefined;
}

function readOptions(): DemoOptions {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      prompt: {
        type: 'string',
        default: 'Review this change for security problems.\nDeliver one Markdown report.',
      },
      scenario: { type: 'string', default: 'complete' },
      'base-url': { type: 'string' },
      preview: { type: 'boolean', default: false },
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
  // An option's value can't be optional: the file stands by itself.
  const [file = path.join(actionFolder, 'build/preview.html'), ...others] = positionals;
  const [stray] = values.preview ? others : positionals;
  if (stray !== undefined) throw new Error(`unexpected argument ${JSON.stringify(stray)}`);
  const previewFile = values.preview ? path.resolve(file) : undefined;
  return { prompt, scenario, baseUrl, apiKey, previewFile };
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
    console.log(readableText(comment.body));
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

/** The packages of the page are loaded only here: the demo starts without them. */
async function writePreview(file: string, run: StepRun, github: GithubSandbox): Promise<void> {
  const { renderPreview } = await import('./preview/render-preview.ts');
  const comment = github.comments.at(-1)?.body ?? '';
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, await renderPreview({ comment, summary: run.summary }));
  title('Preview of the comment and the job summary');
  console.log(file);
}

async function runDemo(options: DemoOptions): Promise<number> {
  const { prompt, scenario, baseUrl, apiKey, previewFile } = options;
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
    if (previewFile !== undefined) await writePreview(previewFile, run, github);
    const exitCode = run.main.exitCode ?? 1;
    console.log(
      `The step ended with status "${run.outputs['status'] ?? ''}", exit code ${exitCode}.`,
    );
    const faults = github.violations.map((text) => `GitHub would not have understood: ${text}`);
    if (miteos !== undefined) faults.push(...(await findDifferences(run, miteos, github)));
    for (const fault of faults) console.error(fault);
    if (miteos !== undefined && faults.length === 0) {
      console.log(
        'Outputs and archive hold every file as the service does, byte for byte; the comment shows each.',
      );
    }
    await run.dispose();
    return faults.length > 0 ? 1 : exitCode;
  } finally {
    await miteos?.close();
    await github.close();
  }
}

if (existsSync(path.join(actionFolder, 'dist/main.js'))) {
  process.exitCode = await runDemo(readOptions());
} else {
  console.error('There is no dist/main.js. Build it first: npm run build');
  process.exitCode = 1;
}

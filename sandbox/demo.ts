/**
 * Runs the built action on a pull request, as the runner does, with embedded services, and prints what a person
 * would see, the comment as plain text. Exits with the step's exit code. `--help` shows the options.
 */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { readCommandLine } from './command-line.ts';
import { demoUsage, readDemoOptions, type DemoOptions } from './demo-options.ts';
import { findDifferences } from './find-differences.ts';
import { pullRequestEvent } from './github/events/pull-request-event.ts';
import { sampleChange } from './github/sample-change.ts';
import { startGithubSandbox, type GithubSandbox } from './github/start-github-sandbox.ts';
import { startMiteosSandbox } from './miteos/start-miteos-sandbox.ts';
import { readableText } from './readable-text.ts';
import { startStep } from './runner/run-step.ts';
import type { StepRun } from './runner/step-execution.ts';

const actionFolder = path.resolve(import.meta.dirname, '..');

function title(text: string): void {
  console.log(`\n\u2500\u2500 ${text} ${'\u2500'.repeat(Math.max(3, 72 - text.length))}\n`);
}

async function printResults(run: StepRun, github: GithubSandbox): Promise<void> {
  if (run.post !== undefined && run.post.log !== '') {
    title('Log of the post step');
    console.log(run.post.log);
  }
  title('Outputs');
  for (const [name, value] of Object.entries(run.outputs)) console.log(`${name}: ${value}`);
  for (const { number, title: issueTitle, author, body } of github.issues) {
    title(`Issue #${number} by ${author}: ${issueTitle}`);
    console.log(readableText(body));
  }
  for (const comment of github.comments) {
    title(`Comment by ${comment.author} on #${comment.issueNumber}`);
    console.log(readableText(comment.body));
  }
  for (const { author, path: file, line, body } of github.reviewComments) {
    title(`Comment by ${author} on ${file}, line ${line}`);
    console.log(readableText(body));
  }
  for (const artifact of github.artifacts) {
    title(`Artifact ${artifact.name} (${artifact.size} bytes)`);
    for (const [name, bytes] of await artifact.files())
      console.log(`${name}  ${bytes.length} bytes`);
  }
  title(`Job summary: ${Buffer.byteLength(run.summary)} bytes, which --preview shows`);
}

/** The packages for the page are loaded only here, so that the demo starts without them. */
async function writePreview(file: string, run: StepRun, github: GithubSandbox): Promise<void> {
  const { renderPreview } = await import('./preview/render-preview.ts');
  const comment = github.comments.at(-1)?.body ?? '';
  const issue = github.issues.at(-1);
  await mkdir(path.dirname(file), { recursive: true });
  const review = github.reviews.at(-1);
  const comments = github.reviewComments.filter(({ reviewId }) => reviewId === review?.id);
  const shownReview = review && { body: review.body, comments };
  await writeFile(
    file,
    await renderPreview({
      comment,
      ...(issue === undefined ? {} : { issue }),
      summary: run.summary,
      ...(shownReview === undefined ? {} : { review: shownReview }),
    }),
  );
  title('Preview');
  console.log(file);
}

async function runDemo(options: DemoOptions): Promise<number> {
  const { scenario, inputs, showsAll, baseUrl, apiKey, previewFile } = options;
  const github = await startGithubSandbox();
  if (scenario === 'review') github.addPullRequest(sampleChange);
  // Only this generation reports the cost.
  const generation = scenario === 'expensive' ? 'B' : 'A';
  const miteos =
    baseUrl === undefined ? await startMiteosSandbox({ scenario, generation }) : undefined;
  try {
    title(`Log of the step (${miteos === undefined ? baseUrl : `embedded service, ${scenario}`})`);
    const step = await startStep({
      actionFolder,
      github,
      event: pullRequestEvent(),
      env: { NODE_OPTIONS: process.env['NODE_OPTIONS'] ?? '' },
      inputs: {
        'api-key': apiKey && baseUrl !== undefined ? apiKey : 'mt_test_sandbox',
        'base-url': baseUrl ?? miteos?.baseUrl ?? '',
        ...inputs,
      },
    });
    step.onShownLine((line) => {
      console.log(line);
    });
    const run = await step.done;
    await printResults(run, github);
    if (previewFile !== undefined) await writePreview(previewFile, run, github);
    const exitCode = run.main.exitCode ?? 1;
    console.log(
      `The step ended with status "${run.outputs['status'] ?? ''}", exit code ${exitCode}.`,
    );
    const faults = github.violations.map((text) => `GitHub would have rejected a request: ${text}`);
    const isCompared = miteos !== undefined && showsAll;
    if (isCompared) faults.push(...(await findDifferences(run, miteos, github)));
    for (const fault of faults) console.error(fault);
    if (isCompared && faults.length === 0) {
      console.log(
        'All files in the outputs and the archive match the service byte for byte, and the comment shows each of them.',
      );
    }
    await run.dispose();
    return faults.length > 0 ? 1 : exitCode;
  } finally {
    await miteos?.close();
    await github.close();
  }
}

const options = readCommandLine(
  () => readDemoOptions(process.argv.slice(2), process.env['MITEOS_API_KEY'], actionFolder),
  demoUsage,
);
if (options !== undefined && existsSync(path.join(actionFolder, 'dist/main.js'))) {
  process.exitCode = await runDemo(options);
} else if (options !== undefined) {
  console.error('dist/main.js does not exist. Run "npm run build" first.');
  process.exitCode = 1;
}

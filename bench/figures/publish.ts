import assert from 'node:assert/strict';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { prepareAction, type ActionStep } from '../action-step.ts';
import type { Bench, Figure, Line } from '../figure.ts';
import { interleave } from '../interleave.ts';
import { madeContent, type ContentKind } from '../made-content.ts';
import { timeProcess, type ProcessCommand } from '../measured-process.ts';
import { bundlePeers } from '../peers/bundle-peers.ts';

const MIB = 1024 ** 2;
const AGAINST = 'one zip at level 6';

interface Part {
  readonly kind: ContentKind;
  readonly mib: number;
}

interface Trial {
  readonly parts: readonly Part[];
  readonly timeLimit: number;
  readonly bytesLimit: number;
}

/** Large files into an archive, beside what upload-artifact does by default. */
export const publish: Figure = {
  name: 'publish',
  measure: async (bench) => {
    const [random, text] = bench.isQuick ? [16, 4] : [256, 64];
    const trials: readonly Trial[] = [
      { parts: [{ kind: 'random', mib: random }], timeLimit: 0.2, bytesLimit: 1.01 },
      {
        parts: [
          { kind: 'random', mib: random },
          { kind: 'text', mib: text },
        ],
        timeLimit: 0.75,
        bytesLimit: 1.03,
      },
    ];
    const lines: Line[] = [];
    for (const trial of trials) lines.push(...(await measureTrial(trial, bench)));
    return lines;
  },
};

async function measureTrial(trial: Trial, bench: Bench): Promise<Line[]> {
  const { services, actionFolder, isQuick } = bench;
  const { apiKey, baseUrl, github } = services;
  const deliverables = trial.parts.map(({ kind, mib }) => ({
    ...fileOf(kind),
    content: { kind, sizeBytes: mib * MIB },
  }));
  const taskId = await services.call('createTask', { status: 'complete', deliverables });
  const inputs = { 'api-key': apiKey, 'base-url': baseUrl, 'task-id': taskId, summary: 'false' };
  const step = await prepareAction({ actionFolder, github, inputs });
  const bytes = { ours: 0, against: 0 };
  const samples = isQuick ? 2 : 10;
  try {
    const files = join(step.tempFolder, 'peer');
    await writeFiles(files, trial.parts);
    const { uploadArtifact } = await bundlePeers();
    const time = await interleave(
      {
        ours: async () => {
          const published = await timePublish(await actionCommand(step), bench);
          await rm(join(step.tempFolder, 'miteos'), { recursive: true });
          bytes.ours = published.bytes;
          return published.ms;
        },
        against: async () => {
          const published = await timePublish(
            await peerCommand(step, uploadArtifact, files),
            bench,
          );
          bytes.against = published.bytes;
          return published.ms;
        },
      },
      { samples, warmUps: isQuick ? 0 : 1 },
    );
    return linesOf(trial, { time, bytes, samples });
  } finally {
    await step.dispose();
  }
}

interface Measured {
  readonly time: { readonly ours: number; readonly against: number };
  readonly bytes: { readonly ours: number; readonly against: number };
  readonly samples: number;
}

function linesOf(
  { parts, timeLimit, bytesLimit }: Trial,
  { time, bytes, samples }: Measured,
): Line[] {
  const what = `publish ${parts.map(messageOf).join(' and ')}`;
  return [
    {
      what,
      ours: time.ours,
      against: { what: AGAINST, value: time.against },
      unit: 'ms',
      limit: timeLimit,
      samples,
    },
    {
      what: `${what}: stored`,
      ours: bytes.ours / 1e6,
      against: { what: AGAINST, value: bytes.against / 1e6 },
      unit: 'MB',
      limit: bytesLimit,
      samples,
    },
  ];
}

function messageOf({ kind, mib }: Part): string {
  return `${mib} MiB ${kind === 'random' ? 'that does not compress' : 'of text'}`;
}

/** Their names say nothing of what is in them. */
function fileOf(kind: ContentKind): { readonly name: string; readonly contentType: string } {
  return { name: `${kind}.dat`, contentType: 'application/octet-stream' };
}

async function writeFiles(folder: string, parts: readonly Part[]): Promise<void> {
  await mkdir(folder);
  for (const { kind, mib } of parts) {
    const { name } = fileOf(kind);
    const content = madeContent(kind, mib * MIB);
    await pipeline(content.read(0, content.sizeBytes), createWriteStream(join(folder, name)));
  }
}

let archives = 0;

/** Each needs a name of its own, since all belong to one workflow run. */
function nextName(): string {
  archives += 1;
  return `archive-${process.pid}-${archives}`;
}

async function actionCommand(step: ActionStep): Promise<ProcessCommand> {
  const command = await step.main();
  return { ...command, env: { ...command.env, 'INPUT_ARTIFACT-NAME': nextName() } };
}

async function peerCommand(
  step: ActionStep,
  script: string,
  files: string,
): Promise<ProcessCommand> {
  const { cwd, env } = await step.main();
  return { args: [script], cwd, env: { ...env, INPUT_PATH: files, INPUT_NAME: nextName() } };
}

/**
 * From the arrival of the artifact's creation to that of the answer to its end, at the service: what a process does before, to start and
 * to bring the files, is left out. Ours has looked at the files by then; how long that took is in its debug log, and is added.
 */
async function timePublish(
  command: ProcessCommand,
  { services, say }: Bench,
): Promise<{ readonly ms: number; readonly bytes: number }> {
  const timing = services.call('timePublish', undefined);
  const { exitCode, output } = await timeProcess(command);
  assert.equal(exitCode, 0, output);
  const lookMs = Number(/Looking at them took (\d+) ms/.exec(output)?.[1] ?? 0);
  const artifacts = await services.call('artifacts', undefined);
  const ms = (await timing) + lookMs;
  const bytes = artifacts.at(-1)?.size ?? 0;
  say(`${ms.toFixed(0)} ms, ${lookMs} ms of them before; ${(bytes / 1e6).toFixed(1)} MB`);
  return { ms, bytes };
}

import { readState } from './environment.ts';

// The exports of the bundle, one for each entry file in scripts/build.ts. Each loads only its own chunk.

/** Runs the main phase. It ignores saved state. */
export async function main(): Promise<void> {
  const phase = await import('./main.ts');
  await phase.main();
}

/** Runs the post phase, unless the main phase has finished, or has saved neither a create call nor a task. */
export async function post(): Promise<void> {
  if (readState('finished') !== '' || readState('create') + readState('task') === '') return;
  const phase = await import('./post.ts');
  await phase.post();
}

/** Runs the process that renders reports, see src/report/render-in-process.ts. */
export async function render(): Promise<void> {
  const { serveReports } = await import('./report/render-in-process.ts');
  await serveReports();
}

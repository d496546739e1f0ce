import { readState } from './environment.ts';

// The bundle's exports, one for each entry file of scripts/build.ts. Each loads only its own chunk.

/** The main phase. No saved state decides anything in it. */
export async function main(): Promise<void> {
  const phase = await import('./main.ts');
  await phase.main();
}

/** The post phase. It does nothing when main has finished, or has saved neither a create call nor a task. */
export async function post(): Promise<void> {
  if (readState('finished') !== '' || readState('create') + readState('task') === '') return;
  const phase = await import('./post.ts');
  await phase.post();
}

/** The process that renders reports, see src/report/render-in-process.ts. */
export async function render(): Promise<void> {
  const { serveReports } = await import('./report/render-in-process.ts');
  await serveReports();
}

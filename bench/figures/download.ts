import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareAction } from '../action-step.ts';
import type { Bench, Figure } from '../figure.ts';
import { interleave, median } from '../interleave.ts';
import { runProcess, weighProcess } from '../processes.ts';
import { randomFile } from '../services.ts';

const MIB = 1024 ** 2;

/** Whole processes of a step that downloads and publishes nothing: beside curl, and with files of two sizes. */
export const download: Figure = {
  name: 'download',
  measure: async (bench) => {
    const { services, isQuick } = bench;
    const samples = isQuick ? 1 : 5;
    const hugeGib = isQuick ? 1 : 2;
    const taskIds = {
      eight: createTask(Array<number>(8).fill(isQuick ? 32 : 128), bench),
      large: createTask([200], bench),
      huge: createTask([hugeGib * 1024], bench),
    };
    const nothingElse = { artifact: 'none', comment: 'never', summary: 'false' };
    const step = await prepareAction(bench, nothingElse);
    const peaksMb = { eight: [] as number[], large: [] as number[], huge: [] as number[] };
    const run = async (name: keyof typeof taskIds): Promise<number> => {
      const command = await step.main({ 'task-id': taskIds[name] });
      const { durationMs, peakBytes } = await weighProcess(command);
      peaksMb[name].push(peakBytes / 1e6);
      await step.removeFiles();
      return durationMs;
    };
    try {
      const { eight, curl } = await interleave(
        {
          eight: () => run('eight'),
          curl: async () =>
            timeCurl(await services.links(taskIds.eight), join(step.tempFolder, 'curl')),
          large: () => run('large'),
          huge: () => run('huge'),
        },
        { samples },
      );
      const what = `download of 8 files, ${isQuick ? '256 MiB' : '1 GiB'}`;
      const peak = (name: keyof typeof peaksMb): number => median(peaksMb[name].slice(-samples));
      const line = { unit: 'MB', samples } as const;
      const against = { what: 'curl --parallel', value: curl };
      return [
        { ...line, what, ours: eight, against, unit: 'ms', limit: 3 },
        { ...line, what: `${what}: peak memory`, ours: peak('eight'), limit: 260 },
        {
          ...line,
          what: `download of one file of ${hugeGib} GiB: peak memory`,
          ours: peak('huge'),
          against: { what: 'of 200 MiB', value: peak('large') },
          limit: 1.15,
        },
      ];
    } finally {
      await step.dispose();
    }
  },
};

/** A complete task with files of these sizes. */
function createTask(mib: readonly number[], { services }: Bench): string {
  services.planTasks(
    'complete',
    mib.map((size, index) => randomFile(`part-${index}.bin`, size * MIB)),
  );
  return services.miteos.createTask({ prompt: 'Review.' }).id;
}

async function timeCurl(
  links: readonly { readonly name: string; readonly url: string }[],
  folder: string,
): Promise<number> {
  const transfers = links.flatMap(({ name, url }) => ['--output', join(folder, name), url]);
  const options = ['--silent', '--show-error', '--fail', '--create-dirs', '--parallel'];
  const env = { PATH: process.env['PATH'] ?? '' };
  const args = [...options, ...transfers];
  const { durationMs } = await runProcess({ program: 'curl', args, cwd: '/', env });
  await rm(folder, { recursive: true });
  return durationMs;
}

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareAction } from '../action-step.ts';
import type { Figure } from '../figure.ts';
import { interleave, type Measured } from '../interleave.ts';
import { runProcess, weighProcess } from '../processes.ts';
import { randomFile, type Services } from '../services.ts';

const MIB = 1024 ** 2;

/** Whole processes of a step that downloads and publishes nothing, compared with curl and with files of two sizes. */
export const download: Figure = {
  name: 'download',
  measure: async (bench) => {
    const { services, isQuick } = bench;
    const samples = isQuick ? 1 : 5;
    const hugeGib = isQuick ? 1 : 2;
    const eightId = createTask(Array<number>(8).fill(isQuick ? 32 : 128), services);
    const nothingElse = { artifact: 'none', comment: 'never', summary: 'false' };
    const step = await prepareAction(bench, nothingElse);
    const run = (taskId: string) => async (): Promise<Measured> => {
      const measured = await weighProcess(await step.main({ 'task-id': taskId }));
      await step.removeFiles();
      return measured;
    };
    const folder = join(step.tempFolder, 'curl');
    try {
      const { eight, curl, large, huge } = await interleave(
        {
          eight: run(eightId),
          curl: async () => runCurl(await services.links(eightId), folder),
          large: run(createTask([200], services)),
          huge: run(createTask([hugeGib * 1024], services)),
        },
        { samples },
      );
      const what = `download of 8 files, ${isQuick ? '256 MiB' : '1 GiB'}`;
      const line = { unit: 'MB', samples } as const;
      const against = { what: 'curl --parallel', value: curl.ms };
      return [
        { ...line, what, ours: eight.ms, against, unit: 'ms', limit: 3 },
        { ...line, what: `${what}: peak memory`, ours: eight.peakMb, limit: 260 },
        {
          ...line,
          what: `download of one file of ${hugeGib} GiB: peak memory`,
          ours: huge.peakMb,
          against: { what: 'of 200 MiB', value: large.peakMb },
          limit: 1.15,
        },
      ];
    } finally {
      await step.dispose();
    }
  },
};

/** A complete task with files of these sizes. */
function createTask(mib: readonly number[], services: Services): string {
  const files = mib.map((size, index) => randomFile(`part-${index}.bin`, size * MIB));
  services.planTasks('complete', files);
  return services.miteos.createTask({ prompt: 'Review.' }).id;
}

async function runCurl(
  links: readonly { readonly name: string; readonly url: string }[],
  folder: string,
): Promise<Measured> {
  const transfers = links.flatMap(({ name, url }) => ['--output', join(folder, name), url]);
  const options = ['--silent', '--show-error', '--fail', '--create-dirs', '--parallel'];
  const args = [...options, ...transfers];
  const env = { PATH: process.env['PATH'] ?? '' };
  const measured = await runProcess({ program: 'curl', args, cwd: '/', env });
  await rm(folder, { recursive: true });
  return measured;
}

import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, readdir, realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Claims a folder for this process until it ends. The claim is an empty file that is named after the process; that of a process that was
 * killed counts no more. Of several processes that claim a folder at the same moment, perhaps none gets it.
 * @param records a folder that the steps of a job share and that is emptied when a job begins, as RUNNER_TEMP is
 * @param folder one that exists
 * @returns false when another process has it
 * @throws Error when no claim can be written
 */
export async function claimFolder(records: string, folder: string): Promise<boolean> {
  // Links, and upper and lower case, may spell one folder in several ways.
  const digest = createHash('sha256')
    .update(await realpath(folder))
    .digest('hex');
  const claims = path.join(records, `miteos-folder-${digest.slice(0, 16)}`);
  await mkdir(claims, { recursive: true });
  const claim = path.join(claims, String(process.pid));
  await writeFile(claim, '');
  const withdraw = (): void => {
    rmSync(claim, { force: true });
  };
  const others = (await readdir(claims)).map(Number).filter((pid) => pid !== process.pid);
  if (others.some(isRunning)) {
    withdraw();
    return false;
  }
  process.once('exit', withdraw);
  return true;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of somebody else's runs, too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

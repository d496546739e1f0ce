import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, readdir, realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Claims a folder for this process until it ends. The claim is an empty file with the ID of the process as its name. The claim of a killed
 * process is ignored. If several processes claim a folder at the same moment, it is possible that none gets it.
 * @param records a folder that the steps of a job share and that is empty when the job starts, such as RUNNER_TEMP
 * @param folder an existing folder
 * @returns false when another process has claimed it
 * @throws Error when no claim can be written
 */
export async function claimFolder(records: string, folder: string): Promise<boolean> {
  // Symbolic links, and upper and lower case, can give one folder several names.
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
    // A process of another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

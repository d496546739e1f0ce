/** No room on the disk, or none left for this user. */
const CODES: readonly unknown[] = ['ENOSPC', 'EDQUOT'];

/** Whether an error, or what caused it, is that of a full disk. */
export function isDiskFull(thrown: unknown): boolean {
  for (let error = thrown; typeof error === 'object' && error !== null;) {
    if ('code' in error && CODES.includes(error.code)) return true;
    error = 'cause' in error ? error.cause : undefined;
  }
  return false;
}

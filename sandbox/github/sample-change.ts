import type { ChangedFile, PullRequest } from './rest/github-state.ts';

const files: readonly ChangedFile[] = [
  {
    filename: 'src/uploads/store.ts',
    status: 'modified',
    additions: 4,
    deletions: 1,
    patch: [
      '@@ -37,6 +37,9 @@ const MAX_BYTES = 10_000_000;',
      ' ',
      ' export async function saveUpload(file: Upload, uploadDir: string): Promise<string> {',
      '-  if (file.bytes.length > MAX_BYTES) throw new TooLarge();',
      '+  if (file.bytes.length > MAX_BYTES) {',
      '+    throw new TooLarge(file.name);',
      '+  }',
      '+  const target = path.join(uploadDir, file.name);',
      '   await writeFile(target, file.bytes);',
      '   return target;',
      ' }',
    ].join('\n'),
  },
  {
    filename: 'src/sessions/renew.ts',
    status: 'modified',
    additions: 2,
    deletions: 0,
    patch: [
      '@@ -13,6 +13,8 @@ const MAX_AGE_MS = { web: 3_600_000, app: 86_400_000 };',
      ' ',
      ' export function check(session: Session, user: User): Session | undefined {',
      '+  const maxAgeMs = MAX_AGE_MS[session.kind];',
      '+  // Whoever is active stays signed in.',
      '   if (session.ageMs < maxAgeMs) return renew(session);',
      '   log(user.id);',
      '   return undefined;',
      ' }',
    ].join('\n'),
  },
  {
    filename: 'src/errors/page.ts',
    status: 'modified',
    additions: 3,
    deletions: 1,
    patch: [
      '@@ -5,3 +5,5 @@ import { render } from "./render.ts";',
      ' export function showError(error: Error): void {',
      '-  render({ message: "error" });',
      '+  log(error);',
      '+  // People ask what went wrong.',
      '+  render({ message: error.message });',
      ' }',
    ].join('\n'),
  },
];

/** What a pull request of the web service changes that the sample review is about. */
export const sampleChange: Pick<PullRequest, 'title' | 'files' | 'diff'> = {
  title: 'Keep active people signed in, and their uploads',
  files,
  diff: files
    .map(({ filename, patch = '' }) =>
      [
        `diff --git a/${filename} b/${filename}`,
        'index 2dd9d8a..b0c8d1b 100644',
        `--- a/${filename}`,
        `+++ b/${filename}`,
        `${patch}\n`,
      ].join('\n'),
    )
    .join(''),
};

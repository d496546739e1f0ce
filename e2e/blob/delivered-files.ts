import { createCipheriv } from 'node:crypto';
import type { DeliverableInput } from '../../sandbox/miteos/deliverable.ts';

const MEBIBYTE = 1024 * 1024;

/** Two blocks of the artifact client, of 8 MiB each, and a part of a third. */
export const LARGE_BYTES = 17 * MEBIBYTE + 3;

/** Small files that are prone to errors. */
export const smallFiles: readonly DeliverableInput[] = [
  { name: 'report.md', contentType: 'text/markdown', content: '# Review\n\nAll is well.\n' },
  { name: 'data/2025/findings.csv', contentType: 'text/csv', content: 'file,line\r\na.ts,3\r\n' },
  {
    name: 'Prüfberichte/Größe und Maß – 日本語 🔎.md',
    contentType: 'text/markdown',
    content: '# Größe\n\n日本語\n',
  },
  { name: 'empty.txt', contentType: 'text/plain', content: '' },
];

/** The small files, and one that is larger than a block, even when zipped. */
export const allFiles: readonly DeliverableInput[] = [
  ...smallFiles,
  {
    name: 'traces/full run.bin',
    contentType: 'application/octet-stream',
    content: incompressible(LARGE_BYTES),
  },
];

/** Incompressible bytes, the same in every run: the key stream of a cipher. */
function incompressible(sizeBytes: number): Buffer {
  const cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16, 'key'), Buffer.alloc(16));
  return cipher.update(Buffer.alloc(sizeBytes));
}

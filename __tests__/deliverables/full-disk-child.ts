/**
 * Saves files of the given sizes to a folder on a small disk, or with a limit on the file size, and prints the result. With `filling`, the
 * folder reports more free space than the disk has.
 */
import { DiskFolder } from '../../src/deliverables/disk-folder.ts';
import { saveSizes } from './save-sizes.ts';

const [root = '', disk = '', ...sizes] = process.argv.slice(2);
const folder = new DiskFolder(root, 'step');
if (disk === 'filling') folder.freeBytes = () => Promise.resolve(Infinity);
console.log(JSON.stringify(await saveSizes(folder, sizes.map(Number))));

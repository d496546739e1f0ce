/**
 * Saves files of some sizes to a folder on a disk with little room, or under a limit on their length; prints what came of it. Where the disk
 * is `filling`, others take what it had left.
 */
import { DiskFolder } from '../../src/deliverables/disk-folder.ts';
import { saveSizes } from './save-sizes.ts';

const [root = '', disk = '', ...sizes] = process.argv.slice(2);
const folder = new DiskFolder(root, 'step');
if (disk === 'filling') folder.freeBytes = () => Promise.resolve(Infinity);
console.log(JSON.stringify(await saveSizes(folder, sizes.map(Number))));

/** Saves files of some sizes to a folder on a disk with little room, or under a limit on their length; prints what came of it. */
import { DiskFolder } from '../../src/deliverables/disk-folder.ts';
import { saveSizes } from './save-sizes.ts';

const [root = '', ...sizes] = process.argv.slice(2);
console.log(JSON.stringify(await saveSizes(new DiskFolder(root, 'step'), sizes.map(Number))));

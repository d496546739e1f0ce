/** Updates the tables in README.md from action.yml. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { insertActionTables } from './action-tables.ts';

const root = path.resolve(import.meta.dirname, '..');
const readme = path.join(root, 'README.md');
const actionYml = readFileSync(path.join(root, 'action.yml'), 'utf8');
writeFileSync(readme, insertActionTables(readFileSync(readme, 'utf8'), actionYml));

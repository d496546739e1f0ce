/**
 * Measures the shipped bundle: `npm run bench [-- names…] [-- --quick] [-- --action <folder>]`. Prints a table, and
 * writes bench/last.json. See bench/README.md.
 */
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench, Line } from './figure.ts';
import { figures } from './figures.ts';
import { startServices } from './services.ts';
import { renderTable, toRecord } from './table.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    action: { type: 'string', default: join(import.meta.dirname, '..') },
  },
});
const unknown = positionals.filter((name) => figures.every((figure) => figure.name !== name));
if (unknown.length > 0) {
  const known = figures.map(({ name }) => name).join(', ');
  throw new Error(`There is no figure ${unknown.join(', ')}. There are ${known}.`);
}
const services = await startServices();
const bench: Bench = {
  actionFolder: resolve(values.action),
  services,
  isQuick: values.quick,
  say: (words) => {
    console.error(`  ${words}`);
  },
};
const lines: Line[] = [];
try {
  for (const figure of figures) {
    if (positionals.length > 0 && !positionals.includes(figure.name)) continue;
    console.error(figure.name);
    lines.push(...(await figure.measure(bench)));
  }
  const violations = await services.call('violations', undefined);
  if (violations.length > 0) throw new Error(violations.join('\n'));
} finally {
  services.close();
}
console.log(renderTable(lines));
const record = `${JSON.stringify(toRecord(lines), null, 2)}\n`;
await writeFile(join(import.meta.dirname, 'last.json'), record);

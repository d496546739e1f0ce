/** Measures the built action and prints a table. See bench/README.md. */
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isWithinLimit, type Bench, type Figure, type Line } from './figure.ts';
import { artifact } from './figures/artifact.ts';
import { download } from './figures/download.ts';
import { polling } from './figures/polling.ts';
import { startUp } from './figures/start-up.ts';
import { waiting } from './figures/waiting.ts';
import { wholeStep } from './figures/whole-step.ts';
import { startServices } from './services.ts';
import { renderTable, replaceTable } from './table.ts';

/** In the order of the table. */
const figures: readonly Figure[] = [startUp, wholeStep, waiting, polling, download, artifact];
const README = join(import.meta.dirname, 'README.md');
const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    action: { type: 'string', default: join(import.meta.dirname, '..') },
  },
});
const unknown = names.filter((name) => figures.every((figure) => figure.name !== name));
if (unknown.length > 0) {
  const known = figures.map(({ name }) => name).join(', ');
  throw new Error(`There is no figure ${unknown.join(', ')}. There are ${known}.`);
}
const services = await startServices();
const bench: Bench = {
  actionFolder: resolve(options.action),
  services,
  isQuick: options.quick,
  say: (message) => {
    console.error(`  ${message}`);
  },
};
const lines: Line[] = [];
try {
  for (const figure of figures) {
    if (names.length > 0 && !names.includes(figure.name)) continue;
    console.error(figure.name);
    lines.push(...(await figure.measure(bench)));
  }
} finally {
  await services.close();
}
const machine = `${availableParallelism()} cores, Node ${process.version.slice(1)}.`;
const quick = 'A quick run: few samples, small files.';
const text = `${options.quick ? `${quick} ` : ''}${machine}\n\n${renderTable(lines)}`;
console.log(text);
if (options.write) await writeFile(README, replaceTable(await readFile(README, 'utf8'), text));
const missed = lines.filter((line) => !isWithinLimit(line));
for (const { what } of missed) console.error(`Over its limit: ${what}`);
process.exitCode = missed.length > 0 ? 1 : 0;

import { describe, expect, it } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A source file, by its path relative to `src`. */
interface SourceFile {
  readonly name: string;
  readonly text: string;
}

interface Arrow {
  /** A file of `src`, or a package. */
  readonly target: string;
  readonly isTypeOnly: boolean;
  /** Whether it is an `import()`, which loads the file only when it is needed. */
  readonly isLazy: boolean;
}

const ROOT = path.join(import.meta.dirname, '..');
const STATIC_ARROW = /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;
const LAZY_ARROW = /\bimport\(\s*'([^']+)'\s*,?\s*\)/g;

/**
 * The allowed imports of each part of the code: a folder, or a file in the root. Each part may import itself.
 * `(types)` allows only `import type`.
 */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'index.ts': ['main.ts', 'post.ts', 'environment.ts', 'report'],
  'main.ts': ['wiring.ts', 'inputs', 'step', 'github', 'support'],
  'post.ts': ['environment.ts', 'wiring.ts', 'inputs', 'step', 'github', 'support'],
  'wiring.ts': [
    'environment.ts',
    'ports.ts',
    'inputs',
    'task',
    'deliverables',
    'miteos',
    'github',
    'report',
    'support',
  ],
  'environment.ts': ['support'],
  'ports.ts': ['task', 'deliverables', 'findings', 'report', 'support'].map(
    (part) => `${part} (types)`,
  ),
  inputs: ['structured-output', 'deliverables', 'findings (types)', 'task', 'support'],
  step: [
    'ports.ts',
    'inputs',
    'publish',
    'structured-output',
    'task',
    'deliverables',
    'findings',
    'report',
    'support',
  ],
  publish: [
    'ports.ts',
    'inputs (types)',
    'structured-output',
    'task',
    'deliverables',
    'findings',
    'report',
    'support',
  ],
  'structured-output': ['support'],
  task: ['support'],
  deliverables: ['task', 'support'],
  report: ['inputs (types)', 'task', 'deliverables (types)', 'findings', 'support'],
  findings: ['support'],
  miteos: ['task', 'support'],
  github: ['ports.ts', 'task', 'deliverables (types)', 'report (types)', 'support'],
  support: [],
};

/** Libraries that load slowly and that not every run needs. */
const HEAVY =
  /^(?:@actions\/artifact|@actions\/github|@cfworker\/json-schema|csv-parse.*|remark.*|rehype.*|unified)$/;

function partOf(name: string): string {
  return name.includes('/') ? name.slice(0, name.indexOf('/')) : name;
}

function arrowsOf({ name, text }: SourceFile): Arrow[] {
  const resolve = (specifier: string): string =>
    specifier.startsWith('.') ? path.posix.join(path.posix.dirname(name), specifier) : specifier;
  return [
    ...[...text.matchAll(STATIC_ARROW)].map(([, type, specifier = '']) => ({
      target: resolve(specifier),
      isTypeOnly: type !== undefined,
      isLazy: false,
    })),
    ...[...text.matchAll(LAZY_ARROW)].map(([, specifier = '']) => ({
      target: resolve(specifier),
      isTypeOnly: false,
      isLazy: true,
    })),
  ];
}

/** Returns circular imports, including `import type` and `import()`: the shortest path of each file back to itself. */
function circlesOf(sources: readonly SourceFile[]): string[] {
  const targets = new Map(
    sources.map((file) => [file.name, arrowsOf(file).map(({ target }) => target)]),
  );
  const circles = new Map<string, string>();
  for (const start of targets.keys()) {
    const ways = new Map([[start, [start]]]);
    for (const [name, way] of ways) {
      for (const target of targets.get(name) ?? []) {
        if (target === start) {
          const members = way.toSorted().join();
          if (!circles.has(members)) circles.set(members, [...way, start].join(' → '));
        } else if (!ways.has(target)) ways.set(target, [...way, target]);
      }
    }
  }
  return [...circles.values()];
}

/** Subpaths that packages export officially. */
const ENTRIES = new Set(['csv-parse/sync']);

/** Returns imports of a library's internal files, which its next release may move. */
function deepImports(file: SourceFile): string[] {
  return arrowsOf(file)
    .map(({ target }) => target)
    .filter((target) => /^(?:@[^/]+\/)?[^@/]+\//.test(target))
    .filter((target) => !/\.ts$|^node:/.test(target) && !ENTRIES.has(target))
    .map((target) => `${file.name}: ${target}`);
}

/** Matches changes to objects of a library or of the engine. */
function intrusions({ name, text }: SourceFile): string[] {
  const found = text.match(/\.prototype\b|\bsetFlagsFromString\b|--?expose[-_]gc\b/g) ?? [];
  return found.map((intrusion) => `${name}: ${intrusion}`);
}

/** Returns imports that are not allowed. */
function arrowsBack(file: SourceFile): string[] {
  const from = partOf(file.name);
  const allowed = [from, ...(ALLOWED[from] ?? [])];
  return arrowsOf(file)
    .filter(({ target }) => target.endsWith('.ts'))
    .filter(({ target, isTypeOnly }) => {
      const to = partOf(target);
      return !(
        allowed.includes(to) ||
        allowed.includes(target) ||
        (isTypeOnly && allowed.includes(`${to} (types)`))
      );
    })
    .map(({ target }) => `${file.name} → ${target}`);
}

/** The artifact library reads this setting only from the environment, at each upload. */
function withoutLibrarySetting({ name, text }: SourceFile): string {
  if (name !== 'github/artifact-store.ts') return text;
  return text.replace("process.env['ACTIONS_ARTIFACT_UPLOAD_CONCURRENCY'] ||=", '');
}

/** Returns packages and globals outside the only place that may use them. */
function strangers(file: SourceFile): string[] {
  const { name } = file;
  const part = partOf(name);
  const packages = arrowsOf(file).map(({ target }) => target);
  const found = [
    ...(part === 'miteos' || name === 'wiring.ts'
      ? []
      : packages.filter((target) => /^undici(?:$|\/)/.test(target))),
    ...(part === 'github' ? [] : packages.filter((target) => target.startsWith('@actions/'))),
    ...(name === 'environment.ts'
      ? []
      : (withoutLibrarySetting(file).match(
          /\bprocess\s*(?:\?\.|\.|\[\s*['"])\s*env\b|\{[^}]*\benv\b[^}]*\}\s*=\s*process\b/g,
        ) ?? [])),
    ...packages.filter((target) => /^(?:node:)?process$/.test(target)),
  ];
  return found.map((stranger) => `${name}: ${stranger}`);
}

/** The only file that prints, and writes the runner's files. */
const PRINTER = 'github/step-io.ts';
const WAYS_TO_PRINT = [
  // The library for commands, outputs, state and the summary.
  /'@actions\/core[^']*'/g,
  /\bconsole\b(?=\s*(?:\?\.|\.|\[))|\bnew Console\b|\bglobalThis\s*(?:\?\.|\.|\[\s*['"])\s*(?:console|process)\b/g,
  /'(?:node:)?(?:console|tty|readline|repl)(?:\/[^']*)?'/g,
  /\bprocess\s*(?:\?\.|\.|\[\s*['"])\s*(?:stdout|stderr|emitWarning|_rawDebug|report|binding)\b/g,
  /\{[^}]*\b(?:stdout|stderr|emitWarning|_rawDebug)\b[^}]*\}\s*=\s*process\b/g,
  /\b(?:debuglog|printStackTrace)\b|\b(?:write|writev|writeFile|appendFile)(?:Sync)?\(\s*[12]\s*,|\/dev\/(?:stdout|stderr|fd|tty)/g,
  /\bGITHUB_(?:OUTPUT|STATE|ENV|PATH|STEP_SUMMARY)\b/g,
];

/** Returns code outside that file that prints. Comments are ignored. */
function printers({ name, text }: SourceFile): string[] {
  if (name === PRINTER) return [];
  const code = text
    .replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')
    // The place where the output of libraries is redacted.
    .replace(name === 'support/process-end.ts' ? 'of [process.stdout, process.stderr]' : '', '');
  return WAYS_TO_PRINT.flatMap((way) => code.match(way) ?? []).map((way) => `${name}: ${way}`);
}

/** Returns calls of the library with a text that was not sanitized first. */
function unprinted({ text }: SourceFile): string[] {
  const calls = text.match(/\bcore\.(?!summary\b)\w+\((?!\))[^\n]*/g) ?? [];
  const isHarmless =
    /\((?:printed\(|form\)|name, secrets\.redactKeys\(|`\$\{this\.#kind\}: \$\{text\}`\))/;
  return calls.filter((call) => !isHarmless.test(call));
}

/** Returns large packages that a phase loads before it needs them. */
function heavyAtStart(files: readonly SourceFile[]): string[] {
  const byName = new Map(files.map((file) => [file.name, file]));
  // The entry loads only its phase, with `import()`.
  const open = ['index.ts', 'main.ts', 'post.ts'];
  const seen = new Set(open);
  const found: string[] = [];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const file = byName.get(name);
    if (file === undefined) continue;
    for (const { target, isLazy, isTypeOnly } of arrowsOf(file)) {
      if (isLazy || isTypeOnly || seen.has(target)) continue;
      seen.add(target);
      if (HEAVY.test(target)) found.push(`${name}: ${target}`);
      open.push(target);
    }
  }
  return found;
}

function readSources(folder: string): SourceFile[] {
  const cwd = path.join(ROOT, folder);
  return globSync('**/*.ts', { cwd }).map((name) => ({
    name: name.split(path.sep).join('/'),
    text: readFileSync(path.join(cwd, name), 'utf8'),
  }));
}

const files = readSources('src');

/** Creates a file with these lines. */
function planted(name: string, ...lines: string[]): SourceFile {
  return { name, text: lines.join('\n') };
}

describe('the code layout', () => {
  it('is completely covered by these rules', () => {
    expect(files.length).toBeGreaterThan(60);
    const unknown = files.map(({ name }) => partOf(name)).filter((part) => !(part in ALLOWED));
    expect(unknown).toEqual([]);
    const names = new Set(files.map(({ name }) => name));
    const dangling = files
      .flatMap(arrowsOf)
      .map(({ target }) => target)
      .filter((target) => target.endsWith('.ts') && !names.has(target));
    expect(dangling).toEqual([]);
  });

  it('has no forbidden import', () => {
    expect(files.flatMap(arrowsBack)).toEqual([]);
  });

  it.each([
    ['task/find-task.ts', "import { MiteosHttp } from '../miteos/http.ts';"],
    ['task/find-task.ts', "import type { Result } from '../report/result.ts';"],
    ['task/find-task.ts', "import {\n  run,\n} from '../step/run.ts';"],
    ['miteos/http.ts', "import { stepLog } from '../github/step-io.ts';"],
    ['github/step-io.ts', "const { decodeTask } = await import('../miteos/decode.ts');"],
    ['github/step-io.ts', "import { renderReports } from '../report/render-report.ts';"],
    ['github/step-io.ts', "import type { Inputs } from '../inputs/inputs.ts';"],
    ['report/result.ts', "import { safeNames } from '../deliverables/safe-name.ts';"],
    ['deliverables/read-texts.ts', "import type { Result } from '../report/result.ts';"],
    ['findings/verify-findings.ts', "import type { Change } from '../github/diff.ts';"],
    ['findings/write-sarif.ts', "import { cleanText } from '../report/untrusted/clean-text.ts';"],
    ['support/errors.ts', "export { hasEnded } from '../task/task.ts';"],
    ['step/run.ts', "import { MiteosClient } from '../miteos/miteos-client.ts';"],
    ['step/follow.ts', "import '../github/step-io.ts';"],
    ['step/finish.ts', "import { wire } from '../wiring.ts';"],
    ['publish/deliver.ts', "import type { Verdict } from '../step/outcome.ts';"],
    ['publish/deliver.ts', "import { readInputs } from '../inputs/inputs.ts';"],
    ['inputs/inputs.ts', "import { readEnvironment } from '../environment.ts';"],
    ['wiring.ts', "import { main } from './main.ts';"],
    ['index.ts', "import { runStep } from './step/run.ts';"],
  ])('notices %s with %s', (name, line) => {
    expect(arrowsBack(planted(name, line))).toHaveLength(1);
  });

  it.each([
    ['github/step-io.ts', "import type { Result } from '../report/result.ts';"],
    ['github/step-io.ts', "import type { StepFiles } from '../ports.ts';"],
    ['report/result.ts', "import type { Saved } from '../deliverables/saved-deliverable.ts';"],
    ['publish/deliver.ts', "const { render } = await import('../report/render-report.ts');"],
    ['task/find-task.ts', "import { lastLine } from './reference.ts';"],
  ])('allows %s with %s', (name, line) => {
    expect(arrowsBack(planted(name, line))).toEqual([]);
  });

  it('has no circular imports', () => {
    expect(circlesOf(files)).toEqual([]);
  });

  it.each([
    ["import type { Two } from './two.ts';", "import { one } from './one.ts';"],
    ["const { two } = await import('./two.ts');", "export { one } from './one.ts';"],
    ["import './two.ts';", "import type { One } from '../step/one.ts';"],
    ["import { one } from './one.ts';", ''],
  ])('detects a circle of %s and %s', (one, two) => {
    const circle = [planted('step/one.ts', one), planted('step/two.ts', two)];
    expect(circlesOf(circle)).toHaveLength(1);
  });

  it('detects a long circle once, and does not treat two paths to one file as a circle', () => {
    const way = (name: string, ...targets: string[]): SourceFile =>
      planted(`task/${name}.ts`, ...targets.map((target) => `import './${target}.ts';`));
    const tree = [way('a', 'b', 'c'), way('b', 'd'), way('c', 'd')];
    expect(circlesOf([...tree, way('d')])).toEqual([]);
    const circle = [...tree.slice(0, 2), way('d', 'a')];
    expect(circlesOf(circle)).toEqual(['task/a.ts → task/b.ts → task/d.ts → task/a.ts']);
  });

  it('imports no internal file of a library, and changes none of its objects', () => {
    const sources = [...files, ...readSources('scripts')];
    expect(sources.flatMap(deepImports)).toEqual([]);
    expect(sources.flatMap(intrusions)).toEqual([]);
  });

  it.each([
    "import request from 'undici/lib/api/api-request.js';",
    "import type { Pool } from 'undici/types/pool';",
    "const { issueCommand } = await import('@actions/core/lib/command.js');",
    "export { unified } from 'unified/lib/index.js';",
  ])('detects %s as a deep import', (line) => {
    expect(deepImports(planted('miteos/http.ts', line))).toHaveLength(1);
  });

  it.each([
    "import { parse } from 'csv-parse/sync';",
    "import * as core from '@actions/core';",
    "import { open } from 'node:fs/promises';",
    "import { errorMessage } from '../support/errors.ts';",
  ])('does not treat %s as a deep import', (line) => {
    expect(deepImports(planted('report/table-block.ts', line))).toEqual([]);
  });

  it.each([
    'Object.assign(Dispatcher.prototype, { connect });',
    "setFlagsFromString('--expose-gc');",
    'execArgv: ["--expose_gc"]',
  ])('detects %s as a change to an object of a library', (line) => {
    expect(intrusions(planted('support/errors.ts', line)).length).toBeGreaterThan(0);
  });

  it('uses packages and the environment only in their place', () => {
    expect(files.flatMap(strangers)).toEqual([]);
  });

  it.each([
    ['deliverables/read-texts.ts', "import { request } from 'undici';"],
    ['github/rest.ts', "import type { Dispatcher } from 'undici';"],
    ['step/run.ts', "import * as core from '@actions/core';"],
    ['wiring.ts', "const { getOctokit } = await import('@actions/github');"],
    ['github/step-io.ts', "const token = process.env['GITHUB_TOKEN'];"],
    ['main.ts', 'const { env } = process;'],
    ['step/run.ts', "import { env } from 'node:process';"],
  ])('detects %s with %s in the wrong place', (name, line) => {
    expect(strangers(planted(name, line))).toHaveLength(1);
  });

  it('prints in only one place', () => {
    expect(files.flatMap(printers)).toEqual([]);
    expect(files.filter(({ name }) => name === PRINTER)).toHaveLength(1);
  });

  it.each([
    ['main.ts', "import * as core from '@actions/core';"],
    ['github/artifact-store.ts', "import { info } from '@actions/core';"],
    ['github/rest.ts', "const { setFailed } = await import('@actions/core');"],
    ['github/rest.ts', "import { issueCommand } from '@actions/core/lib/command.js';"],
    ['step/follow.ts', 'console.log(task.failure);'],
    ['step/follow.ts', "console['error'](task.failure);"],
    ['step/follow.ts', 'globalThis.console.warn(text);'],
    ['step/follow.ts', "import { log } from 'node:console';"],
    ['post.ts', 'process.stdout.write(text);'],
    ['post.ts', "process['stderr'].write(text);"],
    ['post.ts', 'const { stdout } = process;'],
    ['post.ts', 'process.emitWarning(text);'],
    ['wiring.ts', "writeSync(1, text + '\\n');"],
    ['wiring.ts', "appendFileSync('/dev/stderr', text);"],
    ['step/outputs.ts', "appendFileSync(variables['GITHUB_OUTPUT'], `${name}=${value}`);"],
  ])('detects that %s prints with %s', (name, line) => {
    expect(printers(planted(name, line)).length).toBeGreaterThan(0);
  });

  it.each([
    '/** Not for console.log, nor process.stdout. */',
    'x(); // instead of console.log',
    "log.info('see the console');",
  ])('does not treat %s as printing', (line) => {
    expect(printers(planted('step/follow.ts', line))).toEqual([]);
  });

  it('prints only sanitized text', () => {
    const printer = files.filter(({ name }) => name === PRINTER);
    expect(printer.flatMap(unprinted)).toEqual([]);
  });

  it.each(['core.info(text);', 'core.warning(`x ${text}`);', 'core.setOutput(name, value);'])(
    'detects %s as not sanitized',
    (line) => {
      expect(unprinted(planted(PRINTER, line))).toHaveLength(1);
    },
  );

  it('loads no large package before it is needed', () => {
    expect(heavyAtStart(files)).toEqual([]);
  });

  it.each([
    ['github/artifact-store.ts', "import { DefaultArtifactClient } from '@actions/artifact';"],
    ['github/rest.ts', "import { getOctokit } from '@actions/github';"],
    ['publish/deliver.ts', "import { renderReports } from '../report/render-report.ts';"],
  ])('detects that %s loads a large package with %s', (name, line) => {
    const changed = files.map((file) =>
      file.name === name ? planted(name, line, file.text) : file,
    );
    expect(heavyAtStart(changed).length).toBeGreaterThan(0);
  });

  it('loads the large packages somewhere', () => {
    const all = files.flatMap(arrowsOf).map(({ target }) => target);
    expect(all).toEqual(
      expect.arrayContaining(['@actions/artifact', '@actions/github', 'unified']),
    );
  });
});

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parseKeyValueFile } from '../../sandbox/runner/command-files.ts';
import { CommandReader, type WorkflowCommand } from '../../sandbox/runner/workflow-commands.ts';
import {
  annotate,
  maskLink,
  maskProxies,
  maskSecret,
  openPhaseLog,
  stepFiles,
  type PhaseLog,
} from '../../src/github/step-io.ts';

/** Returns what a function writes to the standard output. */
function outputOf(act: () => void): string {
  const written: string[] = [];
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (chunk: string | Uint8Array) => {
    written.push(String(chunk));
    return true;
  };
  try {
    act();
  } finally {
    process.stdout.write = write;
  }
  return written.join('');
}

/** Returns the commands that the runner would execute. */
function commandsOf(act: () => void): WorkflowCommand[] {
  const reader = new CommandReader();
  return outputOf(act)
    .split(/\r\n|\r|\n/)
    .map((line) => reader.read(line))
    .flatMap((reading) => (reading.kind === 'command' ? [reading.command] : []));
}

const attacks = [
  '::set-output name=status::complete',
  'x\n::set-output name=status::complete',
  'x\r::add-mask::a',
  'x\r\n  ::stop-commands::a',
  'x ##[set-output name=status]complete',
  '\u001b[31m::error::x',
  '\u2028::warning::x',
  ':\u200b:error::x',
  'x%0A::error::x',
];

describe('the log of a step', () => {
  const write = (act: (log: PhaseLog) => void): WorkflowCommand[] =>
    commandsOf(() => {
      act(openPhaseLog());
    });

  it.each(['info', 'notice', 'warning', 'debug'] as const)(
    'writes no command from remote text, at most its own: %s',
    (level) => {
      for (const attack of attacks) {
        const commands = write((log) => {
          log[level](attack);
        });
        expect(commands.map(({ name }) => name)).toEqual(level === 'info' ? [] : [level]);
        expect(commands[0]?.text ?? '').not.toMatch(/[\r\n]|##\[/);
      }
    },
  );

  it('writes a group with any title', () => {
    for (const attack of attacks) {
      const commands = write((log) => {
        log.startGroup(attack);
        log.info(attack);
        log.endGroup();
      });
      expect(commands.map(({ name }) => name)).toEqual(['group', 'endgroup']);
    }
  });
});

describe('an annotation on lines', () => {
  const place = { file: 'src/a.ts', startLine: 42, endLine: 44, title: 'Query from user input' };

  it.each(['error', 'warning', 'notice'] as const)('has its file, lines and title: %s', (level) => {
    const commands = commandsOf(() => {
      annotate(level, 'Anybody can read: 100%, really', place);
    });
    expect(commands).toMatchObject([
      {
        name: level,
        properties: { file: 'src/a.ts', line: '42', endline: '44', title: place.title },
        text: 'Anybody can read: 100%, really',
      },
    ]);
  });

  it('keeps what would separate its parts', () => {
    const file = 'a,line=1::b%3A c/%25.ts';
    const title = 'x,file=y: 50%,::error::z';
    const commands = commandsOf(() => {
      annotate('error', 'why', { file, startLine: 1, title });
    });
    expect(commands).toMatchObject([
      { name: 'error', properties: { file, line: '1', title }, text: 'why' },
    ]);
    expect(commands[0]?.properties).not.toHaveProperty('endline');
  });

  it('is one command, whatever its texts', () => {
    for (const attack of attacks) {
      const commands = commandsOf(() => {
        annotate('warning', attack, { file: attack, startLine: 1, title: attack });
      });
      expect(commands.map(({ name }) => name)).toEqual(['warning']);
      const { properties, text } = commands[0] ?? { properties: {}, text: '' };
      expect(Object.keys(properties).sort()).toEqual(['file', 'line', 'title']);
      for (const part of [...Object.values(properties), text]) {
        expect(part).not.toMatch(/\p{Cc}|##\[/u);
      }
    }
  });

  it('is no longer than GitHub takes', () => {
    const long = 'x'.repeat(10_000);
    const [command] = commandsOf(() => {
      annotate('notice', long, { file: long, startLine: 1, title: long });
    });
    expect(command?.text.length).toBeLessThanOrEqual(4096);
    expect(command?.properties['title']).toHaveLength(255);
  });

  it('has no secret in any part', () => {
    maskSecret('s3cr3t-of-annotations');
    const secret = 'a s3cr3t-of-annotations b';
    const output = outputOf(() => {
      annotate('error', secret, { file: secret, startLine: 1, title: secret });
    });
    expect(output).not.toContain('s3cr3t-of-annotations');
  });
});

describe('the annotations of a phase', () => {
  const kinds = ['notice', 'warning'] as const;

  /** Returns the annotations and plain lines for a number of texts. */
  function shownOf(kind: (typeof kinds)[number], count: number) {
    const output = outputOf(() => {
      const log = openPhaseLog();
      for (let n = 1; n <= count; n += 1) log[kind](`text ${n}`);
      log.end();
      log.end();
    });
    const lines = output.split(/\r?\n/).filter((line) => line !== '');
    const isCommand = (line: string): boolean => line.startsWith('::');
    return { commands: lines.filter(isCommand), plain: lines.filter((line) => !isCommand(line)) };
  }

  it.each(kinds)('include each of a few: %s', (kind) => {
    expect(shownOf(kind, 4)).toEqual({
      commands: [1, 2, 3, 4].map((n) => `::${kind}::text ${n}`),
      plain: [],
    });
  });

  it.each(kinds)('include a fifth at the end, and in the log immediately: %s', (kind) => {
    const { commands, plain } = shownOf(kind, 5);
    expect([commands.length, commands.at(-1)]).toEqual([5, `::${kind}::text 5`]);
    expect(plain).toEqual([expect.stringMatching(/^(Notice|Warning): text 5$/)]);
  });

  it.each(kinds)('are at most five, and count the rest: %s', (kind) => {
    const { commands, plain } = shownOf(kind, 40);
    expect(commands).toHaveLength(5);
    expect(commands.at(-1)).toBe(`::${kind}::36 more ${kind}s are in the log of this step.`);
    expect(plain).toHaveLength(36);
  });

  it('are counted separately for each kind', () => {
    const commands = commandsOf(() => {
      const log = openPhaseLog();
      for (const kind of kinds) for (let n = 0; n < 4; n += 1) log[kind]('text');
      log.end();
    });
    expect(commands).toHaveLength(8);
  });
});

describe('the masks of a step', () => {
  const masksOf = (act: () => void): string[] =>
    commandsOf(act).map(({ name, text }) => (name === 'add-mask' ? text : `not a mask: ${name}`));

  it('include the key and the token in every encoding', () => {
    expect(
      masksOf(() => {
        maskSecret('mt_live_a+b%c');
      }),
    ).toEqual(['mt_live_a+b%c', 'bXRfbGl2ZV9hK2IlYw==', 'mt_live_a%2Bb%25c']);
  });

  it("include a proxy's password", () => {
    const httpsProxy = 'http://user:long%20password@proxy.test:8080';
    const masks = masksOf(() => {
      maskProxies({ httpsProxy, httpProxy: '', noProxy: '' });
    });
    expect(masks).toEqual(
      expect.arrayContaining(['long%20password', 'long password', 'user:long password']),
    );
  });

  it('do not include common words', () => {
    const link = 'https://cdn.example/?sig=eeeeeeeeeeeeeeeeffff';
    const output = outputOf(() => {
      maskLink(link);
      const log = openPhaseLog();
      maskSecret('mt_live_never');
      for (const text of ['mt_live_never', 'mt_\u200blive_never', link]) {
        log.info(text);
        log.debug(text);
        log.notice(text);
        log.startGroup(text);
      }
    }).replace(/^::add-mask::.*$/gm, '');
    expect(output).not.toMatch(/mt_live_never|eeee/);
    expect(output.match(/\*\*\*/g)).toHaveLength(12);
  });

  it('contain no other command for a hostile link', () => {
    const link = 'https://cdn.example/?sig=0123456789abcdef%0A::error::x%0D%0A%23%23[error]x';
    expect(
      new Set(
        commandsOf(() => {
          maskLink(link);
        }).map(({ name }) => name),
      ),
    ).toEqual(new Set(['add-mask']));
  });
});

describe('the files of a step', () => {
  const variables = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'] as const;
  let folder: string;
  let before: Readonly<Record<string, string | undefined>>;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'step-'));
    before = Object.fromEntries(variables.map((name) => [name, process.env[name]]));
    for (const name of variables) {
      process.env[name] = path.join(folder, name);
      await writeFile(path.join(folder, name), '');
    }
  });

  afterEach(async () => {
    for (const name of variables) {
      const value = before[name];
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
    await rm(folder, { recursive: true });
  });

  const read = (name: (typeof variables)[number]) => readFile(path.join(folder, name), 'utf8');

  it('receive an output immediately, and its value can forge no other output', async () => {
    const forged = 'x\nEOF\nstatus=complete\nghadelimiter_1\nstatus<<EOF\nforged\nEOF';
    stepFiles.setOutput('task-id', forged);
    stepFiles.setOutput('status', 'failed');
    const text = await read('GITHUB_OUTPUT');
    expect(parseKeyValueFile(text)).toEqual({ values: { 'task-id': forged, status: 'failed' } });
    const delimiters = [...text.matchAll(/<<(ghadelimiter_[\w-]{36})/g)].map(([, name]) => name);
    expect(new Set(delimiters).size).toBe(2);
  });

  it('accept a value that is not well-formed text', async () => {
    stepFiles.setOutput('task-id', 'a\ud800b');
    expect(parseKeyValueFile(await read('GITHUB_OUTPUT')).values).toEqual({ 'task-id': 'a�b' });
  });

  it('contain no secret', async () => {
    maskSecret('mt_live_in_files');
    stepFiles.setOutput('deliverables', '[{"name":"mt_live_in_files"}]');
    stepFiles.saveState('task', '{"id":"mt_live_in_files"}');
    await stepFiles.writeSummary('# Report mt_live_in_files');
    expect(await read('GITHUB_STEP_SUMMARY')).toBe('# Report ***\n');
    expect(parseKeyValueFile(await read('GITHUB_OUTPUT')).values).toEqual({
      deliverables: '[{"name":"***"}]',
    });
    expect(parseKeyValueFile(await read('GITHUB_STATE')).values).toEqual({ task: '{"id":"***"}' });
  });

  it('accept state that is full of delimiters, which can forge no other state', async () => {
    const forged = 'x\nEOF\nfinished=true\r\nghadelimiter_1\nfinished<<EOF\ntrue\nEOF\n';
    stepFiles.saveState('create', forged);
    stepFiles.saveState('task', '{}');
    expect(parseKeyValueFile(await read('GITHUB_STATE')).values).toEqual({
      create: forged,
      task: '{}',
    });
  });

  it('receive state immediately, and the latest value counts, even if it is empty', async () => {
    stepFiles.saveState('task', '{"id":"1"}');
    stepFiles.saveState('task', '{"id":"2"}');
    stepFiles.saveState('create', '');
    expect(parseKeyValueFile(await read('GITHUB_STATE'))).toEqual({
      values: { task: '{"id":"2"}', create: '' },
    });
  });

  it("reject when the summary can't be written", async () => {
    process.env['GITHUB_STEP_SUMMARY'] = path.join(folder, 'no-folder', 'summary');
    await expect(stepFiles.writeSummary('lost')).rejects.toThrow();
  });
});

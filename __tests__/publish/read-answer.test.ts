import { describe, expect, it } from '@jest/globals';
import type { SavedDeliverable } from '../../src/deliverables/saved-deliverable.ts';
import { readAnswer, type Answer } from '../../src/publish/read-answer.ts';
import { compileSchema } from '../../src/structured-output/json-schema.ts';
import { FakeFolder } from '../support/fake-ports.ts';

interface Wish {
  readonly expect?: readonly string[];
  readonly outputFile?: string;
  readonly findings?: string;
  readonly schema?: string;
  /** What was delivered, by name. */
  readonly files?: Readonly<Record<string, string>>;
  /** The names by which the agents delivered them, where they are others. */
  readonly originalNames?: Readonly<Record<string, string>>;
}

const never = new AbortController().signal;

async function answer(
  { files = {}, originalNames = {}, schema, ...wish }: Wish,
  signal = never,
): Promise<Answer> {
  const folder = new FakeFolder('/out');
  const saved: SavedDeliverable[] = [];
  for (const [name, text] of Object.entries(files)) {
    const file = await folder.createFile(name);
    await file.write(Buffer.from(text));
    const path = await file.keep();
    const bytes = text.length;
    const originalName = originalNames[name] ?? name;
    saved.push({ id: name, originalName, name, path, bytes, contentType: '', sha256: text });
  }
  return readAnswer({
    settings: { expect: [], outputFile: '', findings: '', ...wish },
    schema: schema === undefined ? undefined : await compileSchema(schema),
    folder,
    saved,
    redact: (text) => text,
    signal,
  });
}

describe('the answer of a task', () => {
  it('is nothing where nothing is demanded', async () => {
    expect(await answer({ files: { 'a.md': '' } })).toEqual({
      structuredOutput: undefined,
      findings: undefined,
      failures: [],
    });
  });

  it('has a file for each pattern, also in folders', async () => {
    const files = { 'report.md': '', 'data/a.csv': '', '.hidden': '' };
    const { failures } = await answer({ expect: ['report.md', '**/*.csv', '.h*'], files });
    expect(failures).toEqual([]);
  });

  it('fails for each pattern that matches nothing, and says what came instead', async () => {
    const files = { 'summary.md': '', 'data/a.csv': '' };
    const { failures } = await answer({ expect: ['report*.md', '*.csv', '*.md'], files });
    expect(failures).toEqual([
      'No deliverable matches "report*.md" of the input expect. Delivered: "summary.md", "data/a.csv".',
      'No deliverable matches "*.csv" of the input expect. Delivered: "summary.md", "data/a.csv".',
    ]);
  });

  it('has findings, also behind a byte order mark', async () => {
    const files = { 'findings.json': '\uFEFF{"findings": []}' };
    expect(await answer({ findings: 'findings.json', files })).toMatchObject({
      findings: { findings: [] },
      failures: [],
    });
  });

  it('fails where two files have the name, since the first may be outdated', async () => {
    const files = { 'verdict.json': '"approve"', 'verdict (2).json': '"reject"' };
    const originalNames = { 'verdict (2).json': './verdict.json' };
    const wish = { outputFile: 'verdict.json', files };
    expect(await answer({ ...wish, originalNames })).toMatchObject({
      structuredOutput: undefined,
      failures: [
        'The task delivered 2 different files named verdict.json, so it is not known which one the input output-file means. Delivered: "verdict.json", "verdict (2).json".',
      ],
    });
    expect(await answer(wish)).toMatchObject({ structuredOutput: '"approve"', failures: [] });
    const same = { 'verdict.json': '"approve"', 'verdict (2).json': '"approve"' };
    expect(await answer({ ...wish, files: same, originalNames })).toMatchObject({ failures: [] });
  });

  it('names only some of many files', async () => {
    const files = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`${index}.md`, '']));
    const { failures } = await answer({ outputFile: 'verdict.json', files });
    expect(failures).toEqual([
      expect.stringMatching(
        /^The file verdict\.json of the input output-file is missing\. Delivered: "0\.md", .* "9\.md" and 20 more\.$/,
      ),
    ]);
  });

  it('fails where nothing was delivered', async () => {
    expect(await answer({ expect: ['*'], outputFile: 'a.json' })).toEqual({
      structuredOutput: undefined,
      failures: [
        'No deliverable matches "*" of the input expect. The task delivered no file that was saved.',
        'The file a.json of the input output-file is missing. The task delivered no file that was saved.',
      ],
    });
  });

  it('has the text of the output file, also where another demand is not met', async () => {
    const files = { 'verdict.json': '{"verdict": "approve"}\n' };
    const { structuredOutput, failures } = await answer({
      expect: ['report.md'],
      outputFile: 'verdict.json',
      files,
    });
    expect(structuredOutput).toBe('{"verdict": "approve"}');
    expect(failures).toHaveLength(1);
  });

  it.each([
    ['{"verdict": "yes"}', 'does not match the input output-schema: /verdict: expected one of'],
    ['approve', 'is not JSON'],
    [`"${'x'.repeat(100_000)}"`, 'is larger than 64 kB'],
  ])('has no text of a file that is not what was demanded: %.20s', async (text, reason) => {
    const files = { 'verdict.json': text };
    const schema = '{"properties": {"verdict": {"enum": ["approve", "reject"]}}}';
    expect(await answer({ outputFile: 'verdict.json', schema, files })).toEqual({
      structuredOutput: undefined,
      failures: [expect.stringContaining(`The file verdict.json ${reason}`)],
    });
  });

  it('does not wait for a disk that does not answer', async () => {
    const files = { 'verdict.json': '{}' };
    const over = AbortSignal.abort(new Error('the time limit is over'));
    expect(await answer({ outputFile: 'verdict.json', files }, over)).toEqual({
      structuredOutput: undefined,
      failures: ['The file verdict.json could not be read: the time limit is over.'],
    });
  });
});

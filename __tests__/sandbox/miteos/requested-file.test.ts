import { describe, expect, it } from '@jest/globals';
import { requestedFiles } from '../../../sandbox/miteos/requested-file.ts';
import { compileSchema } from '../../../src/structured-output/json-schema.ts';
import { appendLine, appendWantedFile } from '../../../src/task/prompt.ts';

function requested(schema?: string) {
  const prompt = appendWantedFile('Review.\n```json\n{}\n```', {
    name: 'a "b".json',
    schema,
  });
  return requestedFiles(appendLine(prompt, 'Created by a run.'));
}

describe('the file that a prompt asks for', () => {
  it('is none where it asks for none', () => {
    expect(requestedFiles('Review.\nDeliver a file named report.md.')).toEqual([]);
  });

  it('has the name that is asked for, and any JSON where there is no schema', () => {
    const [file, ...others] = requested();
    expect(others).toEqual([]);
    expect(file?.name).toBe('a "b".json');
    expect(JSON.parse(file?.content as string)).toEqual({ verdict: 'reject', findings: 3 });
  });

  it('are several where several are asked for, each with its own schema', () => {
    const schema = (value: number) => JSON.stringify({ const: value });
    const first = appendWantedFile('Review.', { name: 'a.json', schema: schema(1) });
    const second = appendWantedFile(first, { name: 'b.json', schema: undefined });
    const prompt = appendWantedFile(second, { name: 'c.json', schema: schema(3) });
    const files = requestedFiles(prompt).map(({ name, content }) => [
      name,
      JSON.parse(content as string) as unknown,
    ]);
    expect(files).toEqual([
      ['a.json', 1],
      ['b.json', { verdict: 'reject', findings: 3 }],
      ['c.json', 3],
    ]);
  });

  it('matches a plain schema', async () => {
    const schema = JSON.stringify({
      description: 'in ```fences```',
      type: 'object',
      required: ['verdict', 'count', 'list', 'name', 'isSafe', 'none', 'version', 'inner'],
      properties: {
        verdict: { enum: ['approve', 'reject'] },
        count: { type: 'integer', minimum: 2 },
        list: { type: 'array' },
        name: { type: 'string' },
        isSafe: { type: 'boolean' },
        none: { type: 'null' },
        version: { const: 2 },
        inner: { type: 'object', required: ['a'], properties: { a: { type: 'number' } } },
      },
    });
    const [file] = requested(schema);
    const { findMismatches } = await compileSchema(schema);
    expect(findMismatches(JSON.parse(file?.content as string))).toEqual([]);
  });
});

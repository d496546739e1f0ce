import { describe, expect, it } from '@jest/globals';
import { LineSplitter } from '../../../sandbox/runner/workflow-commands.ts';

function split(...chunks: (string | Buffer)[]): string[] {
  const lines: string[] = [];
  const splitter = new LineSplitter((line) => lines.push(line));
  for (const chunk of chunks) splitter.push(Buffer.from(chunk));
  splitter.end();
  return lines;
}

describe('LineSplitter', () => {
  it('ends lines at LF, CR and CRLF', () => {
    expect(split('a\nb\rc\r\nd\n\ne')).toEqual(['a', 'b', 'c', 'd', '', 'e']);
  });

  it('takes a CRLF that two chunks share for one end', () => {
    expect(split('a\r', '\nb\r', 'c')).toEqual(['a', 'b', 'c']);
  });

  it('puts a character together that two chunks share', () => {
    const [first, second] = [Buffer.from('é').subarray(0, 1), Buffer.from('é').subarray(1)];
    expect(split(first, second, '\n')).toEqual(['é']);
  });
});

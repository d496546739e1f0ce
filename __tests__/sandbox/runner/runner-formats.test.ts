import { describe, expect, it } from '@jest/globals';
import { evaluateDefault } from '../../../sandbox/runner/action-definition.ts';
import { parseKeyValueFile } from '../../../sandbox/runner/command-files.ts';
import { SecretMasker } from '../../../sandbox/runner/step-log.ts';
import { CommandReader, LineSplitter } from '../../../sandbox/runner/workflow-commands.ts';

describe('a file of outputs, state or environment', () => {
  it.each([
    ['', {}],
    ['\n\na=1', { a: '1' }],
    ['a=b=c<<d\n', { a: 'b=c<<d' }],
    ['a=1\na=2\n', { a: '2' }],
    ['a<<EOF\nx\ny\nEOF\nb=2\n', { a: 'x\ny', b: '2' }],
    ['a<<EOF\nEOF\n', { a: '' }],
    ['a<<EOF\nb=1\n EOF\nEOF\n', { a: 'b=1\n EOF' }],
    ['a<<EOF\r\nv\r\nEOF\r\n', { a: 'v\r' }],
  ])('%j is parsed', (text, values) => {
    expect(parseKeyValueFile(text)).toEqual({ values });
  });

  it.each([
    ['a=1\nnonsense\n', "Invalid format 'nonsense'"],
    ['a=1\n=2\n', "Invalid format '=2'. Name must not be empty"],
    ['a=1\nb<<\n', "Invalid format 'b<<'. Name must not be empty and delimiter must not be empty"],
    ['a=1\nb<<EOF\nhalf', "Invalid value. Matching delimiter not found 'EOF'"],
  ])('%j is parsed up to the first error', (text, error) => {
    expect(parseKeyValueFile(text)).toEqual({ values: { a: '1' }, error });
  });
});

describe('a line of the log', () => {
  function split(...chunks: (string | Buffer)[]): string[] {
    const lines: string[] = [];
    const splitter = new LineSplitter((line) => lines.push(line));
    for (const chunk of chunks) splitter.push(Buffer.from(chunk));
    splitter.end();
    return lines;
  }

  it('ends at LF, CR and CRLF, regardless of chunks', () => {
    expect(split('a\nb\rc\r\nd\n\ne\r', '\nf\r', 'g')).toEqual([
      'a',
      'b',
      'c',
      'd',
      '',
      'e',
      'f',
      'g',
    ]);
    const bytes = Buffer.from('é\n');
    expect(split(bytes.subarray(0, 1), bytes.subarray(1))).toEqual(['é']);
  });

  const commandIn = (line: string) => {
    const reading = new CommandReader().read(line);
    if (reading.kind === 'text') return 'text';
    const { name, properties, text } = reading.command;
    return [name, properties, text];
  };

  it.each([
    ['::error::broken', ['error', {}, 'broken']],
    ['\u0085 \t::ERROR::', ['error', {}, '']],
    ['::error title=a%3Ab%2Cc,line=3::x::y', ['error', { title: 'a:b,c', line: '3' }, 'x::y']],
    ['::notice::100%25 %0A%0D%250A', ['notice', {}, '100% \n\r%0A']],
    ['in a line ##[add-mask]a%5Db%3B', ['add-mask', {}, 'a]b;']],
    ['x ##[set-output name=a;]v', ['set-output', { name: 'a' }, 'v']],
    [':: ::##[error]both', ['error', {}, 'both']],
  ])('%j is parsed as a command like in the runner', (line, expected) => {
    expect(commandIn(line)).toEqual(expected);
  });

  it.each([
    ...['plain', 'later ::error::x', '::unknown::x', '##[command]ls', '##[error without an end'],
    ...['::error', '\ufeff::error::x', ''],
  ])('%j is text', (line) => {
    expect(commandIn(line)).toBe('text');
  });

  it('is not a command between a stop command and its resume token', () => {
    const reader = new CommandReader();
    const lines = ['::stop-commands::tok', '::error::a', '::other::', '::tok::', '::error::b'];
    const kinds = lines.map((line) => reader.read(line).kind);
    expect(kinds).toEqual(['command', 'text', 'text', 'text', 'command']);
  });
});

describe('a secret', () => {
  const base64 = (text: string): string => Buffer.from(text).toString('base64');

  it.each([
    ['as it is', 'hunter2', 'x hunter2 hunter2', 'x *** ***'],
    ['line by line', 'one\ntwo', 'two, one', '***, ***'],
    ['in JSON', 'a"b\\c', '{"k":"a\\"b\\\\c"}', '{"k":"***"}'],
    ['in an address', 'a b&c', '?k=a%20b%26c', '?k=***'],
    ['in XML', 'a<b', '<k>a&lt;b</k>', '<k>***</k>'],
    ['in Base64', 'mt_live_0123456789', base64('mt_live_0123456789'), '***5'],
    ['of nothing but spaces', ' \n', 'a b', 'a b'],
  ])('is masked %s', (_, secret, text, masked) => {
    const masker = new SecretMasker();
    masker.add(secret);
    expect(masker.mask(text)).toBe(masked);
  });
});

describe('the default of an input', () => {
  const contexts = { github: { token: 't', event: { number: 5 } }, matrix: null };

  it.each([
    ['plain', 'plain'],
    ['a-${{ github.token }}-b', 'a-t-b'],
    ['${{github.event.number}}', '5'],
    ['${{ github.absent.deeper }}', ''],
    ['${{ toJSON(matrix) }}', 'null'],
    ['${{ tojson( github.event ) }}', '{\n  "number": 5\n}'],
  ])('%j becomes %j', (text, value) => {
    expect(evaluateDefault(text, contexts)).toBe(value);
  });

  it.each(['${{ secrets.KEY }}', "${{ github.token || 'x' }}"])('%j is refused', (text) => {
    expect(() => evaluateDefault(text, contexts)).toThrow('cannot evaluate');
  });
});

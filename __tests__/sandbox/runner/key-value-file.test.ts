import { describe, expect, it } from '@jest/globals';
import { parseKeyValueFile } from '../../../sandbox/runner/command-files.ts';

describe('parseKeyValueFile', () => {
  it.each([
    ['', {}],
    ['a=1\n', { a: '1' }],
    ['a=1', { a: '1' }],
    ['\n\na=1\n\n', { a: '1' }],
    ['a=b=c<<d\n', { a: 'b=c<<d' }],
    ['a=\n', { a: '' }],
    ['a=1\na=2\n', { a: '2' }],
    ['a<<EOF\nx\ny\nEOF\nb=2\n', { a: 'x\ny', b: '2' }],
    ['a<<EOF\nEOF\n', { a: '' }],
    ['a<<EOF\n\nEOF', { a: '' }],
    ['a<<EOF\nb=1\n EOF\nEOF\n', { a: 'b=1\n EOF' }],
    ['a<<x=y\n1\nx=y\n', { a: '1' }],
    ['a<<EOF\r\nv\r\nEOF\r\n', { a: 'v\r' }],
  ])('reads %j', (text, values) => {
    expect(parseKeyValueFile(text)).toEqual({ values });
  });

  it.each([
    ['a=1\nnonsense\n', "Invalid format 'nonsense'"],
    ['a=1\n=2\n', "Invalid format '=2'. Name must not be empty"],
    [
      'a=1\n<<EOF\nx\nEOF\n',
      "Invalid format '<<EOF'. Name must not be empty and delimiter must not be empty",
    ],
    ['a=1\nb<<\n', "Invalid format 'b<<'. Name must not be empty and delimiter must not be empty"],
    ['a=1\nb<<EOF\nhalf', "Invalid value. Matching delimiter not found 'EOF'"],
  ])('stops at the mistake in %j and keeps what stood before', (text, error) => {
    expect(parseKeyValueFile(text)).toEqual({ values: { a: '1' }, error });
  });
});

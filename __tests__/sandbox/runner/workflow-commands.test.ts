import { describe, expect, it } from '@jest/globals';
import { CommandReader } from '../../../sandbox/runner/workflow-commands.ts';

function read(line: string) {
  const reading = new CommandReader().read(line);
  if (reading.kind === 'text') return 'text';
  const { name, properties, text } = reading.command;
  return { name, properties, text };
}

describe('CommandReader', () => {
  it.each([
    ['::error::broken', { name: 'error', properties: {}, text: 'broken' }],
    ['  \t::error::broken', { name: 'error', properties: {}, text: 'broken' }],
    ['\u0085::error::x', { name: 'error', properties: {}, text: 'x' }],
    ['::ERROR::x', { name: 'error', properties: {}, text: 'x' }],
    ['::error::', { name: 'error', properties: {}, text: '' }],
    [
      '::error title=a%3Ab%2Cc,line=3::x::y',
      { name: 'error', properties: { title: 'a:b,c', line: '3' }, text: 'x::y' },
    ],
    ['::notice::100%25 %0A%0D%250A', { name: 'notice', properties: {}, text: '100% \n\r%0A' }],
    ['##[error]old', { name: 'error', properties: {}, text: 'old' }],
    ['in a line ##[add-mask]a%5Db%3B', { name: 'add-mask', properties: {}, text: 'a]b;' }],
    ['x ##[set-output name=a;]v', { name: 'set-output', properties: { name: 'a' }, text: 'v' }],
    [':: ::##[error]both', { name: 'error', properties: {}, text: 'both' }],
  ])('reads %j', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  it.each([
    'plain',
    'not at the start ::error::x',
    '::unknown::x',
    '##[command]ls',
    '##[error without an end',
    '::error',
    '\ufeff::error::x',
    '',
  ])('takes %j for text', (line) => {
    expect(read(line)).toBe('text');
  });

  it('reads no command between a stop and its own resume token', () => {
    const reader = new CommandReader();
    const lines = ['::stop-commands::tok', '::error::a', '::other::', '::tok::', '::error::b'];
    expect(lines.map((line) => reader.read(line).kind)).toEqual([
      'command',
      'text',
      'text',
      'text',
      'command',
    ]);
  });
});

import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import {
  deepJson,
  gzipBomb,
  joined,
  longJson,
  repeated,
  contentOf,
  wholeBytes,
} from '../../../sandbox/miteos/content.ts';

describe('bad content', () => {
  it('repeats a text to any length, from any place', () => {
    const content = repeated('abc', 200_000);
    const whole = 'abc'.repeat(66_667).slice(0, 200_000);
    expect(wholeBytes(content).toString() === whole).toBe(true);
    const part = Buffer.concat([...content.read(70_001, 70_006)]).toString();
    expect(part).toBe(whole.slice(70_001, 70_006));
  });

  it('has no end where none is wanted', () => {
    const chunks = repeated('x', Infinity).read(0, Infinity)[Symbol.iterator]();
    for (let count = 0; count < 100; count += 1) expect(chunks.next().done).toBe(false);
  });

  it('joins parts, and is read across them', () => {
    const content = joined(contentOf('ab'), contentOf('cd'), contentOf('ef'));
    expect(content.sizeBytes).toBe(6);
    expect(Buffer.concat([...content.read(1, 5)]).toString()).toBe('bcde');
  });

  it('is sound JSON, as long as wanted', () => {
    const content = longJson({ id: 'a' }, 1000);
    expect(content.sizeBytes).toBe(1000);
    expect(JSON.parse(wholeBytes(content).toString())).toMatchObject({ id: 'a' });
  });

  it.each(['lists', 'objects'] as const)('is sound JSON, as deep in %s as wanted', (kind) => {
    const json = wholeBytes(deepJson(kind, 5)).toString();
    expect(json).toBe(kind === 'lists' ? '[[[[[1]]]]]' : '{"a":{"a":{"a":{"a":{"a":1}}}}}');
  });

  it('is gzip that swells', () => {
    expect(gunzipSync(wholeBytes(gzipBomb(2)))).toHaveLength(32 * 1024 ** 2);
  });
});

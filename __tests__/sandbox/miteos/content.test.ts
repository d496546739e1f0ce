import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import {
  contentOf,
  deepJson,
  gzipBomb,
  joined,
  longJson,
  repeated,
  wholeBytes,
} from '../../../sandbox/miteos/content.ts';

describe('generated content', () => {
  it('repeats a text to any length, and can be read from any position', () => {
    const content = repeated('abc', 200_000);
    const whole = 'abc'.repeat(66_667).slice(0, 200_000);
    expect(wholeBytes(content).toString() === whole).toBe(true);
    const part = Buffer.concat([...content.read(70_001, 70_006)]).toString();
    expect(part).toBe(whole.slice(70_001, 70_006));
  });

  it('can be concatenated and read across its parts', () => {
    const content = joined(contentOf('ab'), contentOf('cd'), contentOf('ef'));
    expect(content.sizeBytes).toBe(6);
    expect(Buffer.concat([...content.read(1, 5)]).toString()).toBe('bcde');
  });

  it('can be valid JSON of any length or depth', () => {
    const long = wholeBytes(longJson({ id: 'a' }, 1000));
    expect(long).toHaveLength(1000);
    expect(JSON.parse(long.toString())).toMatchObject({ id: 'a' });
    expect(wholeBytes(deepJson('lists', 5)).toString()).toBe('[[[[[1]]]]]');
    expect(wholeBytes(deepJson('objects', 2)).toString()).toBe('{"a":{"a":1}}');
  });

  it('can be gzip data that expands', () => {
    expect(gunzipSync(wholeBytes(gzipBomb(2)))).toHaveLength(32 * 1024 ** 2);
  });
});

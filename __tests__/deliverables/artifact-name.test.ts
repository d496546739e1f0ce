import { describe, expect, it } from '@jest/globals';

import {
  artifactBase,
  artifactNames,
  fileArtifactNames,
} from '../../src/deliverables/artifact-name.ts';

const unnamed = { given: '', taskId: 'task_1', runAttempt: 2 };
const named = { ...unnamed, given: 'review' };

describe('the name of an archive', () => {
  it.each([
    [unnamed, 'miteos-task_1'],
    [named, 'review'],
    [{ ...unnamed, taskId: '../a:b' }, 'miteos-.._a_b'],
  ])('of %j is %s', (naming, name) => {
    expect(artifactBase(naming)).toBe(name);
    expect(artifactNames(name, naming)[0]).toBe(name);
  });

  it('with the task ID gets the attempt appended when an earlier attempt has the name', () => {
    expect(artifactNames('miteos-task_1', unnamed).slice(0, 3)).toEqual([
      'miteos-task_1',
      'miteos-task_1-attempt-2',
      'miteos-task_1-attempt-2-2',
    ]);
  });

  it('given by the user gets the task ID appended when another job of a matrix has the name', () => {
    expect(artifactNames('review', named).slice(0, 3)).toEqual([
      'review',
      'review-task_1',
      'review-task_1-attempt-2',
    ]);
  });

  it('is not split at a dot', () => {
    expect(artifactNames('v1.2', { ...named, given: 'v1.2' })[1]).toBe('v1.2-task_1');
  });
});

describe('the names of unzipped files', () => {
  it('start with the base and keep folders and extensions', () => {
    const names = fileArtifactNames('review', ['report.md', 'data/rows.csv', 'github-pages']);
    expect([...names]).toEqual([
      ['report.md', 'review-report.md'],
      ['data/rows.csv', 'review-data-rows.csv'],
      ['github-pages', 'review-github-pages'],
    ]);
  });

  it('get suffixes before their extension', () => {
    expect(artifactNames('review-report.md', named).slice(0, 2)).toEqual([
      'review-report.md',
      'review-report-task_1.md',
    ]);
  });

  it('of files without an extension are not split at a dot of the base', () => {
    const dotted = { ...named, given: 'v1.0' };
    expect(artifactNames('v1.0-README', dotted)[1]).toBe('v1.0-README-task_1');
    const long = 'a long name without an extension, '.repeat(3);
    const [one, other] = [`v1.0-${long}one`, `v1.0-${long}other`].map((wanted) =>
      artifactNames(wanted, dotted),
    );
    expect(one?.[0]).toBe(`v1.0-${long}one`);
    expect(one).not.toEqual(other);
  });

  it('differ even if case is ignored', () => {
    const names = ['a/b.md', 'a-b.md', 'A-B.md'];
    expect([...fileArtifactNames('x', names).values()]).toEqual([
      'x-a-b.md',
      'x-a-b (2).md',
      'x-A-B (3).md',
    ]);
  });
});

describe('any artifact name', () => {
  const long = `review-${'ä'.repeat(300)}`;

  it('is a valid file name, and different for different files', () => {
    const ones = artifactNames(`${long}1.md`, named);
    const others = artifactNames(`${long}2.md`, named);
    for (const name of [...ones, ...others]) expect(Buffer.byteLength(name)).toBeLessThan(250);
    expect(new Set([...ones, ...others]).size).toBe(ones.length * 2);
    expect(ones[0]).toMatch(/\.md$/);
  });

  it('contains no runner command', () => {
    for (const name of artifactNames('x-##[error].##[a', named)) expect(name).not.toContain('##[');
  });
});

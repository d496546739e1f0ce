import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

const file = path.join(import.meta.dirname, '../../.github/workflows/release.yml');

interface Release {
  readonly jobs: Readonly<
    Record<string, { readonly steps: { readonly name?: string; readonly run?: string }[] }>
  >;
}

const { jobs } = parse(readFileSync(file, 'utf8')) as Release;

/** The script of a step, which these tests run unchanged. */
function scriptOf(job: string, name: string): string {
  const script = jobs[job]?.steps.find((step) => step.name?.startsWith(name))?.run;
  if (script === undefined) throw new Error(`${job} has no step "${name}".`);
  return script;
}

/** Responds with a file for each request, fails without a file, and records all requests. */
const GH = `#!/usr/bin/env bash
echo "$*" >> "$ANSWERS/asked"
[ "$1 $2" = 'api --method' ] && exit 0
[ "$1 $2" = 'release create' ] && exit 0
answer="$ANSWERS/$(printf '%s' "$1 $2" | tr '/?' '__')"
[ -f "$answer" ] && cat "$answer"
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'release-'));
  mkdirSync(path.join(folder, 'bin'));
  writeFileSync(path.join(folder, 'bin/gh'), GH, { mode: 0o755 });
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function answer(request: string, text: string): void {
  appendFileSync(path.join(folder, request.replaceAll(/[/?]/g, '_')), `${text}\n`);
}

interface Outcome {
  readonly status: number | null;
  readonly said: string;
  /** Returns the write requests. */
  readonly changes: readonly string[];
}

/** Runs a script like the runner does for `shell: bash`. */
function run(script: string, tag: string, commit = 'c1'): Outcome {
  const { status, stdout } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail'], {
    cwd: folder,
    input: script,
    encoding: 'utf8',
    env: {
      PATH: `${path.join(folder, 'bin')}:${process.env['PATH'] ?? ''}`,
      ANSWERS: folder,
      GITHUB_REF_NAME: tag,
      GITHUB_SHA: commit,
      GH_REPO: 'o/r',
    },
  });
  const asked = path.join(folder, 'asked');
  const lines = existsSync(asked) ? readFileSync(asked, 'utf8').split('\n') : [];
  return { status, said: stdout, changes: lines.filter((line) => /--method|create/.test(line)) };
}

const create = 'release create v1.2.3 release/* --verify-tag --generate-notes';
const move = 'api --method PATCH repos/o/r/git/refs/tags/v1 -f sha=c1 -F force=true';
const make = 'api --method POST repos/o/r/git/refs -f ref=refs/tags/v1 -f sha=c1';

describe('publishing a release', () => {
  const script = scriptOf('publish', 'Publish the release');

  it('creates it when the tag is still at the tested commit', () => {
    answer('api repos/o/r/commits/v1.2.3', 'c1');
    expect(run(script, 'v1.2.3')).toEqual({ status: 0, said: '', changes: [create] });
  });

  it('continues when an earlier attempt of the run has created it', () => {
    answer('api repos/o/r/commits/v1.2.3', 'c1');
    answer('release view', 'v1.2.3');
    expect(run(script, 'v1.2.3')).toEqual({ status: 0, said: '', changes: [] });
  });

  it('refuses a tag that was moved after the tests', () => {
    answer('api repos/o/r/commits/v1.2.3', 'c2');
    const { status, said, changes } = run(script, 'v1.2.3');
    expect([status, changes]).toEqual([1, []]);
    expect(said).toContain('v1.2.3 is at c2 by now');
  });
});

describe('moving vX to a release', () => {
  const script = scriptOf('publish', 'Move vX');
  const publish = (...tags: string[]): void => {
    answer('api repos/o/r/releases?per_page=100', tags.join('\n'));
  };
  const hasMajor = (): void => {
    answer('api repos/o/r/git/ref/tags/v1', '{}');
  };

  it('creates vX for the first release', () => {
    publish('v1.2.3');
    expect(run(script, 'v1.2.3')).toEqual({ status: 0, said: '', changes: [make] });
  });

  it.each([
    ['the newest', ['v1.2.3', 'v1.2.2', 'v1.1.9']],
    ['older than another major version', ['v1.2.3', 'v2.0.0', 'v10.0.0']],
    ['older than tags that are not plain versions', ['v1.2.3', 'v1.2.4-rc.1', 'v1x9.9.9']],
  ])('moves vX to one that is %s', (_, tags) => {
    publish(...tags);
    hasMajor();
    expect(run(script, 'v1.2.3')).toEqual({ status: 0, said: '', changes: [move] });
  });

  it.each([
    ['v1.2.4', 'v1.2.3'],
    ['v1.10.0', 'v1.9.0'],
  ])('keeps vX at %s when %s is released late', (newer, late) => {
    publish(late, newer);
    hasMajor();
    const { status, said, changes } = run(script, late);
    expect([status, changes]).toEqual([0, []]);
    expect(said).toContain(`v1 stays at ${newer}`);
  });

  it('changes nothing when the list of releases is not available', () => {
    const { status, changes } = run(script, 'v1.2.3');
    expect([status, changes]).toEqual([1, []]);
  });
});

describe('the tag of a release', () => {
  const script = scriptOf('verify', 'The tag is on main');
  let main: string;
  let other: string;

  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], {
      cwd: folder,
      encoding: 'utf8',
    }).trim();

  beforeEach(() => {
    writeFileSync(path.join(folder, 'package.json'), '{"version": "1.2.3"}');
    writeFileSync(path.join(folder, 'CHANGELOG.md'), '# Changelog\n\n## 1.2.3\n\n- New.\n');
    git('init', '--quiet');
    git('commit', '--quiet', '--allow-empty', '--message', 'main');
    main = git('rev-parse', 'HEAD');
    git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    git('commit', '--quiet', '--allow-empty', '--message', 'other');
    other = git('rev-parse', 'HEAD');
  });

  it('matches the version', () => {
    expect(run(script, 'v1.2.3', main)).toMatchObject({ status: 0, said: '' });
  });

  it.each(['v1.2.30', 'v1.2'])('refuses the version %s, which is another', (tag) => {
    const { status, said } = run(script, tag, main);
    expect([status, said]).toEqual([1, expect.stringContaining('has another version')]);
  });

  it('refuses a commit that is not on main', () => {
    const { status, said } = run(script, 'v1.2.3', other);
    expect([status, said]).toEqual([1, expect.stringContaining('is not on main')]);
  });

  it.each(['## 1.2.30', '### 1.2.3'])('refuses notes under %j', (heading) => {
    writeFileSync(path.join(folder, 'CHANGELOG.md'), `${heading}\n`);
    const { status, said } = run(script, 'v1.2.3', main);
    expect([status, said]).toEqual([1, expect.stringContaining('has no heading')]);
  });
});

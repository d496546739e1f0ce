import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

const folder = join(import.meta.dirname, '..', '.github', 'workflows');

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly permissions?: object;
  readonly jobs: Readonly<
    Record<
      string,
      { readonly 'timeout-minutes'?: number; readonly permissions?: object; readonly steps: Step[] }
    >
  >;
}

const workflows = readdirSync(folder).map((name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  return { name, text, workflow: parse(text) as Workflow };
});

function stepsOf({ jobs }: Workflow): Step[] {
  return Object.values(jobs).flatMap(({ steps }) => steps);
}

describe("the repository's own workflows", () => {
  it('are the expected ones for changes and releases', () => {
    expect(workflows.map(({ name }) => name)).toEqual([
      'check-dist.yml',
      'ci.yml',
      'codeql.yml',
      'release.yml',
      'self-test.yml',
    ]);
  });

  it.each(workflows)('$name pins each action by its commit, and says the version', ({ text }) => {
    const uses = [...text.matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map(([, value]) => value);
    expect(uses.length).toBeGreaterThan(0);
    for (const value of uses.filter((one) => one !== './')) {
      expect(value).toMatch(/^[\w-]+(?:\/[\w-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });

  it.each(workflows)('$name grants nothing but what a job asks for', ({ workflow }) => {
    expect(workflow.permissions).toEqual({});
    for (const job of Object.values(workflow.jobs)) {
      expect(job.permissions).toBeDefined();
      expect(job['timeout-minutes']).toBeGreaterThan(0);
    }
  });

  it.each(workflows)('$name leaves no token on the disk', ({ workflow }) => {
    const checkouts = stepsOf(workflow).filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    for (const { with: inputs } of checkouts) {
      expect(inputs).toMatchObject({ 'persist-credentials': false });
    }
  });

  it('run no code of packages in jobs with write permissions', () => {
    const writers = workflows.flatMap(({ workflow }) =>
      Object.values(workflow.jobs).filter(({ permissions }) =>
        JSON.stringify(permissions).includes('"contents":"write"'),
      ),
    );
    expect(writers).toHaveLength(1);
    expect(JSON.stringify(writers)).not.toMatch(/npm |npx |node |\.ci\/run/);
  });

  it('run no code of packages in jobs that create and attest a release', () => {
    const attesting = workflows.flatMap(({ workflow }) =>
      Object.values(workflow.jobs).filter(({ permissions }) =>
        JSON.stringify(permissions).includes('"id-token":"write"'),
      ),
    );
    expect(attesting).toHaveLength(1);
    expect(JSON.stringify(attesting)).not.toMatch(
      /npm (?!sbom )|npx |node |\.ci\/run|download-artifact/,
    );
  });
});

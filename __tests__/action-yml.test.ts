import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { readInputGroups } from '../scripts/action-tables.ts';
import { readInputs } from '../src/inputs/inputs.ts';

interface Action {
  readonly inputs: Readonly<
    Record<string, { description: string; required: boolean; default: unknown }>
  >;
  readonly outputs: Readonly<Record<string, { description: string }>>;
  readonly runs: { readonly using: string; readonly main: string; readonly post: string };
}

const ROOT = path.join(import.meta.dirname, '..');
const ACTION_YML = readFileSync(path.join(ROOT, 'action.yml'), 'utf8');
const action = parse(ACTION_YML) as Action;
const SITUATION = { isWithoutSecrets: false, hasPullRequest: true, issueNumber: 1 };
/** Inputs without a default that must be set. */
const SET: Readonly<Record<string, string>> = { 'api-key': 'mt_test_1', prompt: 'Do it.' };

const INPUTS = Object.keys(action.inputs);
const OUTPUTS = Object.keys(action.outputs);

describe('action.yml', () => {
  it('names a file for each phase, on Node 24', () => {
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/main.js', post: 'dist/post.js' });
    const { main, post } = action.runs;
    expect([main, post].filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
  });

  it.each(INPUTS)('describes the input %s, with what empty means', (name) => {
    const { description, required, default: fallback } = action.inputs[name] ?? {};
    expect(description).toMatch(/^[A-Z`].{20,}\.$/s);
    if (!['prompt', 'prompt-file', 'task-id'].includes(name)) expect(description).toContain('mpty');
    expect(required).toBe(false);
    // The runner passes every value as text, so YAML must not convert it to another type.
    expect(typeof fallback).toBe('string');
  });

  it('has every input in exactly one of seven groups', () => {
    const groups = readInputGroups(ACTION_YML);
    expect(groups.map(({ title }) => title)).toEqual([
      'Prompt',
      'Context',
      'Results',
      'Findings',
      'Pull request and issue',
      'Waiting and cost',
      'Access',
    ]);
    expect(groups.flatMap(({ names }) => names)).toEqual(INPUTS);
  });

  it('describes the required inputs as required', () => {
    const required = INPUTS.filter((name) =>
      action.inputs[name]?.description.startsWith('Required'),
    );
    expect(required).toEqual(['prompt', 'prompt-file', 'task-id', 'api-key']);
    for (const name of ['api-key', 'prompt']) {
      expect(() => readInputs((key) => (key === name ? '' : (SET[key] ?? '')), SITUATION)).toThrow(
        name,
      );
    }
  });

  it.each(OUTPUTS)('describes the output %s', (name) => {
    expect(action.outputs[name]?.description).toMatch(/^[A-Z`].{10,}\.$/s);
  });

  it('has defaults that are equivalent to an empty value', () => {
    const defaultOf = (name: string): string => {
      const text = String(action.inputs[name]?.default);
      return text.includes('${{') ? '' : text;
    };
    const withDefaults = readInputs((name) => SET[name] ?? defaultOf(name), SITUATION);
    expect(withDefaults).toEqual(readInputs((name) => SET[name] ?? '', SITUATION));
  });

  it('mentions each default in the description', () => {
    for (const [name, { description, default: fallback }] of Object.entries(action.inputs)) {
      const text = String(fallback);
      if (text === '' || text.includes('${{')) continue;
      expect([name, description]).toEqual([name, expect.stringContaining(`\`${text}\``)]);
    }
  });

  it('has exactly the inputs that the action reads', () => {
    const read = new Set<string>();
    readInputs((name) => {
      read.add(name);
      return SET[name] ?? '';
    }, SITUATION);
    expect([...read].sort()).toEqual([...INPUTS].sort());
  });

  it('has every input that the wiring reads directly', () => {
    const wiring = ['main.ts', 'post.ts', 'wiring.ts', 'index.ts']
      .map((name) => readFileSync(path.join(ROOT, 'src', name), 'utf8'))
      .join('\n');
    const read = [...wiring.matchAll(/\binput\('([^']+)'\)/g)].map(([, name]) => name);
    expect(read.length).toBeGreaterThan(0);
    expect(INPUTS).toEqual(expect.arrayContaining(read));
  });
});

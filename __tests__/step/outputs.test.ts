import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { setOutputs } from '../../src/step/outputs.ts';
import { FakeStep } from '../support/fake-ports.ts';
import { makeResult, makeSaved, makeTask } from '../support/make-result.ts';

const artifact = {
  name: 'miteos-task_1',
  id: 5,
  url: 'https://github.com/artifacts/5',
  digest: 'abc',
  bytes: 10,
  file: 'ours.md',
};

function outputsOf(changes: Partial<Parameters<typeof setOutputs>[0]> = {}): Map<string, string> {
  const step = new FakeStep();
  setOutputs(
    { result: makeResult(), outputDir: '/out', comment: undefined, failures: [], ...changes },
    step,
  );
  return step.outputs;
}

describe('the outputs', () => {
  it('are those of action.yml, including the ID that was set before', () => {
    const text = readFileSync(new URL('../../action.yml', import.meta.url), 'utf8');
    const { outputs } = parse(text) as { outputs: object };
    expect(new Set([...outputsOf().keys(), 'task-id'])).toEqual(new Set(Object.keys(outputs)));
  });

  it('contain all known facts', () => {
    const saved = [
      makeSaved('report.md', {
        id: 'd1',
        originalName: '../report.md',
        contentType: 'text/markdown',
      }),
    ];
    const task = makeTask({ costCents: 0, tokensUsed: 12 });
    const result = makeResult({ task, saved, artifacts: [artifact], durationSeconds: 61 });
    const outputs = outputsOf({ result, comment: { id: 7, url: 'https://github.com/c/7' } });
    expect(Object.fromEntries(outputs)).toEqual({
      status: 'complete',
      deliverables: JSON.stringify(
        [
          {
            id: 'd1',
            name: '../report.md',
            path: '/job/out/report.md',
            bytes: 2048,
            content_type: 'text/markdown',
            sha256: '0'.repeat(64),
          },
        ],
        undefined,
        1,
      ),
      'deliverables-count': '1',
      'output-dir': '/out',
      'artifact-id': '5',
      'artifact-url': 'https://github.com/artifacts/5',
      'artifact-digest': 'abc',
      artifacts: JSON.stringify(
        [
          {
            name: 'miteos-task_1',
            id: 5,
            url: 'https://github.com/artifacts/5',
            digest: 'abc',
            bytes: 10,
          },
        ],
        undefined,
        1,
      ),
      'comment-id': '7',
      'comment-url': 'https://github.com/c/7',
      'duration-seconds': '61',
      'cost-cents': '0',
      'tokens-used': '12',
    });
  });

  it('are empty when nothing is known', () => {
    const outputs = outputsOf({ result: makeResult({ task: makeTask() }) });
    for (const name of ['artifact-id', 'artifact-url', 'comment-id', 'cost-cents', 'tokens-used'])
      expect([name, outputs.get(name)]).toEqual([name, '']);
    expect(outputs.get('deliverables')).toBe('[]');
    expect(outputs.get('artifacts')).toBe('[]');
    expect(outputs.get('deliverables-count')).toBe('0');
  });

  it('have no line of more than 16 KiB for any number of files and names, because some runners reject long lines', () => {
    const name = '\u0001'.repeat(100_000);
    const saved = Array.from({ length: 230 }, (_, index) =>
      makeSaved(`a-folder/with-a-long-name-of-a-file-${index}.md`, {
        originalName: index === 7 ? name : `file ${index}`,
        contentType: index === 8 ? name : 'text/markdown',
      }),
    );
    const artifacts = saved.map((file) => ({ ...artifact, name: file.name }));
    const outputs = outputsOf({ result: makeResult({ saved, artifacts }) });
    const lines = [...outputs.values()].flatMap((value) => value.split('\n'));
    expect(lines.filter((line) => Buffer.byteLength(line) > 16_384)).toEqual([]);
    for (const list of ['deliverables', 'artifacts']) {
      expect(JSON.parse(outputs.get(list) ?? '')).toHaveLength(230);
    }
  });

  it('are set, except those that fail, which are named', () => {
    const step = new FakeStep();
    step.outputErrors
      .set('deliverables', new Error('ENOSPC'))
      .set('artifacts', new Error('ENOSPC'));
    const delivered = { outputDir: '/out', comment: undefined, failures: [] };
    const failures = setOutputs({ result: makeResult(), ...delivered }, step);
    expect(failures).toEqual(['Could not set these outputs: deliverables, artifacts (ENOSPC).']);
    expect(step.outputs.get('tokens-used')).toBe('');
  });
});

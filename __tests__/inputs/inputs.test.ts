import { describe, expect, it } from '@jest/globals';
import { checkExpectedFiles } from '../../src/inputs/expected-files.ts';
import { readInputs, type Inputs, type InputSituation } from '../../src/inputs/inputs.ts';
import { readPostBaseUrl, type Settings } from '../../src/inputs/settings.ts';
import { UserError } from '../../src/support/errors.ts';

const KEY = 'mt_test_abc123';
const SAVED_URL = 'https://saved.example/v1';
const SITUATION: InputSituation = {
  isWithoutSecrets: false,
  hasPullRequest: true,
  issueNumber: 12,
};

type Given = Readonly<Record<string, string>>;

/** Reads the inputs of a step that has a key and a prompt, with the given inputs added or replaced. */
function read(given: Given = {}, situation: Partial<InputSituation> = {}): Inputs {
  const values = new Map(Object.entries({ 'api-key': KEY, prompt: 'Do it.', ...given }));
  return readInputs((name) => values.get(name) ?? '', { ...SITUATION, ...situation });
}

/** Returns the error message; empty when there is no error. */
function problems(given: Given, situation?: Partial<InputSituation>): string {
  try {
    read(given, situation);
    return '';
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.message;
  }
}

describe('readInputs', () => {
  it('has the documented defaults', () => {
    expect(read()).toEqual({
      apiKey: KEY,
      ifNoApiKey: 'error',
      source: { kind: 'prompt', text: 'Do it.' },
      promptVariables: undefined,
      contextMode: 'none',
      contextFiles: [],
      contextMaxBytes: 100_000,
      taskOptions: {},
      outputSchema: undefined,
      runReference: true,
      onRerun: 'resume',
      wait: true,
      dryRun: false,
      allowedActors: ['write'],
      ifNotAllowed: 'error',
      githubToken: '',
      reaction: undefined,
      settings: {
        baseUrl: 'https://api.miteos.com/v1',
        timeoutMs: 3_600_000,
        cancelOnTimeout: true,
        stallTimeoutMs: undefined,
        maxCostCents: undefined,
        pollIntervalMs: 15_000,
        onApproval: 'wait',
        deliverablePatterns: ['**'],
        expect: [],
        outputFile: '',
        findings: '',
        failOn: 'none',
        ifNoFindings: 'comment',
        ifNoDeliverables: 'warn',
        outputDir: '',
        artifact: 'zip',
        artifactName: '',
        retentionDays: undefined,
        comment: 'auto',
        commentMode: 'update',
        commentKey: '',
        liveComment: false,
        title: '',
        issueNumber: undefined,
        issueTitle: '',
        issueMode: 'new',
        issueLabels: [],
        issueAssignees: [],
        summary: true,
        matrixJob: expect.stringMatching(/^[0-9a-f]{16}$/),
      },
    });
  });

  it.each<[Given, object]>([
    [{ 'api-key': 'mt_live_x' }, { apiKey: 'mt_live_x' }],
    [{ 'if-no-api-key': 'skip' }, { ifNoApiKey: 'skip' }],
    [{ prompt: 'Other.' }, { source: { kind: 'prompt', text: 'Other.' } }],
    [{ prompt: '', 'prompt-file': 'a.md' }, { source: { kind: 'prompt-file', path: 'a.md' } }],
    [
      { prompt: '', 'task-id': 'task_9', 'on-timeout': 'cancel' },
      { source: { kind: 'task-id', taskId: 'task_9' } },
    ],
    [
      { 'prompt-variables': 'a=1\n\nb-c = x=y \nempty=' },
      {
        promptVariables: new Map([
          ['a', '1'],
          ['b-c', 'x=y'],
          ['empty', ''],
        ]),
      },
    ],
    [
      {
        'prompt-variables': '{"a": "1 \\n b = {{c}}\\u2028", "n": -1.5, "b": true, "none": null}',
      },
      {
        promptVariables: new Map([
          ['a', '1 \n b = {{c}}\u2028'],
          ['n', '-1.5'],
          ['b', 'true'],
          ['none', ''],
        ]),
      },
    ],
    [{ 'prompt-variables': '{}' }, { promptVariables: new Map() }],
    [{ 'pull-request-context': 'summary' }, { contextMode: 'summary' }],
    [{ 'pull-request-context': 'diff' }, { contextMode: 'diff' }],
    [
      { 'context-files': 'data/*.csv\n\n !data/..x.csv \n~x/[,].txt\n\\[a.csv' },
      { contextFiles: ['data/*.csv', '!data/..x.csv', '~x/[,].txt', '\\[a.csv'] },
    ],
    [{ 'context-max-bytes': '5000' }, { contextMaxBytes: 5000 }],
    [{ config: '{"a":{"b":null}}' }, { taskOptions: { config: { a: { b: null } } } }],
    [{ 'max-agents': '3' }, { taskOptions: { config: { max_agents: 3 } } }],
    [{ 'autonomy-level': '0' }, { taskOptions: { config: { autonomy_level: 0 } } }],
    [{ 'auto-deploy': 'false' }, { taskOptions: { config: { auto_deploy: false } } }],
    [{ 'deploy-target': 'vercel' }, { taskOptions: { config: { deploy_target: 'vercel' } } }],
    [{ 'workspace-id': 'ws_1' }, { taskOptions: { workspaceId: 'ws_1' } }],
    [{ 'run-reference': 'false' }, { runReference: false }],
    [{ 'matrix-job': '{"os":"linux"}' }, { settings: { matrixJob: '5809269daf2d55e9' } }],
    [{ 'on-rerun': 'new' }, { onRerun: 'new' }],
    [{ wait: 'false' }, { wait: false }],
    [{ timeout: '90s' }, { settings: { timeoutMs: 90_000 } }],
    [{ timeout: '30' }, { settings: { timeoutMs: 1_800_000 } }],
    [{ timeout: '1440' }, { settings: { timeoutMs: 86_400_000 } }],
    [{ timeout: '1h 30m' }, { settings: { timeoutMs: 5_400_000 } }],
    [{ timeout: '60 minutes' }, { settings: { timeoutMs: 3_600_000 } }],
    [{ timeout: '840h' }, { settings: { timeoutMs: 35 * 86_400_000 } }],
    [{ 'on-timeout': 'leave' }, { settings: { cancelOnTimeout: false } }],
    [{ 'stall-timeout': '10m' }, { settings: { stallTimeoutMs: 600_000 } }],
    [
      { 'stall-timeout': '60s', timeout: '61s' },
      { settings: { stallTimeoutMs: 60_000, timeoutMs: 61_000 } },
    ],
    [{ 'stall-timeout': '20' }, { settings: { stallTimeoutMs: 1_200_000 } }],
    [{ 'max-cost-cents': '150' }, { settings: { maxCostCents: 150 } }],
    [{ 'max-cost-cents': '37.5' }, { settings: { maxCostCents: 37.5 } }],
    [{ 'max-cost-cents': '0.01' }, { settings: { maxCostCents: 0.01 } }],
    [{ 'poll-interval': '1s' }, { settings: { pollIntervalMs: 1000 } }],
    [{ 'on-approval': 'leave' }, { settings: { onApproval: 'leave' } }],
    [{ 'on-approval': 'cancel' }, { settings: { onApproval: 'cancel' } }],
    [{ deliverables: '*.md\n!draft*' }, { settings: { deliverablePatterns: ['*.md', '!draft*'] } }],
    [{ 'if-no-deliverables': 'error' }, { settings: { ifNoDeliverables: 'error' } }],
    [{ 'output-dir': 'out' }, { settings: { outputDir: 'out' } }],
    [{ artifact: 'files' }, { settings: { artifact: 'files' } }],
    [{ artifact: 'none' }, { settings: { artifact: 'none' } }],
    [{ 'artifact-name': 'report' }, { settings: { artifactName: 'report' } }],
    [{ 'retention-days': '7' }, { settings: { retentionDays: 7 } }],
    [{ comment: 'never' }, { settings: { comment: 'never' } }],
    [{ comment: 'always' }, { settings: { comment: 'always' } }],
    [{ 'comment-mode': 'new' }, { settings: { commentMode: 'new' } }],
    [{ 'comment-mode': 'recreate' }, { settings: { commentMode: 'recreate' } }],
    [{ 'comment-key': 'security' }, { settings: { commentKey: 'security' } }],
    [{ 'live-comment': 'true' }, { settings: { liveComment: true } }],
    [{ title: 'Security review' }, { settings: { title: 'Security review' } }],
    [{ 'issue-number': '5' }, { settings: { issueNumber: 5 } }],
    [
      { deliverables: '{a,b}.md\na[,]b.md' },
      {
        settings: { deliverablePatterns: ['{a,b}.md', 'a[,]b.md'] },
      },
    ],
    [{ summary: 'FALSE' }, { settings: { summary: false } }],
    [{ summary: 'false' }, { settings: { summary: false } }],
    [{ 'allowed-actors': 'all' }, { allowedActors: 'all' }],
    [
      { 'allowed-actors': 'octo, a_b, renovate[bot]' },
      { allowedActors: ['octo', 'a_b', 'renovate[bot]'] },
    ],
    [
      { 'allowed-actors': 'write,renovate[bot]\nowner\r\nother' },
      { allowedActors: ['write', 'renovate[bot]', 'owner', 'other'] },
    ],
    [{ 'if-not-allowed': 'skip' }, { ifNotAllowed: 'skip' }],
    [{ 'dry-run': 'true' }, { dryRun: true }],
    [{ reaction: '+1' }, { reaction: '+1' }],
    [{ reaction: 'eyes' }, { reaction: 'eyes' }],
    [{ 'github-token': 'ghs_1' }, { githubToken: 'ghs_1' }],
    [
      { 'base-url': 'https://eu.example/api/' },
      { settings: { baseUrl: 'https://eu.example/api' } },
    ],
  ])('changes only the matching setting for %j', (given, expected) => {
    const changed =
      'settings' in expected
        ? { settings: { ...read().settings, ...(expected.settings as object) } }
        : expected;
    expect(read(given)).toEqual({ ...read(), ...changed });
  });

  it('leaves a task given by task-id running on timeout, unless on-timeout is `cancel`', () => {
    const given = { prompt: '', 'task-id': 'task_9' };
    expect(read(given).settings.cancelOnTimeout).toBe(false);
    expect(read({ ...given, 'on-timeout': 'cancel' }).settings.cancelOnTimeout).toBe(true);
  });

  it('prefers the typed inputs over config', () => {
    const { taskOptions } = read({
      config:
        '{"max_agents":9,"autonomy_level":9,"auto_deploy":true,"deploy_target":null,"more":[1]}',
      'max-agents': '1',
      'autonomy-level': '2',
      'auto-deploy': 'false',
      'deploy-target': 'expo',
    });
    expect(taskOptions.config).toEqual({
      max_agents: 1,
      autonomy_level: 2,
      auto_deploy: false,
      deploy_target: 'expo',
      more: [1],
    });
  });

  it.each<[string, Given]>([
    ['if-no-api-key', { 'if-no-api-key': 'ignore' }],
    ['pull-request-context', { 'pull-request-context': 'all' }],
    ['context-files', { 'context-files': 'a.csv, b.csv' }],
    ['context-files', { 'context-files': '/home/runner/data/*.csv' }],
    ['context-files', { 'context-files': 'C:\\data\\*.csv' }],
    ['context-files', { 'context-files': '~/data.csv' }],
    ['context-files', { 'context-files': '../data.csv' }],
    ['context-files', { 'context-files': 'data/../x.csv' }],
    ['context-files', { 'context-files': 'data/..' }],
    ['context-files', { 'context-files': '!docs/**' }],
    ['context-files', { 'context-files': '!docs/**\n!data/**' }],
    ['context-max-bytes', { 'context-max-bytes': '999' }],
    ['context-max-bytes', { 'context-max-bytes': '5000001' }],
    ['config', { config: '[]' }],
    ['config', { config: 'null' }],
    ['config', { config: '"a"' }],
    ['config', { config: '{' }],
    ['max-agents', { 'max-agents': '0' }],
    ['max-agents', { 'max-agents': '5m' }],
    ['autonomy-level', { 'autonomy-level': '101' }],
    ['autonomy-level', { 'autonomy-level': '-1' }],
    ['auto-deploy', { 'auto-deploy': 'yes' }],
    ['run-reference', { 'run-reference': '1' }],
    ['on-rerun', { 'on-rerun': 'resume new' }],
    ['wait', { wait: 'no' }],
    ['dry-run', { 'dry-run': 'yes' }],
    ['reaction', { reaction: 'thumbsup' }],
    ['reaction', { reaction: 'Eyes' }],
    ['timeout', { timeout: '0' }],
    ['timeout', { timeout: '841h' }],
    ['timeout', { timeout: '5x' }],
    ['on-timeout', { 'on-timeout': 'keep' }],
    ['stall-timeout', { 'stall-timeout': '0' }],
    ['stall-timeout', { 'stall-timeout': '59s' }],
    ['stall-timeout', { 'stall-timeout': '841h' }],
    ['max-cost-cents', { 'max-cost-cents': '0' }],
    ['max-cost-cents', { 'max-cost-cents': '0.0' }],
    ['max-cost-cents', { 'max-cost-cents': '-1' }],
    ['max-cost-cents', { 'max-cost-cents': '$1.50' }],
    ['max-cost-cents', { 'max-cost-cents': '1,50' }],
    ['max-cost-cents', { 'max-cost-cents': '1e3' }],
    ['max-cost-cents', { 'max-cost-cents': 'Infinity' }],
    ['poll-interval', { 'poll-interval': '999ms' }],
    ['deliverables', { deliverables: 'a.md, b/*.csv' }],
    ['deliverables', { deliverables: 'a.md,b.md' }],
    ['on-approval', { 'on-approval': 'approve' }],
    ['if-no-deliverables', { 'if-no-deliverables': 'fail' }],
    ['artifact', { artifact: 'tar' }],
    ['artifact-name', { 'artifact-name': 'a/b' }],
    ['artifact-name', { 'artifact-name': 'a\nb' }],
    ['retention-days', { 'retention-days': '0' }],
    ['retention-days', { 'retention-days': '401' }],
    ['comment', { comment: 'true' }],
    ['comment-mode', { 'comment-mode': 'append' }],
    ['live-comment', { 'live-comment': 'x' }],
    ['issue-number', { 'issue-number': '#5' }],
    ['issue-number', { 'issue-number': '0' }],
    ['summary', { summary: 'off' }],
    ['allowed-actors', { 'allowed-actors': 'octo,,cat' }],
    ['allowed-actors', { 'allowed-actors': '*' }],
    ['allowed-actors', { 'allowed-actors': 'Write' }],
    ['allowed-actors', { 'allowed-actors': 'write, all' }],
    ['if-not-allowed', { 'if-not-allowed': 'ignore' }],
    ['allowed-actors', { 'allowed-actors': 'octocat,ALL' }],
    ['base-url', { 'base-url': 'api.miteos.com' }],
    ['base-url', { 'base-url': 'http://api.miteos.com/v1' }],
    ['base-url', { 'base-url': 'http://127.0.0.1.evil.example/' }],
    ['base-url', { 'base-url': 'ftp://127.0.0.1' }],
  ])('rejects %s in %j and quotes the value', (name, given) => {
    const message = problems(given);
    expect(message).toMatch(new RegExp(`^Invalid input: ${name}: expected .+, got .+\\.$`, 's'));
    expect(message).toContain(JSON.stringify(given[name]));
  });

  it.each(['!/home/runner/work/private.csv', '!../private.csv', '!C:\\private.csv'])(
    'rejects %s in context-files, which would exclude nothing',
    (pattern) => {
      expect(problems({ 'context-files': `data/*.csv\n${pattern}` })).toBe(
        `Invalid input: context-files: expected a pattern relative to the workspace, e.g. \`data/*.csv\`, got ${JSON.stringify(pattern)}.`,
      );
    },
  );

  it.each<[Given, string]>([
    [
      { timeout: '3600' },
      'timeout: 3600 means 3600 minutes. Write `3600s` for seconds, `3600m` for minutes.',
    ],
    [{ 'poll-interval': '15' }, 'poll-interval: 15 means 15 minutes. Write `15s` for seconds.'],
  ])('suggests seconds for %j, since plain digits mean minutes', (given, message) => {
    expect(problems(given)).toBe(`Invalid input: ${message}`);
  });

  it.each([
    ['{\n  "a": 1,\n}', 'Expected double-quoted property name at line 3, column 1'],
    ['{"a": 1', "Expected ',' or '}' after property value at line 1, column 8"],
    ['{"a": yes}', `Unexpected token 'y', "{"a": yes}" is not valid JSON`],
  ])('names the line and column of a syntax error in config: %j', (config, place) => {
    expect(problems({ config })).toBe(
      `Invalid input: config: expected a JSON object, got ${JSON.stringify(config)} (${place}).`,
    );
  });

  it.each([
    ['max-cost-cents', '150'],
    ['stall-timeout', '10m'],
  ])('rejects %s for a step that does not wait', (name, value) => {
    expect(problems({ [name]: value, wait: 'false' })).toBe(
      `Invalid input: ${name}: needs \`wait: true\`, because only a step that waits can cancel.`,
    );
  });

  it.each([
    [{ 'stall-timeout': '60m' }, '1h'],
    [{ 'stall-timeout': '2h', timeout: '90m' }, '1h 30m'],
  ])('rejects a stall-timeout that is not shorter than timeout: %j', (given, timeout) => {
    expect(problems(given)).toBe(
      `Invalid input: stall-timeout: must be shorter than timeout, which is ${timeout}.`,
    );
  });

  it('lists all problems in one error', () => {
    const message = problems({
      'api-key': 'sk-secret',
      'prompt-file': 'a.md',
      timeout: '5x',
      'max-agents': '5m',
      'on-timeout': 'keep',
      'base-url': 'http://example.com',
    });
    const names = [...message.matchAll(/\(\d+\) ([a-z, -]+):/g)].map(([, name]) => name);
    expect(names.sort()).toEqual(
      [
        'api-key',
        'base-url',
        'max-agents',
        'on-timeout',
        'prompt, prompt-file, task-id',
        'timeout',
      ].sort(),
    );
  });

  describe('the task source', () => {
    it.each<[Given, string]>([
      [
        { prompt: '' },
        'none. Check the spelling of the input, and whether its expression is empty',
      ],
      [{ 'prompt-file': 'a' }, 'prompt and prompt-file'],
      [{ 'task-id': 'a' }, 'prompt and task-id'],
      [{ 'prompt-file': 'a', 'task-id': 'a' }, 'prompt and prompt-file and task-id'],
    ])('must be exactly one input, not %j', (given, message) => {
      expect(problems(given)).toContain(`exactly one of them, got ${message}.`);
    });
  });

  describe('the key', () => {
    it.each([
      'sk-1234',
      'mt_live_',
      'mt_prod_1',
      'mt_live_a b',
      'mt_live_a\nb',
      'xmt_live_a',
      'mt_live_ä',
    ])('must be a Miteos key and is never shown: %j', (key) => {
      const message = problems({ 'api-key': key });
      expect(message).toMatch(/^Invalid input: api-key: expected a Miteos key/);
      expect(message.replaceAll(/`mt_\w+…`/g, '')).not.toContain(key);
    });

    it('must not be empty', () => {
      expect(problems({ 'api-key': '' })).toMatch(/^Invalid input: api-key: .*got an empty value/);
      expect(problems({ 'api-key': '', 'if-no-api-key': 'skip' })).toContain('got an empty value');
      expect(problems({ 'api-key': '' })).toContain('`MITEOS_API_KEY`');
    });

    it('may be empty with `skip` in a run without secrets', () => {
      const situation = { isWithoutSecrets: true };
      expect(read({ 'api-key': '', 'if-no-api-key': 'skip' }, situation).apiKey).toBe('');
    });

    it('explains that a run for a fork has no secrets, and suggests `skip`', () => {
      expect(problems({ 'api-key': '' }, { isWithoutSecrets: true })).toBe(
        'Invalid input: api-key: the value is empty, because runs for pull requests from forks have no access to secrets. ' +
          'To skip the task in such runs, set `if-no-api-key: skip`.',
      );
    });

    it('explains which secrets a Dependabot run has, and suggests `skip`', () => {
      const situation = { isWithoutSecrets: true, isByDependabot: true };
      expect(problems({ 'api-key': '' }, situation)).toBe(
        'Invalid input: api-key: the value is empty, because runs triggered by Dependabot have no access to Actions secrets. ' +
          'To skip the task in such runs, set `if-no-api-key: skip`, ' +
          'or, on `pull_request`, add the key to the Dependabot secrets.',
      );
    });
  });

  describe('prompt variables', () => {
    it.each([
      ['no value', 'lonely'],
      ['a name with a blank', 'a b=1'],
      ['a name that is a number', '1=1'],
      ['no name', '=1'],
    ])('are `name=value` lines, not %s', (_name, line) => {
      expect(problems({ 'prompt-variables': `a=1\n${line}` })).toMatch(
        /^Invalid input: prompt-variables: /,
      );
    });

    it('are defined once each', () => {
      expect(problems({ 'prompt-variables': 'a=1\nb=2\na=3' })).toContain('"a" is defined twice');
    });

    it.each([
      'bad name=hunter2\na=hunter2\na=hunter2',
      'a=b\nhunter2\nhunter2==',
      '{"a": "hunter2}',
      '{"a": hunter2}',
      '{"a": ["hunter2"]}',
    ])('are never shown: %j', (text) => {
      const message = problems({ 'prompt-variables': text });
      expect(message).toContain('prompt-variables: ');
      expect(message).not.toContain('hunter2');
    });

    it('are reported by line number when invalid, with the syntax for a value of several lines', () => {
      expect(problems({ 'prompt-variables': 'request=Please\n\nfix this' })).toMatch(
        /^Invalid input: prompt-variables: line 3 is not `name=value` .*JSON object: `{"name": \${{ toJSON\(…\) }}}`\.$/,
      );
      const many = `a=${'\nx'.repeat(12)}`;
      expect(problems({ 'prompt-variables': many })).toContain(
        ': lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 … are not',
      );
    });

    it.each([
      ['text without quotes', '{"a": b}', 'the value starts with `{` but is not valid JSON'],
      ['unescaped quotes', '{"a": "say "x""}', 'without quotation marks around it'],
      ['more than one object', '{"a": 1}\n{"b": 2}', 'is not valid JSON'],
      ['a bad name', '{"a b": 1}', 'got "a b"'],
      ['a list', '{"a": [1]}', 'expected text, a number, a boolean or null for "a", got a list'],
      ['an object', '{"a": {}}', 'for "a", got an object'],
    ])('are one JSON object, without %s', (_name, text, expected) => {
      const message = problems({ 'prompt-variables': text });
      expect(message).toMatch(/^Invalid input: prompt-variables: /);
      expect(message).toContain(expected);
    });
  });

  describe('the base URL', () => {
    it.each([
      ['https://api.miteos.com/v1///', 'https://api.miteos.com/v1'],
      ['HTTPS://API.miteos.com:443/v1', 'https://api.miteos.com/v1'],
      ['https://api.miteos.com/v1?', 'https://api.miteos.com/v1'],
      ['https://api.miteos.com/v1#', 'https://api.miteos.com/v1'],
      ['http://localhost:8080/v1', 'http://localhost:8080/v1'],
      ['http://127.0.0.1:1', 'http://127.0.0.1:1'],
      ['http://[::1]:1/x', 'http://[::1]:1/x'],
      ['http://127.1/v1', 'http://127.0.0.1/v1'],
      ['http://127.8.9.10', 'http://127.8.9.10'],
      ['https://[2001:DB8::1]:8443/v1/', 'https://[2001:db8::1]:8443/v1'],
      ['https://münchen.example/ünï', 'https://xn--mnchen-3ya.example/%C3%BCn%C3%AF'],
      ['https://api.miteos.com\\@evil.example', 'https://api.miteos.com/@evil.example'],
    ])('%s becomes %s', (given, baseUrl) => {
      expect(read({ 'base-url': given }).settings.baseUrl).toBe(baseUrl);
    });

    it.each([
      ['a public host', 'http://api.miteos.com/v1'],
      ['a host that starts with localhost', 'http://localhost.evil.example/v1'],
      ['a host that ends with localhost', 'http://evil-localhost/v1'],
      ['a subdomain of localhost', 'http://api.localhost/v1'],
      ['a host that starts with 127', 'http://127.0.0.1.evil.example/'],
      ['the unspecified address', 'http://0.0.0.0:8080/v1'],
      ['a public IPv6 address', 'http://[2001:db8::1]/v1'],
      ['an IPv4-mapped loopback address', 'http://[::ffff:127.0.0.1]/v1'],
      ['a private network', 'http://192.168.0.1/v1'],
      ['an address next to the loopback range', 'http://128.0.0.1/v1'],
    ])('must not be plain HTTP to %s', (_, given) => {
      expect(problems({ 'base-url': given })).toMatch(
        /^Invalid input: base-url: expected an `https:` URL \(`http:` only for loopback\)/,
      );
    });

    it.each([
      'ftp://api.miteos.com/v1',
      'file:///v1',
      'javascript:alert(1)',
      'api.miteos.com/v1',
      '//api.miteos.com/v1',
      'https://',
      'https://api miteos.com/v1',
    ])('must be an https URL, not %s', (given) => {
      expect(problems({ 'base-url': given })).toMatch(
        /^Invalid input: base-url: expected an `https:`/,
      );
    });

    it.each([
      'https://user:hunter2@api.miteos.com/v1',
      'https://hunter2@api.miteos.com/v1',
      'user:hunter2@api.miteos.com/v1',
      'https://user:hunter2@:bad/v1',
      'https://api.miteos.com/v1?key=hunter2',
      'https://api.miteos.com/v1#hunter2',
      'api.miteos.com/v1?key=hunter2',
    ])('must not contain credentials, and the error hides those in %s', (given) => {
      const message = problems({ 'base-url': given });
      expect(message).toMatch(/^Invalid input: base-url: /);
      expect(message).not.toContain('hunter2');
    });

    it.each([
      ['the saved one when the input is the same', 'https://SAVED.example/v1/', SAVED_URL],
      ['the saved one when the input is empty', '', SAVED_URL],
      ['undefined when the input differs', 'https://saved.example/v2', undefined],
      ['undefined when the input is invalid', 'http://evil.example', undefined],
    ])('of the post step is %s', (_, given, baseUrl) => {
      expect(readPostBaseUrl(given, SAVED_URL)).toBe(baseUrl);
    });

    it.each(['http://evil.example', 'garbage'])('of the post step must be valid: %s', (saved) => {
      expect(() => readPostBaseUrl('', saved)).toThrow(/^Invalid input: base-url: expected/);
    });
  });

  describe("an event whose payload can't be read", () => {
    const eventProblem = "The event's payload can't be read: for a reason.";

    it('is the only problem reported, since the other checks need the payload', () => {
      const situation = { eventProblem, isFromInsider: false, hasPullRequest: false };
      const given = { 'api-key': '', 'pull-request-context': 'diff' };
      const reason = 'The step needs this file to check who triggered the run.';
      expect(problems(given, situation)).toBe(`Invalid input: ${eventProblem} ${reason}`);
    });

    it('is no problem where nothing needs the payload', () => {
      const situation = { eventProblem, isFromInsider: true, hasPullRequest: false };
      expect(problems({}, situation)).toBe('');
      expect(problems({ 'pull-request-context': 'diff' }, situation)).toContain(
        '"diff" needs an event with a pull request',
      );
    });
  });

  describe('a conflict between inputs or with the event', () => {
    it.each<[string, Given, Partial<InputSituation>]>([
      [
        'context without a pull request',
        { 'pull-request-context': 'diff' },
        { hasPullRequest: false },
      ],
      [
        'context for a given task',
        { 'pull-request-context': 'diff', prompt: '', 'task-id': 't' },
        {},
      ],
      [
        'context files for a given task',
        { 'context-files': 'a.csv', prompt: '', 'task-id': 't' },
        {},
      ],
      [
        'a required comment without a pull request or issue',
        { comment: 'always' },
        { issueNumber: undefined, hasPullRequest: false },
      ],
    ])('is reported: %s', (_name, given, situation) => {
      expect(problems(given, situation)).toMatch(
        /^Invalid input: (?:pull-request-context|context-files|comment): /,
      );
    });

    it.each<[string, Given, Partial<InputSituation>]>([
      [
        'context of a pull request given by issue-number',
        { 'pull-request-context': 'diff', 'issue-number': '3' },
        { hasPullRequest: false },
      ],
      [
        'context files on an event without a pull request or issue',
        { 'context-files': 'a.csv' },
        { issueNumber: undefined, hasPullRequest: false },
      ],
      [
        'a comment on a pull request that only GitHub can tell',
        { comment: 'always' },
        { issueNumber: undefined },
      ],
    ])('is not reported: %s', (_name, given, situation) => {
      expect(problems(given, situation)).toBe('');
    });

    it('is not reported for a comment on an issue given by issue-number', () => {
      expect(problems({ comment: 'always', 'issue-number': '3' }, { issueNumber: undefined })).toBe(
        '',
      );
    });
  });
});

describe('the issue', () => {
  const title = { 'issue-title': 'Weekly report' };
  const why = 'with issue-title, because the report becomes an issue instead of a comment.';

  it.each<[Given, Partial<Settings>]>([
    [{}, { issueTitle: 'Weekly report', issueMode: 'new', issueLabels: [], issueAssignees: [] }],
    [{ 'issue-title': '🎉'.repeat(256) }, { issueTitle: '🎉'.repeat(256) }],
    [{ 'issue-mode': 'update' }, { issueMode: 'update' }],
    [
      { 'issue-labels': ' a, good first issue,\nb ,' },
      { issueLabels: ['a', 'good first issue', 'b'] },
    ],
    [
      { 'issue-assignees': 'octocat,copilot-swe-agent[bot]' },
      { issueAssignees: ['octocat', 'copilot-swe-agent[bot]'] },
    ],
    [{ comment: 'never' }, { issueTitle: 'Weekly report' }],
  ])('is described by its inputs: %j', (given, settings) => {
    const all = { 'github-token': 'ghs_token', ...title, ...given };
    expect(read(all).settings).toMatchObject(settings);
  });

  it.each<[Given, string]>([
    [
      { 'issue-title': 'x'.repeat(257) },
      'issue-title: expected one line of at most 256 characters',
    ],
    [{ 'issue-title': 'two\nlines' }, 'issue-title: expected one line of at most 256 characters'],
    [{ ...title, 'issue-mode': 'recreate' }, 'issue-mode: expected one of `new` or `update`'],
    [
      { ...title, 'issue-labels': `a,${'x'.repeat(51)}` },
      'issue-labels: expected names of at most',
    ],
    [
      { ...title, 'issue-assignees': 'a, @octocat' },
      'issue-assignees: expected logins without `@`',
    ],
    [{ ...title, 'issue-number': '3' }, `issue-number: must be empty ${why}`],
    [{ ...title, 'live-comment': 'true' }, `live-comment: must be \`false\` ${why}`],
    [{ ...title, 'comment-mode': 'new' }, `comment-mode: must be \`update\` ${why}`],
    [{ ...title, comment: 'always' }, `comment: must not be \`always\` ${why}`],
    [{ ...title, 'github-token': '' }, 'issue-title: needs github-token, to write the issue.'],
    [
      { ...title, wait: 'false' },
      'issue-title: needs `wait: true`, because only a step that waits',
    ],
    [{ 'issue-mode': 'update' }, 'issue-mode: needs issue-title, which publishes the report'],
    [{ 'issue-labels': 'a' }, 'issue-labels: needs issue-title, which publishes the report'],
    [{ 'issue-assignees': 'a' }, 'issue-assignees: needs issue-title, which publishes the report'],
  ])('has valid inputs that fit: %j', (given, message) => {
    expect(problems(given)).toContain(message);
  });
});

describe('the findings', () => {
  it('are a file, with what they cause', () => {
    const given = { findings: 'out/f.json', 'fail-on': 'high', 'if-no-findings': 'quiet' };
    expect(read(given).settings).toMatchObject({
      findings: 'out/f.json',
      failOn: 'high',
      ifNoFindings: 'quiet',
    });
  });

  it.each<[Given, string]>([
    [{ findings: '../f.json' }, 'findings: expected a relative file name, e.g. `findings.json`'],
    [{ findings: 'f.json', 'fail-on': 'info' }, 'fail-on: expected'],
    [{ findings: 'f.json', 'if-no-findings': 'silent' }, 'if-no-findings: expected'],
    [{ 'fail-on': 'low' }, 'fail-on: "low" needs findings, the file to read.'],
    [{ 'if-no-findings': 'quiet' }, 'if-no-findings: "quiet" needs findings, the file to read.'],
  ])('are refused: %j', (given, message) => {
    expect(problems(given)).toContain(message);
  });

  it.each<[string, Given, Partial<InputSituation>, string]>([
    ['no change', {}, { hasPullRequest: false }, 'findings: needs an event with a pull request or'],
    ['a push', {}, { hasPullRequest: false, hasPushedChange: true }, ''],
    ['issue-number', { 'issue-number': '3' }, { hasPullRequest: false }, ''],
  ])('need a change to be checked against: with %s', (_, given, situation, message) => {
    expect(problems({ findings: 'f.json', ...given }, situation)).toContain(message);
    if (message === '') expect(problems({ findings: 'f.json', ...given }, situation)).toBe('');
  });
});

describe('a step that does not wait', () => {
  const given = { wait: 'false', findings: 'f.json', 'output-file': 'a.json' };

  it.each([
    ['expect', '*.md'],
    ['fail-on', 'low'],
    ['if-no-findings', 'quiet'],
  ])('refuses %s, which it would never check', (name, value) => {
    expect(problems({ ...given, [name]: value })).toContain(
      `${name}: has no effect with \`wait: false\`, because the step ends before there are results.`,
    );
  });

  it('can request the files that a later step reads', () => {
    expect(problems(given)).toBe('');
  });
});

describe('the files that a task must deliver', () => {
  it('are patterns, one per line, and one file with its schema', () => {
    const { settings, outputSchema } = read({
      expect: 'report.md\n\n data/*.csv \n./a/b.md',
      'output-file': 'out/verdict.json',
      'output-schema': '{"type": "object"}',
    });
    expect(settings.expect).toEqual(['report.md', 'data/*.csv', 'a/b.md']);
    expect(settings.outputFile).toBe('out/verdict.json');
    expect(outputSchema).toEqual({ kind: 'text', text: '{"type": "object"}' });
  });

  it('take the schema from a file where it does not begin with a brace', () => {
    const { outputSchema } = read({ 'output-file': 'a.json', 'output-schema': 'schemas/a.json' });
    expect(outputSchema).toEqual({ kind: 'file', path: 'schemas/a.json' });
    const { outputSchema: odd } = read({ 'output-file': 'a.json', 'output-schema': '[id]/a.json' });
    expect(odd).toEqual({ kind: 'file', path: '[id]/a.json' });
  });

  it.each<[Given, string]>([
    [{ expect: 'a.md, b.md' }, 'expect: expected one pattern per line'],
    [{ expect: '!a.md' }, 'expect: expected a pattern without `!`'],
    [{ expect: '/a.md' }, 'expect: expected a relative file name or a pattern, got "/a.md".'],
    [{ expect: 'docs/' }, 'expect: expected a relative file name or a pattern'],
    [{ expect: 'miteos-task.json' }, 'expect: expected a relative file name or a pattern'],
    [{ 'output-file': '../a.json' }, 'output-file: expected a relative file name'],
    [{ 'output-file': '/tmp/a.json' }, 'output-file: expected a relative file name'],
    [{ 'output-file': './a.json' }, 'output-file: expected a relative file name'],
    [{ 'output-file': 'a:b.json' }, 'output-file: expected a relative file name'],
    [{ 'output-file': 'miteos-task.json' }, 'output-file: expected a relative file name'],
    [{ 'output-schema': '{}' }, 'output-schema: needs output-file, the file to check.'],
    [{ 'output-schema': 'a.json' }, 'output-schema: needs output-file, the file to check.'],
    [
      { 'output-file': 'a.json', 'output-schema': '{"type": "object"' },
      'output-schema: it is not JSON: ',
    ],
    ...['true', '[1]', '"a.json"'].map<[Given, string]>((schema) => [
      { 'output-file': 'a.json', 'output-schema': schema },
      `output-schema: expected a JSON object, or the path of a file, got ${JSON.stringify(schema)}.`,
    ]),
  ])('are refused: %j', (given, problem) => {
    expect(problems(given)).toContain(`Invalid input: ${problem}`);
  });

  it('are no file that the input deliverables excludes, as far as that is known', async () => {
    const { settings } = read({
      deliverables: '**\n!*.json\n!*.md',
      expect: 'a.md\n*.md\ndata/a.csv',
      'output-file': 'a.json',
      findings: 'f.json',
    });
    await expect(checkExpectedFiles(settings)).rejects.toThrow(
      'Invalid inputs: (1) expect: the input deliverables excludes "a.md". ' +
        '(2) output-file: the input deliverables excludes "a.json". ' +
        '(3) findings: the input deliverables excludes "f.json".',
    );
    const { settings: fitting } = read({ deliverables: './*.json', expect: 'a*.md\n./a.json' });
    expect(fitting.deliverablePatterns).toEqual(['*.json']);
    await expect(checkExpectedFiles(fitting)).resolves.toBeUndefined();
  });

  it('list all that is wrong with a schema in the input, and with the other inputs', () => {
    const schema = '{"type": "strng", "properties": {"a": {"pattern": "("}}}';
    expect(problems({ 'output-file': 'a.json', 'output-schema': schema, wait: 'maybe' })).toMatch(
      /^Invalid inputs: \(1\) output-schema: \/type: expected .* \(2\) output-schema: \/properties\/a\/pattern: expected .* \(3\) wait: expected/,
    );
  });
});

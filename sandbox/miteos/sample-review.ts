import type { DeliverableInput } from './deliverable.ts';

/** The files of a finished review: a report for people, its findings as a table, and a summary. */
export function sampleFiles(prompt: string): DeliverableInput[] {
  return [
    sampleReport(prompt),
    { name: 'data/findings.csv', contentType: 'text/csv', content: renderTable() },
    { name: 'summary.json', contentType: 'application/json', content: renderSummary(prompt) },
  ];
}

export function sampleReport(prompt: string): DeliverableInput {
  return { name: 'report.md', contentType: 'text/markdown', content: renderReport(prompt) };
}

/**
 * The findings of the same review about `sandbox/github/sample-change.ts`, one with a suggestion. Two more are wrong, as agents may be: one is
 * about a file that is not changed, one quotes what its line does not say.
 */
export function sampleFindings(): DeliverableInput {
  const right = findings.map(({ id, severity, title, file, line, detail, fix }, index) => {
    const [removed = '', ...added] = fix.map((text) => text.slice(2));
    const suggestion = index === 0 ? { suggestion: `  ${added.join('\n  ')}` } : {};
    return {
      path: file,
      line,
      severity,
      title,
      message: detail,
      quote: removed,
      rule: id,
      ...suggestion,
    };
  });
  const wrong = [
    {
      path: 'src/auth/token.ts',
      line: 12,
      severity: 'critical',
      title: 'Tokens are compared byte by byte',
      message: 'The time of the comparison tells how much of a token is right.',
    },
    {
      path: 'src/errors/page.ts',
      line: 6,
      severity: 'medium',
      title: 'The stack is shown',
      message: 'It names files of the server.',
      quote: '  render(error.stack);',
    },
  ];
  return {
    name: 'findings.json',
    contentType: 'application/json',
    content: `${JSON.stringify({ verdict: 'request-changes', findings: [...right, ...wrong] }, null, 2)}\n`,
  };
}

/** The file of an unfinished review. */
export function samplePartialFile(prompt: string): DeliverableInput {
  const content = [
    '# Security review (in progress)',
    '',
    `> ${firstLine(prompt)}`,
    '',
    'Reviewed so far: routing, sessions, file upload. Not yet reviewed: the export job.',
    '',
    ...findings.slice(0, 1).map(renderFinding),
  ].join('\n');
  return { name: 'notes/partial-report.md', contentType: 'text/markdown', content };
}

function renderReport(prompt: string): string {
  return [
    '# Security review',
    '',
    `> ${firstLine(prompt)}`,
    '',
    '**Verdict: do not merge yet.** Anyone with an account can exploit the high-severity finding.',
    'The fixes for the high and the medium finding are small. With them, the change can be merged.',
    '',
    '| Severity | Findings |',
    '| --- | ---: |',
    `| 🔴 High | ${countOf('high')} |`,
    `| 🟠 Medium | ${countOf('medium')} |`,
    `| 🟡 Low | ${countOf('low')} |`,
    '',
    '## Findings',
    '',
    ...findings.map(renderFinding),
    '## What was checked',
    '',
    '- [x] Every path from a request to the file system or a shell',
    '- [x] Session creation, renewal and expiry',
    '- [x] Dependencies added by the change, and their known advisories',
    '- [ ] The export job under load (requires a staging environment)',
    '',
    '<details>',
    '<summary>Method</summary>',
    '',
    'Three agents reviewed the change: one traced untrusted input, one checked the session code',
    'against OWASP ASVS 5.0, and one tried to refute the findings of the others. Only findings',
    'that it could not refute are listed.',
    '',
    '</details>',
    '',
  ].join('\n');
}

const marks: Readonly<Record<Finding['severity'], string>> = {
  high: '🔴 High',
  medium: '🟠 Medium',
  low: '🟡 Low',
};

function renderFinding({ id, severity, title, file, line, detail, fix }: Finding): string {
  return [
    `### ${id}: ${title}`,
    '',
    `${marks[severity]} · \`${file}:${line}\``,
    '',
    detail,
    '',
    '```diff',
    ...fix,
    '```',
    '',
  ].join('\n');
}

function renderTable(): string {
  const rows = findings.map(({ id, severity, file, line, title }) =>
    [id, severity, file, String(line), `"${title}"`].join(','),
  );
  return ['id,severity,file,line,title', ...rows, ''].join('\n');
}

function renderSummary(prompt: string): string {
  const summary = {
    prompt: firstLine(prompt),
    verdict: 'changes-requested',
    findings: { high: countOf('high'), medium: countOf('medium'), low: countOf('low') },
    files_read: 14,
  };
  return `${JSON.stringify(summary, null, 2)}\n`;
}

function firstLine(prompt: string): string {
  return prompt.split(/\r?\n/)[0] ?? '';
}

/** One finding of the sample review. */
export interface Finding {
  readonly id: string;
  readonly severity: 'high' | 'medium' | 'low';
  readonly title: string;
  readonly file: string;
  readonly line: number;
  readonly detail: string;
  /** Lines of a diff. */
  readonly fix: readonly string[];
}

/** The findings of the sample review of a small web service, most severe first. */
export const findings: readonly Finding[] = [
  {
    id: 'SEC-1',
    severity: 'high',
    title: 'Path traversal in the file upload',
    file: 'src/uploads/store.ts',
    line: 42,
    detail:
      'The name of the uploaded file is joined to the folder unchecked. A name such as `../../app/.env` writes outside of the folder. Every account can upload files.',
    fix: [
      '- const target = path.join(uploadDir, file.name);',
      '+ const target = path.join(uploadDir, randomUUID() + path.extname(file.name));',
    ],
  },
  {
    id: 'SEC-2',
    severity: 'medium',
    title: 'Sessions stay valid after a password change',
    file: 'src/sessions/renew.ts',
    line: 17,
    detail:
      'Session renewal checks only the age of the session. An attacker with a stolen cookie stays signed in after the owner changes the password.',
    fix: [
      '- if (session.ageMs < maxAgeMs) return renew(session);',
      '+ const isCurrent = session.createdAt > user.passwordChangedAt;',
      '+ if (isCurrent && session.ageMs < maxAgeMs) return renew(session);',
    ],
  },
  {
    id: 'SEC-3',
    severity: 'low',
    title: 'The error page exposes the database host',
    file: 'src/errors/page.ts',
    line: 8,
    detail:
      'In production, the page shows the message of a connection error, which contains the host.',
    fix: [
      '- render({ message: error.message });',
      "+ render({ message: 'Something went wrong.' });",
    ],
  },
];

/** Returns the number of findings with the severity. */
function countOf(severity: Finding['severity']): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

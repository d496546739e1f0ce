import type { DeliverableInput } from './deliverable.ts';

/** The files of a finished review: a report for people, its findings as a table, a summary. */
export function sampleFiles(prompt: string): DeliverableInput[] {
  return [
    { name: 'report.md', contentType: 'text/markdown', content: renderReport(prompt) },
    { name: 'data/findings.csv', contentType: 'text/csv', content: renderTable() },
    { name: 'summary.json', contentType: 'application/json', content: renderSummary(prompt) },
  ];
}

/** The file of a review that has not got far. */
export function samplePartialFile(prompt: string): DeliverableInput {
  const content = [
    '# Security review (in progress)',
    '',
    `> ${firstLine(prompt)}`,
    '',
    'Read so far: routing, sessions, the file upload. Not read yet: the export job.',
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
    '**Verdict: do not merge yet.** One high finding can be used by anyone with an account.',
    'The high and the medium finding have small fixes; with these the change is sound.',
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
    '- [x] Session creation, renewal and end',
    '- [x] Dependencies added by the change, and their known advisories',
    '- [ ] The export job under load: it needs a staging environment',
    '',
    '<details>',
    '<summary>Method</summary>',
    '',
    'Three agents worked on the change: one traced untrusted input, one read the session code',
    'against OWASP ASVS 5.0, one tried to refute what the others found. A finding is listed only',
    'when the third could not refute it.',
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

/** What the sample review of a small web service found, worst first. */
export const findings: readonly Finding[] = [
  {
    id: 'SEC-1',
    severity: 'high',
    title: 'An upload can leave its folder',
    file: 'src/uploads/store.ts',
    line: 42,
    detail:
      'The name of the uploaded file is joined to the folder as it comes. A name such as `../../app/.env` writes outside of it; every account may upload.',
    fix: [
      '- const target = path.join(uploadDir, file.name);',
      '+ const target = path.join(uploadDir, randomUUID() + path.extname(file.name));',
    ],
  },
  {
    id: 'SEC-2',
    severity: 'medium',
    title: 'A session outlives a change of the password',
    file: 'src/sessions/renew.ts',
    line: 17,
    detail:
      'Renewing looks at the age of the session only. Whoever holds a stolen cookie stays signed in after the owner has changed the password.',
    fix: [
      '- if (session.ageMs < maxAgeMs) return renew(session);',
      '+ const isCurrent = session.createdAt > user.passwordChangedAt;',
      '+ if (isCurrent && session.ageMs < maxAgeMs) return renew(session);',
    ],
  },
  {
    id: 'SEC-3',
    severity: 'low',
    title: 'The error page names the database host',
    file: 'src/errors/page.ts',
    line: 8,
    detail: 'In production, the message of a connection error is shown, and it holds the host.',
    fix: [
      '- render({ message: error.message });',
      "+ render({ message: 'Something went wrong.' });",
    ],
  },
];

/** How many findings have the severity. */
function countOf(severity: Finding['severity']): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

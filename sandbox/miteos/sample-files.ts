import type { DeliverableInput } from './deliverable.ts';
import { countOf, findings, type Finding } from './sample-findings.ts';

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

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
export function countOf(severity: Finding['severity']): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

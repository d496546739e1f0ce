import type { InputReader } from './input-reader.ts';

/** The maximum length of the title of an issue on GitHub, in characters. */
const MAX_TITLE_LENGTH = 256;
/** The maximum length of the name of a label on GitHub, in characters. */
const MAX_LABEL_LENGTH = 50;

/** The issue for the report. */
export interface IssueSettings {
  /** Empty: the report is no issue. */
  readonly issueTitle: string;
  readonly issueMode: 'new' | 'update';
  readonly issueLabels: readonly string[];
  readonly issueAssignees: readonly string[];
}

export function readIssueSettings(reader: InputReader): IssueSettings {
  const issueTitle = reader.text('issue-title');
  if (Array.from(issueTitle).length > MAX_TITLE_LENGTH || /\p{Cc}/u.test(issueTitle)) {
    reader.reject('issue-title', `one line of at most ${MAX_TITLE_LENGTH} characters`, issueTitle);
  }
  const issueMode = reader.choice('issue-mode', ['new', 'update']);
  const issueLabels = reader.list('issue-labels');
  const issueAssignees = reader.list('issue-assignees');
  for (const label of issueLabels.filter((one) => Array.from(one).length > MAX_LABEL_LENGTH)) {
    reader.reject('issue-labels', `names of at most ${MAX_LABEL_LENGTH} characters`, label);
  }
  for (const login of issueAssignees.filter((one) => !/^[\w-]+(?:\[bot\])?$/.test(one))) {
    reader.reject('issue-assignees', 'logins without `@`, e.g. `octocat,hubot`', login);
  }
  const isSet = {
    'issue-mode': issueMode !== 'new',
    'issue-labels': issueLabels.length > 0,
    'issue-assignees': issueAssignees.length > 0,
  };
  for (const [input] of Object.entries(isSet).filter(([, is]) => is && issueTitle === '')) {
    reader.problem(`${input}: needs issue-title, which publishes the report as an issue.`);
  }
  return { issueTitle, issueMode, issueLabels, issueAssignees };
}

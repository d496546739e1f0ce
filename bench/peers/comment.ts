/** The work of an action for sticky comments. Everything is imported at the start, as in existing actions. */
import { readFile } from 'node:fs/promises';
import * as core from '@actions/core';
import { context, getOctokit } from '@actions/github';

const marker = '<!-- sticky-report -->';

try {
  const baseUrl = process.env['GITHUB_API_URL'] ?? '';
  const { rest, paginate } = getOctokit(core.getInput('token', { required: true }), { baseUrl });
  const text = await readFile(core.getInput('path', { required: true }), 'utf8');
  const body = `${marker}\n${text}`;
  const issue = { ...context.repo, issue_number: context.issue.number };
  const comments = await paginate(rest.issues.listComments, { ...issue, per_page: 100 });
  const earlier = comments.find((comment) => comment.body?.startsWith(marker) === true);
  if (earlier === undefined) await rest.issues.createComment({ ...issue, body });
  else await rest.issues.updateComment({ ...context.repo, comment_id: earlier.id, body });
  await core.summary.addRaw(text).write();
} catch (error) {
  core.setFailed(String(error));
}

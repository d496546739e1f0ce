/** Makes the calls of peter-evans/create-or-update-comment 5. Everything is imported at the start, as there. */
import { existsSync, readFileSync } from 'node:fs';
import * as core from '@actions/core';
import { context, getOctokit } from '@actions/github';

try {
  const baseUrl = process.env['GITHUB_API_URL'] ?? '';
  const file = core.getInput('body-path', { required: true });
  if (!existsSync(file)) throw new Error(`File '${file}' does not exist.`);
  const body = readFileSync(file, 'utf8');
  const { rest } = getOctokit(core.getInput('token', { required: true }), { baseUrl });
  const { repo, issue } = context;
  const given = Number(core.getInput('comment-id'));
  if (given === 0) {
    const { data } = await rest.issues.createComment({ ...repo, issue_number: issue.number, body });
    core.info(`Created comment id '${data.id}' on issue '${issue.number}'.`);
    core.setOutput('comment-id', data.id);
  } else {
    await rest.issues.updateComment({ ...repo, comment_id: given, body });
    core.info(`Updated comment id '${given}'.`);
    core.setOutput('comment-id', given);
  }
} catch (error) {
  core.setFailed(String(error));
}

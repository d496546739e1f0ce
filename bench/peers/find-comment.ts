/** Makes the calls of peter-evans/find-comment 4. Everything is imported at the start, as there. */
import * as core from '@actions/core';
import { context, getOctokit } from '@actions/github';

try {
  const baseUrl = process.env['GITHUB_API_URL'] ?? '';
  const { rest, paginate } = getOctokit(core.getInput('token', { required: true }), { baseUrl });
  const target = { ...context.repo, issue_number: context.issue.number };
  const comments = await paginate(rest.issues.listComments, target);
  const wanted = core.getInput('body-includes', { required: true });
  const found = comments.find(({ body = '' }) => body.includes(wanted));
  core.info(found === undefined ? 'Comment not found.' : `Comment found with ID ${found.id}.`);
  core.setOutput('comment-id', found?.id ?? '');
} catch (error) {
  core.setFailed(String(error));
}

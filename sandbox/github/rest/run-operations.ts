import { repositoryJson, stableId } from '../github-json.ts';
import { notFound, refusalOf, type RestOperationHandler } from './rest-call.ts';

const time = '2026-11-30T12:00:00Z';
const sha = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';
const workflowId = 16_340_987;

function runJson(repository: string, id: number, attempt: number) {
  const api = `https://api.github.com/repos/${repository}`;
  const url = `${api}/actions/runs/${id}`;
  const page = `https://github.com/${repository}/actions/runs/${id}`;
  return {
    id,
    name: 'Review',
    node_id: Buffer.from(`011:WorkflowRun${id}`).toString('base64'),
    head_branch: 'changes',
    head_sha: sha,
    path: '.github/workflows/review.yml',
    display_title: 'Review',
    run_number: 36,
    run_attempt: attempt,
    event: 'pull_request',
    status: 'completed',
    conclusion: 'success',
    workflow_id: workflowId,
    check_suite_id: stableId(page),
    url,
    html_url: page,
    pull_requests: [],
    created_at: time,
    updated_at: time,
    run_started_at: time,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${api}/check-suites/${stableId(page)}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    workflow_url: `${api}/actions/workflows/${workflowId}`,
    head_commit: null,
    repository: repositoryJson(repository),
    head_repository: repositoryJson(repository),
  };
}

const getRun: RestOperationHandler = (call) => {
  const refusal = refusalOf(call, 'read', ['actions']);
  if (refusal !== undefined) return refusal;
  const id = Number(call.params['run_id']);
  const { repository, runs } = call.state;
  const attempts = runs.get(id);
  if (attempts === undefined) return notFound;
  return { status: 200, json: runJson(repository, id, attempts) };
};

/** Operations for workflow runs. Source: https://docs.github.com/rest/actions/workflow-runs */
export const runOperations = {
  'actions/get-workflow-run': getRun,
};

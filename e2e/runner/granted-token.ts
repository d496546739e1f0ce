import * as v from 'valibot';
import { parse } from 'yaml';
import type { TokenGrant } from '../../sandbox/github/rest/github-state.ts';

/** Without `write-all` and similar values, because examples list the permissions that they need. */
const permissionsSchema = v.record(v.string(), v.picklist(['read', 'write']));
type Permissions = v.InferOutput<typeof permissionsSchema>;
const workflowSchema = v.object({
  permissions: permissionsSchema,
  jobs: v.record(v.string(), v.object({ permissions: v.optional(permissionsSchema) })),
});

/**
 * Returns the permissions of `github.token` in a workflow, which act ignores. All jobs of a workflow must have the same permissions,
 * because act has one token for all.
 * @throws Error when they differ, or when the workflow does not specify them
 */
export function grantOf(workflow: string): TokenGrant {
  const { permissions, jobs } = v.parse(workflowSchema, parse(workflow));
  const [first = {}, ...others] = Object.values(jobs).map((job) => job.permissions ?? permissions);
  if (others.some((other) => JSON.stringify(other) !== JSON.stringify(first))) {
    throw new Error('The jobs of this workflow have different permissions.');
  }
  return { login: 'github-actions[bot]', permissions: asGranted(first) };
}

/** On a pull request from a fork or from Dependabot, the token is read-only. Source: GitHub's "Automatic token authentication". */
export function withoutWrites({ login, permissions }: TokenGrant): TokenGrant {
  const read = Object.keys(permissions).map((kind) => [kind, 'read']);
  return { login, permissions: Object.fromEntries(read) as TokenGrant['permissions'] };
}

function asGranted({
  actions,
  contents,
  issues,
  'pull-requests': pullRequests,
  ...others
}: Permissions) {
  // The sandbox has no code scanning.
  const [unknown] = Object.keys(others).filter((name) => name !== 'security-events');
  if (unknown !== undefined) throw new Error(`The sandbox knows no permission "${unknown}".`);
  return {
    ...(actions === undefined ? {} : { actions }),
    ...(contents === undefined ? {} : { contents }),
    ...(issues === undefined ? {} : { issues }),
    ...(pullRequests === undefined ? {} : { pullRequests }),
  };
}

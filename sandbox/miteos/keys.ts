/** What an API key may do. */
export interface KeyPlan {
  readonly scopes: readonly string[];
  readonly requestsPerMinute: number;
  readonly concurrentTasks: number;
}

/** The key that every sandbox knows. */
export const defaultKey = 'mt_test_sandbox';

/** All that a task needs, and limits that nothing comes near. */
const defaultPlan: KeyPlan = {
  scopes: [
    'tasks.read',
    'tasks.write',
    'agents.read',
    'agents.write',
    'workspaces.read',
    'workspaces.write',
    'billing.read',
  ],
  requestsPerMinute: 10_000,
  concurrentTasks: Infinity,
};

/** A plan with the defaults filled in. */
export function makePlan(plan: Partial<KeyPlan> = {}): KeyPlan {
  return { ...defaultPlan, ...plan };
}

/** The key in an `Authorization: Bearer …` header; undefined when there is none. */
export function bearerKey(authorization: string | undefined): string | undefined {
  return /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
}

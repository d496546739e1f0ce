import * as v from 'valibot';

const configSchema = v.pipe(
  // `looseObject` would accept an array.
  v.custom<object>((input) => !Array.isArray(input), 'Invalid type: Expected object'),
  v.looseObject({
    max_agents: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(1))),
    autonomy_level: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100))),
    auto_deploy: v.nullish(v.boolean()),
    deploy_target: v.nullish(v.string()),
  }),
);

const requestSchema = v.looseObject({
  prompt: v.pipe(v.string(), v.minLength(1)),
  config: v.nullish(configSchema),
  workspace_id: v.nullish(v.string()),
});

/** The service's defaults for `config`. */
const defaultConfig = {
  max_agents: 3,
  autonomy_level: 70,
  auto_deploy: false,
  deploy_target: null,
};

/** One problem of a request body, as a 422 reports it. */
export interface ValidationProblem {
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  readonly type: string;
}

interface CreateRequest {
  readonly prompt: string;
  /** The whole object, which the response repeats. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly workspaceId: string | undefined;
}

/** Parses the body of a create request. Returns all problems of an invalid one. */
export function parseCreateRequest(body: unknown): CreateRequest | ValidationProblem[] {
  const parsed = v.safeParse(requestSchema, body);
  if (!parsed.success) return parsed.issues.map(describe);
  const { prompt, config, workspace_id: workspaceId } = parsed.output;
  return {
    prompt,
    config: withDefaults(config ?? {}),
    workspaceId: workspaceId ?? undefined,
  };
}

function withDefaults(config: Record<string, unknown>): Record<string, unknown> {
  const sent = Object.entries(config).filter(([, value]) => value !== null && value !== undefined);
  return { ...defaultConfig, ...Object.fromEntries(sent) };
}

function describe(issue: v.BaseIssue<unknown>): ValidationProblem {
  const keys = issue.path?.map(({ key }) => (typeof key === 'number' ? key : String(key))) ?? [];
  const isMissing = issue.received === 'undefined';
  return {
    loc: ['body', ...keys],
    msg: isMissing ? 'Field required' : issue.message,
    type: isMissing ? 'missing' : issue.type,
  };
}

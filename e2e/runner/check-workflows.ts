/**
 * Checks workflows and action.yml with GitHub's own parser, and workflows also with actionlint, which knows contexts, expressions and
 * the inputs of popular actions. The exit code is 1 when one of them reports a problem.
 *
 *   node e2e/runner/check-workflows.ts [FILE…]
 *
 * Without files: action.yml, examples/*.yml and .github/workflows/*.yml.
 */
import { execFileSync, type ExecFileSyncOptions } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { basename, resolve } from 'node:path';
import { findGoTool, howToInstall } from './go-tool.ts';

/** The package imports its schemas for bundlers, without the import attribute that Node requires. */
registerHooks({
  load: (url, context, nextLoad) =>
    url.endsWith('.json')
      ? nextLoad(url, { ...context, importAttributes: { type: 'json' } })
      : nextLoad(url, context),
});
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } =
  await import('@actions/workflow-parser');
const { convertActionTemplate, parseAction } =
  await import('@actions/workflow-parser/actions/index');

const root = resolve(import.meta.dirname, '../..');

const isAction = (file: string): boolean => /^action\.ya?ml$/.test(basename(file));

function ownFiles(): string[] {
  const patterns = ['action.yml', 'examples/*.{yml,yaml}', '.github/workflows/*.{yml,yaml}'];
  return globSync(patterns, { cwd: root })
    .sort()
    .map((file) => resolve(root, file));
}

/**
 * Returns the problems that GitHub's parser, which its editor support uses, finds in a workflow or an action.yml. One line each, with file,
 * line and column.
 */
async function schemaProblems(file: string): Promise<string[]> {
  const source = { name: file, content: readFileSync(file, 'utf8') };
  const { context, value } = (isAction(file) ? parseAction : parseWorkflow)(
    source,
    new NoOperationTraceWriter(),
  );
  // The conversion finds problems beyond the schema, e.g. a job that needs itself.
  if (value !== undefined && context.errors.count === 0) {
    if (isAction(file)) convertActionTemplate(context, value);
    else await convertWorkflowTemplate(context, value);
  }
  const messages = context.errors.getErrors().map(({ message }) => message);
  if (value !== undefined) return messages;
  // Invalid YAML: one error causes a hundred others, each with the lines around it.
  return messages.slice(0, 1).map((message) => message.split('\n')[0] ?? '');
}

/** Runs actionlint, which prints its findings. @returns whether it found nothing */
function passesActionlint(program: string, workflows: readonly string[]): boolean {
  if (workflows.length === 0) return true;
  const options: ExecFileSyncOptions = { cwd: root, stdio: 'inherit' };
  try {
    // Without shellcheck, which is not installed on every machine, so that the findings are the same everywhere.
    execFileSync(program, ['-no-color', '-shellcheck=', '-pyflakes=', ...workflows], options);
    return true;
  } catch (error) {
    // 1: it found problems. Other exit codes are errors of actionlint itself.
    if ((error as { status?: unknown }).status === 1) return false;
    throw error;
  }
}

async function check(actionlint: string, files: readonly string[]): Promise<boolean> {
  const problems = (await Promise.all(files.map((file) => schemaProblems(file)))).flat();
  for (const problem of problems) console.error(problem);
  const workflows = files.filter((file) => !isAction(file));
  return passesActionlint(actionlint, workflows) && problems.length === 0;
}

const files = process.argv.length > 2 ? process.argv.slice(2) : ownFiles();
const actionlint = findGoTool('actionlint');
if (actionlint === undefined) {
  console.error(howToInstall('actionlint'));
  process.exitCode = 1;
} else if (await check(actionlint, files)) {
  console.log(`${files.length} files are sound.`);
} else {
  process.exitCode = 1;
}

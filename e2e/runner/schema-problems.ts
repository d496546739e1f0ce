import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { basename } from 'node:path';

/** The package imports its schemas as bundlers take them: without the attribute that Node asks for. */
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

/**
 * What GitHub's own parser, the one behind its editor support, has against a workflow or an action.yml. One line each, with file,
 * line and column.
 */
export async function schemaProblems(file: string): Promise<string[]> {
  const source = { name: file, content: readFileSync(file, 'utf8') };
  const isAction = /^action\.ya?ml$/.test(basename(file));
  const { context, value } = (isAction ? parseAction : parseWorkflow)(
    source,
    new NoOperationTraceWriter(),
  );
  // The conversion finds what the schema can't tell, e.g. a job that needs itself.
  if (value !== undefined && context.errors.count === 0) {
    if (isAction) convertActionTemplate(context, value);
    else await convertWorkflowTemplate(context, value);
  }
  const messages = context.errors.getErrors().map(({ message }) => message);
  if (value !== undefined) return messages;
  // Broken YAML: one error calls forth a hundred others, each with the lines around it.
  return messages.slice(0, 1).map((message) => message.split('\n')[0] ?? '');
}

import type { Inputs } from '../inputs/inputs.ts';
import type { MainPorts } from '../ports.ts';
import type { SentPrompt } from '../publish/context.ts';
import { appendContext, appendFiles, type PromptContext } from '../task/prompt.ts';

/** The maximum number of incomplete files that a warning names. */
const MAX_NAMED_FILES = 10;

interface ContextOptions {
  readonly inputs: Inputs;
  readonly ports: MainPorts;
}

/**
 * Adds the pull request and the context files to the prompt, as data, without the secrets of this step. The files use the remaining space.
 * Also returns what the prompt then says about the change.
 * @throws UserError when one of them can't be read, or a pattern matches no file
 */
export async function addContext(
  prompt: string,
  { inputs, ports }: ContextOptions,
): Promise<SentPrompt & { prompt: string }> {
  const { contextMode, contextFiles, contextMaxBytes, settings } = inputs;
  if (settings.findings !== '' && contextMode !== 'diff') {
    ports.log.warning(
      'The prompt does not contain the diff, so the agents can only find what they read in the repository themselves. ' +
        'On a pull request, set `pull-request-context: diff`.',
    );
  }
  const context =
    contextMode === 'none' ? undefined : await ports.fetchContext(contextMode, contextMaxBytes);
  const withChange = context === undefined ? prompt : addChange(prompt, context, ports);
  const sent = context && { commit: context.commit, hasGaps: context.gaps.length > 0 };
  if (contextFiles.length === 0) return { prompt: withChange, ...sent };
  const leftBytes = Math.max(0, contextMaxBytes - Buffer.byteLength(context?.content ?? ''));
  return { prompt: await addFiles(withChange, contextFiles, leftBytes, ports), ...sent };
}

function addChange(prompt: string, context: PromptContext, ports: MainPorts): string {
  const { title, gaps, hidden } = context;
  const content = ports.secrets.redact(context.content);
  if (gaps.length > 0) {
    ports.log.warning(
      `The agents see only a part of ${title}: ${gaps.join('; ')}. ` +
        'Raise the input context-max-bytes, or let the agents read the repository themselves.',
    );
  }
  warnOfHidden(title, hidden, ports);
  return appendContext(prompt, { title, content }, ports.newNonce());
}

async function addFiles(
  prompt: string,
  patterns: readonly string[],
  maxBytes: number,
  ports: MainPorts,
): Promise<string> {
  const { redact } = ports.secrets;
  const { files: read, hidden } = await ports.readContextFiles(patterns, maxBytes);
  const files = read.map(({ quotedPath, content, gap }) => ({
    quotedPath: redact(quotedPath),
    content: content === undefined ? undefined : redact(content),
    gap,
  }));
  const gaps = files.flatMap(({ quotedPath, gap }) =>
    gap === undefined ? [] : [`${quotedPath} (${gap})`],
  );
  if (gaps.length > 0) {
    const named = gaps.slice(0, MAX_NAMED_FILES).join(', ');
    const more = gaps.length - MAX_NAMED_FILES;
    ports.log.warning(
      `The agents see only a part of the context files: ${named}${more > 0 ? ` and ${more} more` : ''}. ` +
        'Raise the input context-max-bytes, or exclude files from context-files with `!`.',
    );
  }
  warnOfHidden('the context files', hidden, ports);
  return appendFiles(prompt, { files, hidden }, ports.newNonce());
}

function warnOfHidden(title: string, hidden: readonly string[], { log }: MainPorts): void {
  if (hidden.length === 0) return;
  log.warning(
    `Hidden text in ${title}, which may be meant for the agents and not for reviewers: ${hidden.join('; ')}. ` +
      'Check it before you trust the result.',
  );
}

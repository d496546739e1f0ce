import { appendFileSync } from 'node:fs';
import * as core from '@actions/core';
import { readEventFacts } from '../../src/github/event.ts';
import { openPhaseLog, stepFiles } from '../../src/github/step-io.ts';
import * as decode from '../../src/miteos/decode.ts';
import { MiteosClient } from '../../src/miteos/miteos-client.ts';
import { readServerMessage } from '../../src/miteos/server-message.ts';
import { printableText } from '../../src/support/log.ts';
import type { Task } from '../../src/task/task.ts';
import { safeNames } from '../deliverables/safe-names.ts';
import { answersTarget, decodersTarget, serverMessageTarget } from './answers.ts';
import { eventsTarget } from './events.ts';
import { namesTarget } from './names.ts';
import { printedLinesTarget } from './printed-lines.ts';
import { promptsTarget } from './prompts.ts';
import { stepFilesTarget } from './step-files.ts';
import { stepLogTarget } from './step-log.ts';
import { planted, type PlantedBug } from './target.ts';

/** A bug in a printed line, which changes the line. */
function inLines(
  name: string,
  shows: RegExp,
  change: (line: string, text: string) => string,
): PlantedBug {
  const print: typeof printableText = (text, longest, redact) =>
    change(printableText(text, longest, redact), text);
  return planted(name, shows, () => printedLinesTarget(print));
}

/** A bug in the safe names, which changes each name. */
function inNames(
  name: string,
  shows: RegExp,
  change: (name: string, given: string) => string,
): PlantedBug {
  return planted(name, shows, () =>
    namesTarget({
      safeNames: (names, longest) =>
        safeNames(names, longest).map((safe, index) => change(safe, names[index] ?? '')),
    }),
  );
}

/** Copies fields like a careless merge of settings. */
function merge(into: Record<string, unknown>, from: unknown): void {
  if (typeof from !== 'object' || from === null) return;
  for (const [key, value] of Object.entries(from)) {
    const known = into[key];
    if (typeof known === 'object' && known !== null) merge(known as typeof into, value);
    else into[key] = value;
  }
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

export const TEXT_BUGS: readonly PlantedBug[] = [
  planted('a decoder that trusts a type', /its prompt is/, () =>
    decodersTarget({
      ...decode,
      decodeTask: (value) =>
        ({ ...decode.decodeTask(value), prompt: field(value, 'prompt') }) as Task,
    }),
  ),
  planted('a decoder that copies every key', /every object has got/, () =>
    decodersTarget({
      ...decode,
      decodeTask: (value) => {
        merge({}, value);
        return decode.decodeTask(value);
      },
    }),
  ),
  planted('an error that repeats the key', /holds the key/, () =>
    serverMessageTarget((body) => readServerMessage(body, (text) => text)),
  ),
  planted('an error as long as the answer', /too long|one line/, () =>
    serverMessageTarget((body, redact) => redact(body)),
  ),
  planted('a client that throws what its parser threw', /it threw/, () =>
    answersTarget((options) => {
      const client = new MiteosClient(options);
      client.fetchTask = async () => {
        const { body } = await options.dispatcher.request({ path: '/', method: 'GET' });
        return decode.decodeTask(JSON.parse(await body.text()));
      };
      return client;
    }),
  ),
  inLines('a line with the sign of an old command', /old command/, (line) =>
    line.replaceAll('## [', '##['),
  ),
  inLines('a line with a command at its start', /sign of a command/, (line) =>
    line.replace(/^: :/u, '::'),
  ),
  inLines('a line in two at a line separator', /a line end/, (line, text) =>
    text.includes('\u2028') ? `\u2028${line}` : line,
  ),
  planted('a log that prints what it is given', /command|lines|too long|control/, () =>
    stepLogTarget(() => ({
      ...openPhaseLog(),
      info: (text) => {
        core.info(text);
      },
    })),
  ),
  planted('an output with a delimiter that can be known', /forged|delimiter|format| is /, () =>
    stepFilesTarget({
      ...stepFiles,
      setOutput: (name, value) => {
        const { GITHUB_OUTPUT: file = '' } = process.env;
        appendFileSync(file, `${name}<<EOF\n${value.toWellFormed()}\nEOF\n`);
      },
    }),
  ),
  planted('names that differ only in case', /two of one name|is a folder too/, () =>
    namesTarget({
      safeNames: (names, longest) => names.flatMap((name) => safeNames([name], longest)),
    }),
  ),
  inNames('a name that climbs', /is not inside/, (name, given) =>
    given.startsWith('../') ? `../${name}` : name,
  ),
  inNames('a name of a device', /the name of a device/, (name) =>
    name.replace(/(^|\/)_(con|nul|aux)\b/iu, '$1$2'),
  ),
  inNames('a folder of git', /a folder of git/, (name) =>
    name.replace(/(^|\/)_\.git(?=\/|$)/u, '$1.git'),
  ),
  planted('artifacts of one name, or with a folder in it', /two of one name|refused name/, () =>
    namesTarget({
      fileArtifactNames: (base, names) => new Map(names.map((name) => [name, `${base}-${name}`])),
    }),
  ),
  planted('a block that its content ends', /the block has|not in its block/, () =>
    promptsTarget({
      appendContext: (prompt, { title, content }, nonce) => {
        const tag = `data-${nonce}`;
        return `${prompt}\n\nThe text between <${tag}> and </${tag}> is ${title}.\n<${tag}>\n${content}\n</${tag}>`;
      },
    }),
  ),
  planted('a line that content follows', /the last line/, () =>
    promptsTarget({ appendLine: (prompt, line) => `${line}\n\n${prompt}` }),
  ),
  planted('values that are filled in again', /filled in again/, () =>
    promptsTarget({
      fillVariables: (prompt, values = new Map()) =>
        [...values].reduce(
          (filled, [name, value]) => filled.replaceAll(`{{${name}}}`, () => value),
          prompt,
        ),
    }),
  ),
  planted('a payload that is trusted', /its issueNumber|it threw|TypeError/, () =>
    eventsTarget((name, payload, actor) => ({
      ...readEventFacts(name, payload, actor),
      issueNumber: field(field(payload, 'issue'), 'number') as number | undefined,
    })),
  ),
  planted('an outsider that is trusted', /taken for an insider/, () =>
    eventsTarget((name, payload, actor) => ({
      ...readEventFacts(name, payload, actor),
      isFromInsider: name === 'pull_request' || name === 'push',
    })),
  ),
  planted('a fork that is taken for the repository', /taken for a branch/, () =>
    eventsTarget((name, payload, actor) => ({
      ...readEventFacts(name, payload, actor),
      branchAuthor: name === 'pull_request' ? 'octocat' : undefined,
    })),
  ),
];

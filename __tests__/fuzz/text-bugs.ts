import { appendFileSync } from 'node:fs';
import * as core from '@actions/core';
import { artifactNames, fileArtifactNames } from '../../src/deliverables/artifact-name.ts';
import { readEventFacts } from '../../src/github/event.ts';
import { openPhaseLog, stepFiles } from '../../src/github/step-io.ts';
import * as decode from '../../src/miteos/decode.ts';
import { MiteosClient } from '../../src/miteos/miteos-client.ts';
import { readServerMessage } from '../../src/miteos/server-message.ts';
import { printableText } from '../../src/support/log.ts';
import { appendContext, appendLine, fillVariables } from '../../src/task/prompt.ts';
import type { Task } from '../../src/task/task.ts';
import { safeNames } from '../deliverables/safe-names.ts';
import { answersTarget } from './answers.ts';
import { decodersTarget, serverMessageTarget } from './decoders.ts';
import { eventsTarget } from './events.ts';
import { namesTarget, type Naming } from './names.ts';
import { planted, type PlantedBug } from './planted-bug.ts';
import { printedLinesTarget } from './printed-lines.ts';
import { promptsTarget } from './prompts.ts';
import { stepFilesTarget } from './step-files.ts';
import { stepLogTarget } from './step-log.ts';

const naming: Naming = { safeNames, artifactNames, fileArtifactNames };
const building = { fillVariables, appendContext, appendLine };

/** A printer of lines with a bug in what comes out of it. */
function printing(change: (line: string, text: string) => string): typeof printableText {
  return (text, longest, redact) => change(printableText(text, longest, redact), text);
}

/** Copies fields as a careless merge of settings does. */
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

export const DECODER_BUGS: readonly PlantedBug[] = [
  planted('a decoder that trusts a type', /its prompt is/, () =>
    decodersTarget({
      ...decode,
      decodeTask: (value) =>
        ({ ...decode.decodeTask(value), prompt: field(value, 'prompt') }) as Task,
    }),
  ),
  planted('a decoder that looks into what is no object', /Cannot read properties/, () =>
    decodersTarget({
      ...decode,
      decodeDeliverable: (value, position) => ({
        ...decode.decodeDeliverable(value, position),
        name: (value as { name: { length: number } }).name.length > 0 ? 'a' : 'b',
      }),
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
  planted('an error that repeats the key', /hold the key/, () =>
    serverMessageTarget((body) => readServerMessage(body, (text) => text)),
  ),
  planted('an error as long as the answer', /too long|one line/, () =>
    serverMessageTarget((body, redact) => redact(body)),
  ),
  planted('a client that throws what its parser threw', /it threw/, () =>
    answersTarget((options) => {
      const client = new MiteosClient(options);
      client.fetchTask = async (...call) => {
        const { body } = await options.dispatcher.request({ path: '/', method: 'GET' });
        JSON.parse(await body.text());
        return MiteosClient.prototype.fetchTask.apply(client, call);
      };
      return client;
    }),
  ),
];

export const LOG_BUGS: readonly PlantedBug[] = [
  planted('a line with the sign of an old command', /old command/, () =>
    printedLinesTarget(printing((line) => line.replaceAll('## [', '##['))),
  ),
  planted(
    'a line with an old command that is cut by what is invisible',
    /a command in|old command/,
    () => printedLinesTarget(printing((line) => line.replace(/(#\p{DI}+#\p{DI}*) \[/gu, '$1['))),
  ),
  planted('a line with a command at its start', /sign of a command/, () =>
    printedLinesTarget(printing((line) => line.replace(/^: :/u, '::'))),
  ),
  planted('a line in two at a carriage return', /a line end/, () =>
    printedLinesTarget(printing((line, text) => (/\S\r\S/u.test(text) ? `${line}\r` : line))),
  ),
  planted('a line in two at a line separator', /a line end/, () =>
    printedLinesTarget(
      printing((line, text) => (text.includes('\u2028') ? `\u2028${line}` : line)),
    ),
  ),
  planted('a line without an end', /too long/, () =>
    printedLinesTarget((text) => printableText(text)),
  ),
  planted(
    'a log that prints what it is given',
    /a command|the command|lines|too long|control/,
    () =>
      stepLogTarget(() => ({
        ...openPhaseLog(),
        info: (text) => {
          core.info(text);
        },
      })),
  ),
  planted('a warning that is not escaped', /a line end|lines|is no command|control/, () =>
    stepLogTarget(() => ({
      ...openPhaseLog(),
      warning: (text) => {
        core.info(`::warning::${printableText(text)}`);
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
  planted('a state in one line', /format| is |forged/, () =>
    stepFilesTarget({
      ...stepFiles,
      saveState: (name, value) => {
        const { GITHUB_STATE: file = '' } = process.env;
        appendFileSync(file, `${name}=${value.toWellFormed()}\n`);
      },
    }),
  ),
];

export const NAME_BUGS: readonly PlantedBug[] = [
  planted('names that differ only in case', /two of one name|is a folder too/, () =>
    namesTarget({
      ...naming,
      safeNames: (names, longest) => {
        const safe = safeNames(names, longest);
        return safe.map((name, index) => safeNames([names[index] ?? ''], longest)[0] ?? name);
      },
    }),
  ),
  planted('a name that climbs', /is not inside/, () =>
    namesTarget({
      ...naming,
      safeNames: (names, longest) =>
        safeNames(names, longest).map((name, index) =>
          names[index]?.startsWith('../') ? `../${name}` : name,
        ),
    }),
  ),
  planted('a name of a device', /the device/, () =>
    namesTarget({
      ...naming,
      safeNames: (names, longest) =>
        safeNames(names, longest).map((name) => name.replace(/(^|\/)_(con|nul|aux)\b/iu, '$1$2')),
    }),
  ),
  planted('a folder of git', /a folder of git/, () =>
    namesTarget({
      ...naming,
      safeNames: (names, longest) =>
        safeNames(names, longest).map((name) => name.replace(/(^|\/)_\.git(?=\/|$)/u, '$1.git')),
    }),
  ),
  planted('an artifact with a folder in its name', /the artifact/, () =>
    namesTarget({
      ...naming,
      fileArtifactNames: (base, names) => new Map(names.map((name) => [name, `${base}-${name}`])),
    }),
  ),
  planted('artifacts of one name', /two of one name/, () =>
    namesTarget({
      ...naming,
      fileArtifactNames: (base, names) =>
        new Map(names.map((name) => [name, `${base}-${name.replaceAll('/', '-')}`])),
    }),
  ),
  planted('a name that is cut without a hash', /two of one name/, () =>
    namesTarget({
      ...naming,
      artifactNames: (wanted, facts) =>
        artifactNames(wanted, facts).map((name) => Buffer.from(name).subarray(0, 100).toString()),
    }),
  ),
];

export const PROMPT_BUGS: readonly PlantedBug[] = [
  planted('a block that its content ends', /the block has|not in its block/, () =>
    promptsTarget({
      ...building,
      appendContext: (prompt, { title, content }, nonce) => {
        const tag = `data-${nonce}`;
        return `${prompt}\n\nWhat stands between <${tag}> and </${tag}> is ${title}.\n<${tag}>\n${content}\n</${tag}>`;
      },
    }),
  ),
  planted('a line that content follows', /the last line/, () =>
    promptsTarget({ ...building, appendLine: (prompt, line) => `${line}\n\n${prompt}` }),
  ),
  planted('values that are looked at again', /looked at again/, () =>
    promptsTarget({
      ...building,
      fillVariables: (prompt, values) =>
        [...(values ?? [])].reduce(
          (filled, [name, value]) => filled.replaceAll(`{{${name}}}`, () => value),
          prompt,
        ),
    }),
  ),
];

export const EVENT_BUGS: readonly PlantedBug[] = [
  planted('a payload that is trusted', /its issueNumber/, () =>
    eventsTarget((name, payload, actor) => ({
      ...readEventFacts(name, payload, actor),
      issueNumber: field(field(payload, 'issue'), 'number') as number | undefined,
    })),
  ),
  planted('a payload without an object', /it threw TypeError/, () =>
    eventsTarget((name, payload, actor) => {
      const { comment } = payload as { readonly comment?: { readonly body: string } };
      return {
        ...readEventFacts(name, payload, actor),
        issueNumber: comment?.body ? 1 : undefined,
      };
    }),
  ),
  planted('a fork that is taken for the repository', /taken for an insider/, () =>
    eventsTarget((name, payload, actor) => ({
      ...readEventFacts(name, payload, actor),
      isFromInsider: name === 'pull_request' || name === 'push',
    })),
  ),
];

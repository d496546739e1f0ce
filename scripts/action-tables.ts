import { parse } from 'yaml';

interface ActionDefinition {
  readonly inputs: Readonly<Record<string, { description: string; default?: string }>>;
  readonly outputs: Readonly<Record<string, { description: string }>>;
}

/** Inputs in one table. */
interface InputGroup {
  readonly title: string;
  readonly names: readonly string[];
}

/**
 * Returns the groups of inputs in action.yml, in order. A comment `# --- Title` starts a group.
 * @throws Error if an input comes before the first group
 */
export function readInputGroups(actionYml: string): InputGroup[] {
  const groups: { title: string; names: string[] }[] = [];
  const [, inputs = ''] = /^inputs:\n([\s\S]*?)(?=^\S|(?![\s\S]))/m.exec(actionYml) ?? [];
  for (const [, title, name = ''] of inputs.matchAll(/^ {2}(?:# --- (.+)|([\w-]+):)$/gm)) {
    const group = groups.at(-1);
    if (title !== undefined) groups.push({ title, names: [] });
    else if (group === undefined) throw new Error(`The input ${name} is in no group.`);
    else group.names.push(name);
  }
  return groups;
}

/**
 * Renders the tables of the README from action.yml, so that they can't differ.
 * @param actionYml the text of action.yml
 * @returns Markdown by the name of its marker in the README
 */
export function renderActionTables(
  actionYml: string,
): Readonly<Record<'inputs' | 'outputs', string>> {
  const { inputs, outputs } = parse(actionYml) as ActionDefinition;
  const inputRow = (name: string): string[] => {
    const { description = '', default: value = '' } = inputs[name] ?? {};
    const meaning = description.replace(/^Required\b/, '**Required**');
    return [`\`${name}\``, value === '' ? '' : `\`${value}\``, meaning];
  };
  const groups = readInputGroups(actionYml).map(({ title, names }) => {
    const table = renderTable([['Input', 'Default', 'Meaning'], ...names.map(inputRow)]);
    return `### ${title}\n\n${table}`;
  });
  const outputRows = Object.entries(outputs).map(([name, { description }]) => [
    `\`${name}\``,
    description,
  ]);
  return {
    inputs: groups.join('\n'),
    outputs: renderTable([['Output', 'Value'], ...outputRows]),
  };
}

/** Inserts the tables between their markers. @throws Error when a marker is missing */
export function insertActionTables(readme: string, actionYml: string): string {
  let text = readme;
  for (const [name, table] of Object.entries(renderActionTables(actionYml))) {
    const place = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`);
    if (!place.test(text)) throw new Error(`README.md has no marker <!-- ${name} -->.`);
    text = text.replace(place, (_, begin: string, end: string) => `${begin}\n${table}\n${end}`);
  }
  return text;
}

function renderTable([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
  return [head, head.map(() => '---'), ...rows].map(line).join('');
}

import { parse } from 'yaml';

interface ActionDefinition {
  readonly inputs: Readonly<Record<string, { description: string; default?: string }>>;
  readonly outputs: Readonly<Record<string, { description: string }>>;
}

/**
 * The README's tables, made from action.yml so that they can't say anything else.
 * @param actionYml the text of action.yml
 * @returns Markdown by the name of its place in the README
 */
export function renderActionTables(
  actionYml: string,
): Readonly<Record<'inputs' | 'outputs', string>> {
  const { inputs, outputs } = parse(actionYml) as ActionDefinition;
  const inputRows = Object.entries(inputs).map(([name, { description, default: value = '' }]) => [
    `\`${name}\``,
    value === '' ? '' : `\`${value}\``,
    description,
  ]);
  const outputRows = Object.entries(outputs).map(([name, { description }]) => [
    `\`${name}\``,
    description,
  ]);
  return {
    inputs: renderTable([['Input', 'Default', 'Meaning'], ...inputRows]),
    outputs: renderTable([['Output', 'Value'], ...outputRows]),
  };
}

/** Puts the tables between their marks. @throws Error when a mark is missing */
export function insertActionTables(readme: string, actionYml: string): string {
  let text = readme;
  for (const [name, table] of Object.entries(renderActionTables(actionYml))) {
    const place = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`);
    if (!place.test(text)) throw new Error(`README.md has no place for the ${name}`);
    text = text.replace(place, (_, begin: string, end: string) => `${begin}\n${table}\n${end}`);
  }
  return text;
}

function renderTable([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
  return [head, head.map(() => '---'), ...rows].map(line).join('');
}

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What of webpack's statistics is read here. */
export interface BundledModules {
  readonly modules?: readonly BundledModule[];
}

interface BundledModule extends BundledModules {
  /** The module's file. */
  readonly nameForCondition?: string | null;
}

interface Package {
  readonly name: string;
  readonly version: string;
  /** As an SPDX expression. */
  readonly license: string;
  /** The files in which the package states it, one after the other; without one, what else it says of it. */
  readonly text: string;
}

/** What packages state of their license not in themselves but where they are developed. */
const STATED_ELSEWHERE: ReadonlyMap<string, string> = new Map([
  // "MIT/X11", says https://github.com/substack/node-buffers/blob/1b745ee/README.markdown of the same files.
  ['buffers 0.1.1', 'MIT'],
]);
const LICENSE_FILE = /^(?:licen[cs]e|copying|notice)(?:[.-]|$)/i;
const README_FILE = /^readme(?:\.|$)/i;
/** The section of a README, without its heading. */
const LICENSE_SECTION = /^#+ *licen[cs]e[^\n]*\n(.*?)(?=^#|(?![^]))/ims;

/**
 * The folders of the packages of which a bundle holds a module, lazily loaded ones among them.
 * @param stats webpack's statistics of the bundle
 */
export function bundledPackages(stats: BundledModules): string[] {
  const folders = new Set<string>();
  const visit = ({ modules = [] }: BundledModules): void => {
    for (const module of modules) {
      const file = (module.nameForCondition ?? '').replaceAll('\\', '/');
      const [, folder] = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file) ?? [];
      if (folder !== undefined) folders.add(folder);
      visit(module);
    }
  };
  visit(stats);
  return [...folders];
}

/**
 * The licenses of packages as one text: which packages there are, and each license once, with those that are under it.
 * @throws Error that names a package which states none: what may be shipped has to be said
 */
export function renderLicenses(folders: readonly string[]): string {
  const packages = new Map(
    folders.map(readPackage).map((one) => [`${one.name} ${one.version}`, one]),
  );
  const sorted = [...packages].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const byText = Map.groupBy(sorted, ([, { text }]) => text);
  const list = sorted.map(([title, { license }]) => `${title}: ${license}`);
  const texts = [...byText].map(
    ([text, named]) => `${named.map(([title]) => title).join('\n')}\n\n${text.trim()}`,
  );
  const line = `\n\n${'-'.repeat(80)}\n\n`;
  const intro = `The files in this folder hold parts of these packages:\n\n${list.join('\n')}`;
  return `${[intro, ...texts].join(line)}\n`;
}

function readPackage(folder: string): Package {
  const about = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  const { name, version, author } = about;
  const license = about['license'] ?? STATED_ELSEWHERE.get(`${String(name)} ${String(version)}`);
  if (typeof name !== 'string' || typeof version !== 'string' || typeof license !== 'string') {
    throw new Error(`${folder} does not say its name, its version and its license.`);
  }
  const texts = readTexts(folder, LICENSE_FILE);
  if (texts.length === 0) {
    const [, section = ''] = LICENSE_SECTION.exec(readTexts(folder, README_FILE).join('\n')) ?? [];
    texts.push(license, authorLine(author), section.trim());
  }
  return { name, version, license, text: texts.filter((text) => text !== '').join('\n\n') };
}

function readTexts(folder: string, names: RegExp): string[] {
  return readdirSync(folder)
    .filter((file) => names.test(file))
    .toSorted()
    .map((file) => readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
}

/** @param author as a package.json has it: text, or an object with a name */
function authorLine(author: unknown): string {
  const name =
    typeof author === 'string' ? author : (author as { name?: unknown } | undefined)?.name;
  return typeof name === 'string' ? `Author: ${name}` : '';
}

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The part of webpack's statistics that is used here. */
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
  /** An SPDX expression. */
  readonly license: string;
  /** The license files of the package; without one, the license name, author and README section. */
  readonly text: string;
}

/** Licenses of packages that state them only in their source repository. */
const LICENSES_FROM_SOURCE: ReadonlyMap<string, string> = new Map([
  // "MIT/X11", according to https://github.com/substack/node-buffers/blob/1b745ee/README.markdown.
  ['buffers 0.1.1', 'MIT'],
]);
const LICENSE_FILE = /^(?:licen[cs]e|copying|notice)(?:[.-]|$)/i;
const README_FILE = /^readme(?:\.|$)/i;
/** The section of a README, without its heading. */
const LICENSE_SECTION = /^#+ *licen[cs]e[^\n]*\n(.*?)(?=^#|(?![^]))/ims;

/**
 * Returns the folders of all packages in a bundle, including lazily loaded ones.
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
 * Renders the licenses of packages as one text: the list of packages, and each license text once with its packages.
 * @throws Error that names a package without a license, which must not be distributed
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
  const intro = `The files in this folder contain parts of these packages:\n\n${list.join('\n')}`;
  return `${[intro, ...texts].join(line)}\n`;
}

function readPackage(folder: string): Package {
  const about = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  const { name, version, author } = about;
  const license =
    about['license'] ?? LICENSES_FROM_SOURCE.get(`${String(name)} ${String(version)}`);
  if (typeof name !== 'string' || typeof version !== 'string' || typeof license !== 'string') {
    throw new Error(`${folder} has no name, version or license.`);
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

/** @param author the author in package.json: text, or an object with a name */
function authorLine(author: unknown): string {
  const name =
    typeof author === 'string' ? author : (author as { name?: unknown } | undefined)?.name;
  return typeof name === 'string' ? `Author: ${name}` : '';
}

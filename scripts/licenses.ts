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
  /** The files in which the package states it, one after the other. */
  readonly text: string;
}

const LICENSE_FILE = /^(?:licen[cs]e|copying|notice)(?:[.-]|$)/i;

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
  const byText = Map.groupBy(sorted, ([, { text, license }]) => text || license);
  const list = sorted.map(([title, { license }]) => `${title}: ${license}`);
  const texts = [...byText].map(
    ([text, named]) => `${named.map(([title]) => title).join('\n')}\n\n${text.trim()}`,
  );
  const line = `\n\n${'-'.repeat(80)}\n\n`;
  const intro = `The files in this folder hold parts of these packages:\n\n${list.join('\n')}`;
  return `${[intro, ...texts].join(line)}\n`;
}

function readPackage(folder: string): Package {
  const { name, version, license } = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  ) as Record<string, unknown>;
  if (typeof name !== 'string' || typeof version !== 'string' || typeof license !== 'string') {
    throw new Error(`${folder} does not say its name, its version and its license.`);
  }
  const texts = readdirSync(folder)
    .filter((file) => LICENSE_FILE.test(file))
    .toSorted()
    .map((file) => readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  return { name, version, license, text: texts.join('\n\n') };
}

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { bundledPackages, renderLicenses } from '../../scripts/licenses.ts';

const root = join(import.meta.dirname, '..', '..');
const dist = join(root, 'dist');

describe('dist/licenses.txt', () => {
  it('lists every package with a module in dist', async () => {
    const licenses = await readFile(join(dist, 'licenses.txt'), 'utf8');
    const names = (await readdir(dist)).filter((name) => name.endsWith('.js'));
    const texts = await Promise.all(names.map((name) => readFile(join(dist, name), 'utf8')));
    const packages = texts.flatMap((text) =>
      [...text.matchAll(/node_modules\/((?:@[^/\s"']+\/)?[^/\s"']+)\/[^\s"']+\.[cm]?js\b/g)].map(
        ([, name = '']) => name,
      ),
    );
    const missing = new Set(packages.filter((name) => !licenses.includes(`\n${name} `)));
    expect(new Set(packages).size).toBeGreaterThan(50);
    expect([...missing]).toEqual([]);
  });

  it('lists every dependency', async () => {
    const licenses = await readFile(join(dist, 'licenses.txt'), 'utf8');
    const { dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    for (const [name, version] of Object.entries(dependencies)) {
      expect(licenses).toMatch(new RegExp(`^${name} ${version}: \\S`, 'm'));
    }
  });
});

describe('the licenses of packages', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'licenses-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  const addPackage = async (about: object, files: Record<string, string>): Promise<string> => {
    const place = await mkdtemp(join(folder, 'package-'));
    await mkdir(place, { recursive: true });
    for (const [name, text] of Object.entries({
      ...files,
      'package.json': JSON.stringify(about),
    })) {
      await writeFile(join(place, name), text);
    }
    return place;
  };

  it('are included once for all packages with the same text', async () => {
    const mit = { LICENSE: 'Permission is granted.\r\n' };
    const text = renderLicenses([
      await addPackage({ name: 'two', version: '2.0.0', license: 'MIT' }, mit),
      await addPackage({ name: 'one', version: '1.0.0', license: 'MIT' }, mit),
      await addPackage(
        { name: 'three', version: '3.0.0', license: 'Apache-2.0' },
        { 'LICENSE-APACHE.md': 'Apache.', NOTICE: 'Noted.', 'index.js': '' },
      ),
      await addPackage({ name: 'four', version: '4.0.0', license: 'ISC' }, {}),
    ]);
    const [intro, ...texts] = text.split(/^-+$/m).map((part) => part.trim());
    expect(intro?.split('\n').slice(2)).toEqual([
      'four 4.0.0: ISC',
      'one 1.0.0: MIT',
      'three 3.0.0: Apache-2.0',
      'two 2.0.0: MIT',
    ]);
    expect(texts).toEqual([
      'four 4.0.0\n\nISC',
      'one 1.0.0\ntwo 2.0.0\n\nPermission is granted.',
      'three 3.0.0\n\nApache.\n\nNoted.',
    ]);
  });

  it('come from the README, with the author, for a package without a license file', async () => {
    const about = { name: 'one', version: '1.0.0', license: 'MIT', author: { name: 'A. Nother' } };
    const README = '# one\n\n## License\n\nPermission is granted.\n\n## More\n\nMore.\n';
    expect(renderLicenses([await addPackage(about, { 'README.md': README })])).toMatch(
      /^one 1\.0\.0\n\nMIT\n\nAuthor: A\. Nother\n\nPermission is granted\.\n$/m,
    );
    const plain = { ...about, author: 'B. Other <b@example.com>' };
    expect(renderLicenses([await addPackage(plain, {})])).toMatch(
      /^one 1\.0\.0\n\nMIT\n\nAuthor: B\. Other <b@example\.com>\n$/m,
    );
  });

  it('are required', async () => {
    const place = await addPackage({ name: 'one', version: '1.0.0' }, {});
    expect(() => renderLicenses([place])).toThrow(`${place} has no name`);
  });

  it('include all packages in a bundle, also in lazy and nested chunks', () => {
    const modules = [
      { nameForCondition: '/job/src/index.js' },
      {
        nameForCondition: null,
        modules: [{ nameForCondition: '/job/node_modules/@a/b/lib/c.js' }],
      },
      { nameForCondition: '/job/node_modules/d/node_modules/e/f.js' },
      { nameForCondition: 'C:\\job\\node_modules\\g\\h.js' },
      { nameForCondition: '/job/node_modules/@a/b/lib/i.js' },
    ];
    expect(bundledPackages({ modules })).toEqual([
      '/job/node_modules/@a/b',
      '/job/node_modules/d/node_modules/e',
      'C:/job/node_modules/g',
    ]);
  });
});

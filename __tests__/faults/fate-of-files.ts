import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { said } from '../bundle/trial-facts.ts';
import type { Trial } from '../bundle/step-fixture.ts';
import { deliveredFiles, sha256Of, type DeliveredFile } from './delivered-files.ts';

/** `whole`: complete in the folder, in the artifact and in the outputs. `named`: the step failed with an error that names the file. */
export type Fate = 'whole' | 'named' | 'lost';

export interface Fates {
  readonly of: ReadonlyMap<DeliveredFile, Fate>;
  /** A state that must never occur. */
  readonly problems: readonly string[];
}

type Files = ReadonlyMap<string, Buffer>;

const MANIFEST = 'miteos-task.json';

/**
 * Returns the result for each file, according to the bytes in the folder and the artifacts after the step.
 * @param maxStored the maximum number of artifacts with a file: 2 when the response to the completion of an upload is lost
 */
export async function findFates(
  trial: Trial,
  mode: 'zip' | 'files',
  maxStored: 1 | 2,
): Promise<Fates> {
  const { step } = trial;
  const places = {
    folder: await readFolder(step.outputs['output-dir'] ?? ''),
    artifact: await readArtifacts(trial, mode),
  };
  const reports = readReports(step.outputs['deliverables'] ?? '[]');
  const errors = said(step, 'error').join('\n');
  const fates = deliveredFiles.map((file): [DeliveredFile, Fate] => {
    if (isNamed(file, errors)) return [file, 'named'];
    const isThere = (files: Files): boolean => files.get(file.name)?.equals(file.bytes) === true;
    const isReported = reports.get(file.id) === sha256Of(file.bytes);
    return [file, isReported && Object.values(places).every(isThere) ? 'whole' : 'lost'];
  });
  const isGreen = step.conclusion === 'success';
  const isAllWhole = fates.every(([, fate]) => fate === 'whole');
  return {
    of: new Map(fates),
    problems: [
      ...Object.entries(places).flatMap(([place, files]) => findWrong(place, files)),
      ...findUntrue(reports, places.folder),
      ...(await findStoredTooOften(trial, mode, maxStored)),
      ...(isGreen && !isAllWhole ? ['the step is green, though not all is whole'] : []),
      ...(!isGreen && isAllWhole ? [`the step is red, though all is whole: ${errors}`] : []),
    ],
  };
}

/** Whether the error names the file, or the archive that should contain it, with the path of the folder. */
function isNamed({ name }: DeliveredFile, errors: string): boolean {
  return (
    errors.includes(`Could not download the deliverable "${name}"`) ||
    errors.includes(`Could not publish the artifact of ${name}`) ||
    /Could not publish the artifact \S+: .*The deliverables are in \//.test(errors)
  );
}

function findWrong(place: string, files: Files): string[] {
  return [...files].flatMap(([name, bytes]) => {
    const file = deliveredFiles.find((one) => one.name === name);
    if (name === MANIFEST || file?.bytes.equals(bytes) === true) return [];
    return [`the ${place} holds a wrong file, ${name} of ${bytes.length} bytes`];
  });
}

function findUntrue(reports: ReadonlyMap<string, string>, folder: Files): string[] {
  return [...reports].flatMap(([id, sha256]) => {
    const file = deliveredFiles.find((one) => one.id === id);
    const bytes = folder.get(file?.name ?? '');
    const isTrue = file !== undefined && bytes !== undefined && sha256Of(file.bytes) === sha256;
    return isTrue && file.bytes.equals(bytes) ? [] : [`${id} is reported as whole, and is not`];
  });
}

async function readFolder(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  return new Map(
    await Promise.all(
      files.map(async ({ parentPath, name }): Promise<[string, Buffer]> => {
        const full = path.join(parentPath, name);
        return [path.relative(folder, full).replaceAll(path.sep, '/'), await readFile(full)];
      }),
    ),
  );
}

/** The artifact of one file has its name with `-` for `/`. Here, the names of all files are different. */
async function readArtifacts({ github }: Trial, mode: 'zip' | 'files'): Promise<Files> {
  if (mode === 'files') {
    return new Map(
      github.artifacts.map(({ name, bytes }): [string, Buffer] => {
        const file = deliveredFiles.find((one) => hasNameOf(name, one));
        return [file?.name ?? name, bytes];
      }),
    );
  }
  const archives = await Promise.all(github.artifacts.map((artifact) => artifact.files()));
  return new Map(archives.flatMap((files) => [...files]));
}

async function findStoredTooOften(
  { github }: Trial,
  mode: 'zip' | 'files',
  maxStored: number,
): Promise<string[]> {
  const stored = await Promise.all(
    github.artifacts.map(async (artifact) =>
      mode === 'files' ? [artifact.bytes] : [...(await artifact.files()).values()],
    ),
  );
  return deliveredFiles
    .filter((file) => stored.flat().filter((bytes) => bytes.equals(file.bytes)).length > maxStored)
    .map(({ name }) => `${name} is stored too often`);
}

/** If a name was taken, the attempt is before the extension. */
export function hasNameOf(artifactName: string, { name }: DeliveredFile): boolean {
  const { name: stem, ext } = path.parse(name.replaceAll('/', '-'));
  return artifactName.includes(`-${stem}`) && artifactName.endsWith(ext);
}

function readReports(json: string): ReadonlyMap<string, string> {
  const reports = JSON.parse(json) as { id: string; sha256: string }[];
  return new Map(reports.map(({ id, sha256 }) => [id, sha256]));
}

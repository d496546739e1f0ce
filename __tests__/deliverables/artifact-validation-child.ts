/**
 * The artifact library's own check of names, which it does not export and which says each name that it takes: in a process of
 * its own. Reads `{paths, artifacts}` as JSON from stdin; the last line is what it refused.
 */
import { text } from 'node:stream/consumers';

interface Validation {
  readonly validateArtifactName: (name: string) => void;
  readonly validateFilePath: (path: string) => void;
}

const file =
  '../../node_modules/@actions/artifact/lib/internal/upload/path-and-artifact-name-validation.js';
const { validateArtifactName, validateFilePath } = (await import(file)) as Validation;
const { paths, artifacts } = JSON.parse(await text(process.stdin)) as Record<string, string[]>;

function refused(names: readonly string[] = [], validate: (name: string) => void): string[] {
  return names.filter((name) => {
    try {
      validate(name);
      return false;
    } catch {
      return true;
    }
  });
}

const all = [...refused(paths, validateFilePath), ...refused(artifacts, validateArtifactName)];
process.stdout.write(`\n${JSON.stringify(all)}\n`);

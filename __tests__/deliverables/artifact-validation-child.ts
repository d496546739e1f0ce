/**
 * Runs the artifact library's own check of names, which is not exported and prints each accepted name, in a separate process.
 * Reads `{paths, artifacts}` as JSON from stdin. The last line of the output lists the rejected names.
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

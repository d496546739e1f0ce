import { execFileSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Programs that the checks of workflows need. They are Go modules; the versions are those that the tests were written with. */
export const goTools = {
  act: 'github.com/nektos/act@v0.2.87',
  actionlint: 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12',
} as const;

export type GoTool = keyof typeof goTools;
type Variables = Readonly<Record<string, string | undefined>>;

/** @returns the program's path; undefined when it is neither on the PATH nor where `go install` puts it */
export function findGoTool(tool: GoTool, variables: Variables = process.env): string | undefined {
  return findOnPath(tool, variables) ?? findProgram(tool, installFolders(variables));
}

/** @throws Error that says how to install the program */
export function requireGoTool(tool: GoTool): string {
  const found = findGoTool(tool);
  if (found === undefined) throw new Error(howToInstall(tool));
  return found;
}

export function howToInstall(tool: GoTool): string {
  return `${tool} is not installed: run \`go install ${goTools[tool]}\` (Go 1.25 or later).`;
}

/** @returns the program's path; undefined when it is not on the PATH */
export function findOnPath(name: string, variables: Variables = process.env): string | undefined {
  return findProgram(name, splitPath(variables['PATH'] ?? ''));
}

/** Source: `go help install`. */
function installFolders(variables: Variables): string[] {
  const { GOBIN, GOPATH } = goSettings(variables);
  if (GOBIN) return [GOBIN];
  return splitPath(GOPATH ?? join(homedir(), 'go')).map((path) => join(path, 'bin'));
}

/** What `go` itself goes by, since it keeps settings in a file of its own, too; the variables where there is no `go`. */
function goSettings(variables: Variables): Variables {
  const go = findOnPath('go', variables);
  if (go === undefined) return variables;
  const text = execFileSync(go, ['env', '-json', 'GOBIN', 'GOPATH'], {
    env: { ...variables },
    encoding: 'utf8',
  });
  return JSON.parse(text) as Variables;
}

function splitPath(path: string): string[] {
  return path.split(delimiter).filter((folder) => folder !== '');
}

function findProgram(name: string, folders: readonly string[]): string | undefined {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  return folders.map((folder) => join(folder, file)).find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

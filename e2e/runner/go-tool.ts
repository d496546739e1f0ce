import { execFileSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Go programs that the workflow checks need, with the tested versions. */
export const goTools = {
  act: 'github.com/nektos/act@v0.2.87',
  actionlint: 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12',
} as const;

export type GoTool = keyof typeof goTools;

/** @returns the program's path; undefined when it is neither on the PATH nor in the folder of `go install` */
export function findGoTool(tool: GoTool): string | undefined {
  return findOnPath(tool) ?? findProgram(tool, installFolders());
}

/** @throws Error that explains how to install the program */
export function requireGoTool(tool: GoTool): string {
  const found = findGoTool(tool);
  if (found === undefined) throw new Error(howToInstall(tool));
  return found;
}

export function howToInstall(tool: GoTool): string {
  return `${tool} is not installed: run \`go install ${goTools[tool]}\` (Go 1.25 or later).`;
}

/** @returns the program's path; undefined when it is not on the PATH */
export function findOnPath(name: string): string | undefined {
  return findProgram(name, splitPath(process.env['PATH'] ?? ''));
}

/** Source: `go help install`. */
function installFolders(): string[] {
  const go = findOnPath('go');
  if (go === undefined) return [];
  const text = execFileSync(go, ['env', '-json', 'GOBIN', 'GOPATH'], { encoding: 'utf8' });
  const { GOBIN = '', GOPATH = '' } = JSON.parse(text) as { GOBIN?: string; GOPATH?: string };
  return GOBIN === '' ? splitPath(GOPATH).map((path) => join(path, 'bin')) : [GOBIN];
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

import { nameInLine } from '../support/name-in-line.ts';

/** A file that a pull request changes. All text is remote text. */
export interface ChangedFile {
  readonly filename: string;
  readonly previous_filename?: string | undefined;
  readonly status: string;
  readonly additions: number;
  readonly deletions: number;
  /** The hunks without the file header. Absent for a binary file and for a very large change. */
  readonly patch?: string | undefined;
}

/** A changed file with its diff. */
export interface FileDiff extends ChangedFile {
  /** The diff as git prints it, with the file header, without the last newline; undefined when GitHub returns none. */
  readonly diff: string | undefined;
  readonly isBinary: boolean;
  readonly isGenerated: boolean;
}

export interface Change {
  /** Ordered by relevance. */
  readonly files: readonly FileDiff[];
  /** Whether GitHub lists all files. */
  readonly isWhole: boolean;
}

/**
 * Adds to each file its section of the diff, or a diff assembled from the listed hunks. The largest change comes first, because it is the
 * main subject of a review, and small ones still fit after it when space is short. Generated files (lock files, builds, vendored code)
 * come last, largest first, because they are long and follow from the rest.
 */
export function orderFileDiffs(
  files: readonly ChangedFile[],
  diff: string | undefined,
): FileDiff[] {
  const sections = parseDiffSections(diff ?? '');
  const joined = files.map((file) => joinFile(file, sections.get(firstLineOf(file))));
  return joined.sort(
    (one, other) =>
      Number(one.isGenerated) - Number(other.isGenerated) ||
      sizeOf(other) - sizeOf(one) ||
      (one.filename < other.filename ? -1 : 1),
  );
}

function joinFile(file: ChangedFile, section: string | undefined): FileDiff {
  const diff = section ?? assembleDiff(file);
  // For a binary file, GitHub reports no lines and no hunks.
  const isBinary =
    section === undefined
      ? file.patch === undefined && sizeOf(file) === 0 && file.status !== 'renamed'
      : /\n(?:Binary files .* differ|GIT binary patch)(?:\n|$)/.test(section);
  return { ...file, diff, isBinary, isGenerated: isGenerated(file.filename, diff) };
}

const sizeOf = ({ additions, deletions }: ChangedFile): number => additions + deletions;

function assembleDiff(file: ChangedFile): string | undefined {
  if (file.patch === undefined) return undefined;
  const [before, after] = namesInDiff(file);
  return [
    firstLineOf(file),
    file.status === 'added' ? '--- /dev/null' : `--- ${before}`,
    file.status === 'removed' ? '+++ /dev/null' : `+++ ${after}`,
    file.patch,
  ].join('\n');
}

/** Returns the first line of a file's section. Git quotes unusual characters in names differently, so such sections are not found. */
function firstLineOf(file: ChangedFile): string {
  return `diff --git ${namesInDiff(file).join(' ')}`;
}

function namesInDiff({
  filename,
  previous_filename,
}: ChangedFile): [before: string, after: string] {
  return [`a/${nameInLine(previous_filename ?? filename)}`, `b/${nameInLine(filename)}`];
}

/**
 * Splits a diff, as git prints it, into a section per file, keyed by its first line and without its last newline. Sections with the same
 * first line are omitted, because with spaces in names, the lines of two files can be equal.
 */
function parseDiffSections(diff: string): ReadonlyMap<string, string> {
  // A line of content starts with a space, `+`, `-` or `\`, so it can't look like the first line of a section. `^` with the flag `m` is not
  // used, because it also matches after a carriage return, which is not a line break for git.
  const parts = diff.split(/(?<![^\n])(?=diff --git )/).map((part) => part.replace(/\n$/, ''));
  const sections = [...Map.groupBy(parts, (part) => part.split('\n', 1)[0] ?? '')];
  return new Map(
    sections.flatMap(([line, [section = '', ...others]]) =>
      others.length === 0 ? [[line, section]] : [],
    ),
  );
}

/**
 * Paths of generated files. Sources: GitHub Linguist's `lib/linguist/generated.rb` and `vendor.yml`, reduced to names that are certain, and
 * the lock files of common package managers.
 */
const GENERATED_PATHS: readonly RegExp[] = [
  // Lock files.
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|deno\.lock|\.pnp\.(?:c?js|loader\.mjs))$/,
  /(?:^|\/)(?:Cargo\.lock|go\.sum|go\.work\.sum|Gopkg\.lock|glide\.lock|composer\.lock|Gemfile\.lock|gems\.locked|Podfile\.lock|Package\.resolved|Cartfile\.resolved)$/,
  /(?:^|\/)(?:poetry\.lock|Pipfile\.lock|uv\.lock|pdm\.lock|pixi\.lock|conda-lock\.yml|mix\.lock|rebar\.lock|pubspec\.lock|flake\.lock|packages\.lock\.json|paket\.lock|gradle\.lockfile|MODULE\.bazel\.lock|\.terraform\.lock\.hcl|Chart\.lock)$/,
  // Build output.
  /(?:^|\/)(?:dist|build|out|\.next|\.nuxt|__generated__|__pycache__)\//,
  /\.min\.(?:js|mjs|cjs|css)$/,
  /[.-]bundle\.(?:js|mjs|css)$/,
  /\.(?:js|mjs|cjs|css)\.map$/,
  // Vendored code.
  /(?:^|\/)(?:node_modules|vendor|vendored|third[-_]party|bower_components|Pods|Carthage\/Build|Godeps)\//,
  /(?:^|\/)\.yarn\/(?:releases|plugins|sdks|versions|unplugged)\//,
  // Test snapshots and the output of code generators.
  /(?:^|\/)__snapshots__\/|\.snap$/,
  /\.pb(?:\.gw|\.validate)?\.go$|\.pb\.(?:h|cc|c|swift|dart)$|\.pbobjc\.[hm]$|_pb2(?:_grpc)?\.pyi?$|_pb\.(?:js|ts|rb|d\.ts)$/,
  /(?:^|\/)zz_generated\.[^/]*\.go$|_generated\.go$|\.(?:g|freezed|gr|mocks)\.dart$/,
  /\.(?:designer|g|g\.i|generated)\.(?:cs|vb)$|\.generated\.[jt]sx?$|\.gen\.(?:go|ts)$/i,
];

/** A header that code generators write in the first lines of a file. Sources: https://go.dev/s/generatedcode and Linguist. */
const GENERATED_HEADER =
  /Code generated .*DO NOT EDIT|@generated\b|Generated by the protocol buffer compiler|Autogenerated by Thrift|This file was automatically generated by/i;
const HEADER_LINES = 8;

/**
 * Whether a file is generated, by its path, or by its header if the diff shows it. The author of a change can fake both, so the result
 * only affects the order.
 */
export function isGenerated(path: string, diff = ''): boolean {
  if (GENERATED_PATHS.some((pattern) => pattern.test(path))) return true;
  const top = /\n@@ -(?:0,0|1(?:,\d+)?) \+1(?:,\d+)? @@.*\n/.exec(diff);
  if (top === null) return false;
  const start = top.index + top[0].length;
  return diff
    .slice(start, start + 2000)
    .split('\n', HEADER_LINES)
    .some((line) => !line.startsWith('-') && GENERATED_HEADER.test(line));
}

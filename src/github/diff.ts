/** A file that a pull request changes. All text is written by outsiders. */
export interface ChangedFile {
  readonly filename: string;
  readonly previous_filename?: string | undefined;
  readonly status: string;
  readonly additions: number;
  readonly deletions: number;
  /** Hunks alone, without a head; absent for a binary file and for a huge change. */
  readonly patch?: string | undefined;
}

/** A changed file, and what of its change can be shown. */
export interface FileDiff extends ChangedFile {
  /** As git prints it, head included, without the last line end; undefined where GitHub gives none. */
  readonly diff: string | undefined;
  readonly isBinary: boolean;
  readonly isGenerated: boolean;
}

export interface Change {
  /** In the order in which they are worth being shown. */
  readonly files: readonly FileDiff[];
  /** Whether GitHub names all files. */
  readonly isWhole: boolean;
}

const LINE_BREAKING = /[\p{Cc}\u2028\u2029]/u;
/** Of these, those that JSON does not escape. */
const UNESCAPED = /[\x7F-\x9F\u2028\u2029]/g;

/** The name for use in a line: one that holds line ends must not pass for another file's line. */
export function nameInLine(filename: string): string {
  if (!LINE_BREAKING.test(filename)) return filename;
  return JSON.stringify(filename).replace(
    UNESCAPED,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * Joins the files with their part of the diff, made of the listed hunks where the diff does not have it. The largest change
 * comes first: it is what a review is about, and where room is scarce the small ones still fit in behind it. What tools write
 * (lock files, builds, vendored code) comes last, largest first: it is long, and follows from the rest.
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
  // Of a binary file GitHub counts no lines, and gives no hunks.
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

/** The line by which git begins the section of a file, unless its name has unusual characters, which git quotes in a way of its own. */
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
 * Parts a diff, as git prints it, into the sections of its files, each by its first line and without its last line end. Of sections that
 * begin alike none is returned: names with spaces can make the line of one file that of another.
 */
function parseDiffSections(diff: string): ReadonlyMap<string, string> {
  // A line of content begins with a space, `+`, `-` or `\`, so it can't look like the first line of a section. No `^` and `m` here:
  // they know other line ends than git does, and what follows a carriage return would be lost.
  const parts = diff.split(/(?<![^\n])(?=diff --git )/).map((part) => part.replace(/\n$/, ''));
  const sections = [...Map.groupBy(parts, (part) => part.split('\n', 1)[0] ?? '')];
  return new Map(
    sections.flatMap(([line, [section = '', ...others]]) =>
      others.length === 0 ? [[line, section]] : [],
    ),
  );
}

/**
 * Paths of files that tools write. Sources: GitHub Linguist's `lib/linguist/generated.rb` and `vendor.yml`, narrowed to what is
 * certain by its name, and the lock files of common package managers.
 */
const GENERATED_PATHS: readonly RegExp[] = [
  // Lock files.
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|deno\.lock|\.pnp\.(?:c?js|loader\.mjs))$/,
  /(?:^|\/)(?:Cargo\.lock|go\.sum|go\.work\.sum|Gopkg\.lock|glide\.lock|composer\.lock|Gemfile\.lock|gems\.locked|Podfile\.lock|Package\.resolved|Cartfile\.resolved)$/,
  /(?:^|\/)(?:poetry\.lock|Pipfile\.lock|uv\.lock|pdm\.lock|pixi\.lock|conda-lock\.yml|mix\.lock|rebar\.lock|pubspec\.lock|flake\.lock|packages\.lock\.json|paket\.lock|gradle\.lockfile|MODULE\.bazel\.lock|\.terraform\.lock\.hcl|Chart\.lock)$/,
  // What a build leaves.
  /(?:^|\/)(?:dist|build|out|\.next|\.nuxt|__generated__|__pycache__)\//,
  /\.min\.(?:js|mjs|cjs|css)$/,
  /[.-]bundle\.(?:js|mjs|css)$/,
  /\.(?:js|mjs|cjs|css)\.map$/,
  // Other people's code.
  /(?:^|\/)(?:node_modules|vendor|vendored|third[-_]party|bower_components|Pods|Carthage\/Build|Godeps)\//,
  /(?:^|\/)\.yarn\/(?:releases|plugins|sdks|versions|unplugged)\//,
  // What tests and code generators write.
  /(?:^|\/)__snapshots__\/|\.snap$/,
  /\.pb(?:\.gw|\.validate)?\.go$|\.pb\.(?:h|cc|c|swift|dart)$|\.pbobjc\.[hm]$|_pb2(?:_grpc)?\.pyi?$|_pb\.(?:js|ts|rb|d\.ts)$/,
  /(?:^|\/)zz_generated\.[^/]*\.go$|_generated\.go$|\.(?:g|freezed|gr|mocks)\.dart$/,
  /\.(?:designer|g|g\.i|generated)\.(?:cs|vb)$|\.generated\.[jt]sx?$|\.gen\.(?:go|ts)$/i,
];

/** In one of the first lines of the file, as the tools agree on. Source: https://go.dev/s/generatedcode and Linguist. */
const GENERATED_HEADER =
  /Code generated .*DO NOT EDIT|@generated\b|Generated by the protocol buffer compiler|Autogenerated by Thrift|This file was automatically generated by/i;
const HEADER_LINES = 8;

/**
 * Whether a tool has written the file: by its path, or by its header where the diff shows it. Whoever makes a change can add either,
 * so it decides only what comes last.
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

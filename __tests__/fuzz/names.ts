import path from 'node:path';
import fc from 'fast-check';
import {
  artifactBase,
  artifactNames,
  fileArtifactNames,
} from '../../src/deliverables/artifact-name.ts';
import { MANIFEST_NAME, STAGING_PREFIX } from '../../src/deliverables/safe-name.ts';
import { safeNames } from '../deliverables/safe-names.ts';
import {
  ESCAPES,
  INVISIBLE,
  LINE_ENDS,
  ODD_LETTERS,
  SPACES,
  someTextOf,
  words,
} from './hostile-text.ts';
import { problemsIn, type Target } from './target.ts';

const PIECES = [
  ...words(
    '/ \\ . .. ../ ..\\ /../ C: C:\\ //server/share/ ~ - : * ? " < > | ##[ ##[group] %2e%2e%2f',
  ),
  ...words('con CON aux lpt1 COM¹ nul conin$ com0 PRN. .md .TXT a A ä Ä a\u0308 ß ss ﬁ fi İ K k'),
  ...words(
    'MITEOS-TASK.json .git .GIT GIT~1 config hooks \uff0f \u2215 \uff0e\uff0e \uff23\uff2f\uff2e',
  ),
  ...[MANIFEST_NAME, STAGING_PREFIX, 'NUL .txt', ' (2)', ' (3)'],
  ...['x'.repeat(60), 'é'.repeat(130), '.'.repeat(130), '😀'.repeat(40)],
  ...[...INVISIBLE, ...LINE_ENDS, ...SPACES, ...ESCAPES, ...ODD_LETTERS],
];

const someName = someTextOf(PIECES, 8);

/** Changes a name to one that is easily confused with it. */
const CHANGES: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name.toUpperCase(),
  (name) => name.normalize('NFD'),
  (name) => name.replaceAll('/', '-'),
  (name) => name.replaceAll('-', '/'),
  (name) => `${name}/x`,
  (name) => `${name}. `,
  (name) => name.replace(/(\.\w+)?$/u, ' (2)$1'),
];

/** Some names occur twice, or nearly. */
const someNames = fc
  .array(fc.tuple(someName, fc.option(fc.constantFrom(...CHANGES))), { maxLength: 4 })
  .map((names) =>
    names.flatMap(([name, change]) => (change === null ? name : [name, change(name)])),
  );

const naming = { safeNames, artifactNames, fileArtifactNames };
const someCase = fc.record({
  names: someNames,
  longest: fc.integer({ min: 0, max: 239 }),
  given: fc.constantFrom('', 'review', 'v1.0'),
  taskId: someName,
  runAttempt: fc.integer({ min: 1, max: 99 }),
});
type NamesCase = typeof someCase extends fc.Arbitrary<infer Case> ? Case : never;

/** The names of files and artifacts. */
export function namesTarget(changes: Partial<typeof naming> = {}): Target<NamesCase> {
  const { safeNames, artifactNames, fileArtifactNames } = { ...naming, ...changes };
  return {
    name: 'the names of files and artifacts',
    cases: 12_000,
    someCase,
    problemsOf: ({ names, longest, given, taskId, runAttempt }) => {
      const safe = safeNames(names, longest);
      const facts = { given, taskId, runAttempt };
      const base = artifactBase(facts);
      const files = [...fileArtifactNames(base, safe).values()];
      const artifacts = [base, ...files].map((wanted) => artifactNames(wanted, facts));
      return [
        ...(safe.length === names.length ? [] : [`${safe.length} names`]),
        ...safe.flatMap((name) => pathProblems(name, Math.max(longest, 40))),
        ...clashes(safe),
        ...clashes(artifacts.flatMap(([first = '']) => first)),
        ...artifacts.flatMap((tries) => [...clashes(tries), ...tries.flatMap(artifactProblems)]),
      ];
    },
  };
}

const ROOTS = [
  [path.posix, '/home/runner/work/_temp/miteos'],
  [path.win32, 'D:\\a\\_temp\\miteos'],
] as const;
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/i;

function pathProblems(name: string, longest: number): string[] {
  const segments = name.split('/');
  const first = segments[0]?.toLowerCase() ?? '';
  return [
    ...ROOTS.flatMap(([system, root]) =>
      isInside(name, system, root) ? [] : [`${JSON.stringify(name)} is not inside ${root}`],
    ),
    ...problemsIn({
      'a refused sign': /["<>:|*?\\\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]|##\[/u.test(name),
      'half a pair': !name.isWellFormed(),
      'it is too long': name.length > longest,
      'a name that is ours': first === MANIFEST_NAME || first.startsWith(STAGING_PREFIX),
    }),
    ...segments.flatMap(segmentProblems),
  ];
}

function segmentProblems(segment: string): string[] {
  return problemsIn({
    'a segment that Windows changes': segment === '' || /^\s|[. ]$/.test(segment),
    'the name of a device': DEVICE.test(segment.split('.')[0]?.trimEnd() ?? ''),
    'a folder of git': /^(?:\.git|git~1)$/i.test(segment),
    'a segment that is too long': Buffer.byteLength(segment) > 130,
  });
}

function isInside(name: string, system: path.PlatformPath, root: string): boolean {
  const relative = system.relative(root, system.resolve(root, name));
  return relative === name.split('/').join(system.sep) && !/^(?:$|\.\.(?:[\\/]|$))/.test(relative);
}

/** Names that are equal when case and spelling are ignored, and files with the name of another file's folder. */
function clashes(names: readonly string[]): string[] {
  // Normalization turns some characters into a `/`.
  const folded = names.map((name) => name.split('/').map(fold).join('\0'));
  const isFolder = (name: string): boolean => folded.some((other) => other.startsWith(`${name}\0`));
  return [
    ...(new Set(folded).size === names.length ? [] : ['two of one name']),
    ...folded.flatMap((name) => (isFolder(name) ? [`${name} is a folder too`] : [])),
  ];
}

function fold(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase();
}

/** Names that the artifact service rejects, and names that the library would print as a command. */
function artifactProblems(name: string): string[] {
  return problemsIn({
    'a refused name of an artifact': name === '' || /["<>:|*?\\/\r\n]|##\[/.test(name),
    'an artifact with too long a name': Buffer.byteLength(name) > 255,
  });
}

import type { Config } from 'jest';

type Project = Exclude<NonNullable<Config['projects']>[number], string>;

const DEEP = '\\.deep\\.test\\.ts$';
/** Tests of what stands round src: documents, examples, bench and scripts. */
const DOCUMENTS =
  '(contributing|links|plain-words|readme|requests|troubleshooting|workflows)\\.test';

/** A kind of test. TypeScript runs as it is: Node strips the types. */
function project(displayName: string, testMatch: string[], more: Project = {}): Project {
  return {
    displayName,
    testMatch: testMatch.map((pattern) => `<rootDir>/${pattern}`),
    transform: {},
    extensionsToTreatAsEsm: ['.ts'],
    modulePathIgnorePatterns: [
      '<rootDir>/dist/',
      '<rootDir>/build/',
      '<rootDir>/e2e/node_modules/',
    ],
    ...more,
  };
}

/** The tests of a folder but for its deep ones. */
function folder(name: string): Project {
  const more = { testPathIgnorePatterns: [DEEP] };
  return project(name, [`__tests__/${name}/**/*.test.ts`], more);
}

const config: Config = {
  // The one limit of tests and hooks: against those that hang, not against a busy machine.
  testTimeout: 600_000,
  projects: [
    project('unit', ['__tests__/**/*.test.ts'], {
      testPathIgnorePatterns: [
        '<rootDir>/__tests__/(bench|bundle|examples|faults|fuzz|judge|kill|sandbox|scripts|simulation)/',
        `<rootDir>/__tests__/${DOCUMENTS}`,
        DEEP,
      ],
    }),
    project(
      'house',
      ['__tests__/(bench|examples|scripts)/**/*.test.ts', `__tests__/${DOCUMENTS}.ts`],
      {
        testPathIgnorePatterns: [DEEP],
      },
    ),
    ...['sandbox', 'simulation', 'bundle', 'kill', 'faults', 'fuzz', 'judge'].map(folder),
    project('deep', ['__tests__/**/*.deep.test.ts']),
    project('e2e', ['e2e/**/*.test.ts'], {
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/e2e/runner/'],
    }),
    project('runner', ['e2e/runner/**/*.test.ts']),
  ],
};

export default config;

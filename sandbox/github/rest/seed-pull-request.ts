import type { GithubState, PullRequest } from './github-state.ts';

/** A small change of one line, as `git diff` prints it. */
const diff = `diff --git a/README.md b/README.md
index 2dd9d8a..b0c8d1b 100644
--- a/README.md
+++ b/README.md
@@ -1 +1 @@
-# Hello-World
+# Hello, World
`;

/** Adds a pull request; what is not given is as in the sandbox's pull request events. */
export function seedPullRequest(state: GithubState, facts: Partial<PullRequest>): PullRequest {
  const pull: PullRequest = {
    number: 2,
    title: 'Update the README with new information.',
    body: 'This is a pretty simple change that we need to pull into master.',
    author: 'Codertocat',
    state: 'open',
    locked: false,
    base: { ref: 'master', sha: 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e' },
    head: {
      ref: 'changes',
      sha: 'ec26c3e57ca3a959ca5aad62de7213c562f8c821',
      repository: state.repository,
    },
    files: [
      {
        filename: 'README.md',
        status: 'modified',
        additions: 1,
        deletions: 1,
        patch: '@@ -1 +1 @@\n-# Hello-World\n+# Hello, World',
      },
    ],
    diff,
    ...facts,
  };
  state.pulls.set(pull.number, pull);
  return pull;
}

import { heldAtGithub, heldAtMiteos, type KillPoint } from './kill-point.ts';

const complete = { outcome: 'complete', files: 3 } as const;

/** The points after the end of the task. */
export const publishPoints: readonly KillPoint[] = [
  {
    ...complete,
    name: 'the list of deliverables is held before its effect',
    hold: heldAtMiteos({ path: /\/deliverables$/ }, 'before-effect'),
    tookEffect: false,
  },
  {
    ...complete,
    name: 'a download is held half-way',
    hold: heldAtMiteos({ origin: 'cdn' }, 'mid-answer'),
    tookEffect: true,
  },
  {
    ...complete,
    name: 'the creation of the artifact is held before its effect',
    hold: heldAtGithub('CreateArtifact', 'before-effect'),
    tookEffect: false,
  },
  {
    ...complete,
    name: 'the creation of the artifact is held after its effect',
    hold: heldAtGithub('CreateArtifact', 'after-effect'),
    tookEffect: true,
  },
  {
    ...complete,
    name: "the upload of the artifact's bytes is held before its effect",
    hold: heldAtGithub('PutBlock', 'before-effect'),
    tookEffect: false,
    isCancelledToo: true,
  },
  {
    ...complete,
    name: 'the completion of the artifact is held before its effect',
    hold: heldAtGithub('FinalizeArtifact', 'before-effect'),
    tookEffect: false,
    mayBeStoredTwice: true,
  },
  {
    ...complete,
    name: 'the completion of the artifact is held after its effect',
    hold: heldAtGithub('FinalizeArtifact', 'after-effect'),
    tookEffect: true,
    mayBeStoredTwice: true,
  },
  {
    ...complete,
    name: 'the creation of the second of three artifacts is held before its effect',
    inputs: { artifact: 'files' },
    hold: heldAtGithub('CreateArtifact', 'before-effect', { nth: 2, most: 3 }),
    tookEffect: false,
    mayBeStoredTwice: true,
  },
  {
    ...complete,
    name: 'the search for an older comment is held before its effect',
    hold: heldAtGithub('issues/list-comments', 'before-effect'),
    tookEffect: false,
  },
  {
    ...complete,
    name: 'the comment is held before its effect',
    hold: heldAtGithub('issues/create-comment', 'before-effect'),
    tookEffect: false,
    isCancelledToo: true,
  },
  {
    ...complete,
    name: 'the comment is held after its effect',
    hold: heldAtGithub('issues/create-comment', 'after-effect'),
    tookEffect: true,
  },
  {
    ...complete,
    name: "a comment that is this step's alone is held after its effect",
    inputs: { 'comment-mode': 'new' },
    hold: heldAtGithub('issues/create-comment', 'after-effect'),
    tookEffect: true,
  },
];

import { setTimeout } from 'node:timers/promises';
import type { Place } from '../bundle/step-fixture.ts';
import { heldAtGithub, heldAtMiteos, type Held, type KillPoint } from './kill-point.ts';

const complete = { outcome: 'complete', files: 3 } as const;

/** A download that stands still until the other two files are published. */
function heldBesideUploads(place: Place): Held {
  const held = heldAtMiteos({ origin: 'cdn' }, 'mid-answer')(place);
  const untilPublished = async (): Promise<void> => {
    await held.reached;
    while (place.github.artifacts.length < 2) await setTimeout(10, undefined, { ref: false });
  };
  return { ...held, reached: untilPublished() };
}

/** After the task has ended. */
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
  },
  {
    ...complete,
    name: 'the completion of the artifact is held after its effect',
    hold: heldAtGithub('FinalizeArtifact', 'after-effect'),
    tookEffect: true,
  },
  {
    ...complete,
    name: 'the creation of the second of three artifacts is held before its effect',
    inputs: { artifact: 'files' },
    hold: heldAtGithub('CreateArtifact', 'before-effect', { nth: 2, most: 3 }),
    tookEffect: false,
    artifacts: 3,
  },
  {
    ...complete,
    name: 'a download is held half-way, and the other files are published already',
    inputs: { artifact: 'files' },
    hold: heldBesideUploads,
    tookEffect: true,
    artifacts: 3,
  },
  {
    ...complete,
    name: 'the look for an older comment is held before its effect',
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

import type { PlaceOptions } from '../bundle/step-fixture.ts';

const deliver = [{ name: 'notes.md', contentType: 'text/markdown', content: '# So far\n' }];

/** A task that delivers one file immediately, and then never ends. */
export const endless: PlaceOptions = {
  miteos: { scenario: [{ afterMs: 0, status: 'running', deliver }] },
};

/** The same, but an agent waits for approval. */
export const waiting: PlaceOptions = {
  miteos: {
    scenario: [
      { afterMs: 0, status: 'paused', agents: [{ type: 'writer', status: 'waiting' }], deliver },
    ],
  },
};

/** The same, but it has cost two dollars. */
export const expensive: PlaceOptions = {
  miteos: {
    generation: 'B',
    scenario: [{ afterMs: 0, status: 'running', costCents: 200, deliver }],
  },
};

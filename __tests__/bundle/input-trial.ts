import type { OpenPlace, Place, PlaceOptions, StepWish, Trial } from './step-fixture.ts';

type InputValues = Readonly<Record<string, string>>;

/** What the steps of several trials have in common. A step without further inputs is the base for comparison. */
export interface Situation {
  readonly name: string;
  readonly step?: Omit<StepWish, 'inputs'>;
  readonly inputs?: InputValues;
  readonly place?: PlaceOptions;
  /** Prepares the place, for example with an earlier step. May return further inputs. */
  readonly prepare?: (place: Place) => Promise<InputValues | undefined>;
}

/** The visible effect of an input, which differs from the base. */
interface Effect {
  /** The end of a sentence that starts with the input's name. */
  readonly title: string;
  readonly see: (trial: Trial) => unknown;
  readonly expected: unknown;
}

/** A step that sets inputs, and the effect of each, by its name in action.yml. */
export interface InputTrial {
  readonly situation: Situation;
  readonly inputs: InputValues | ((place: Place) => InputValues);
  readonly effects: Readonly<Record<string, Effect>>;
}

/** Runs the situation's step, with the inputs of a trial when one is given. */
export async function runInputTrial(
  open: OpenPlace,
  situation: Situation,
  inputs: InputTrial['inputs'] = {},
): Promise<Trial> {
  const place = await open(situation.place);
  const prepared = await situation.prepare?.(place);
  const given = typeof inputs === 'function' ? inputs(place) : inputs;
  const all = { ...situation.inputs, ...prepared, ...given };
  return place.run({ ...situation.step, inputs: all });
}

/** The body of the create call; undefined when there was none. */
export function sentTask({ miteos }: Trial): { prompt: string; config?: unknown } | undefined {
  const create = miteos.requests.find(
    ({ method, path }) => method === 'POST' && path.endsWith('/tasks'),
  );
  return create?.body as { prompt: string; config?: unknown } | undefined;
}

export function sentPrompt(trial: Trial): string {
  return sentTask(trial)?.prompt ?? '';
}

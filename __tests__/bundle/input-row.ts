import type { OpenPlace, Place, PlaceOptions, StepWish, Trial } from './step-fixture.ts';

type InputValues = Readonly<Record<string, string>>;

/** What the steps of several rows have in common. The step that has nothing else is the base to compare with. */
export interface Situation {
  readonly name: string;
  readonly step?: Omit<StepWish, 'inputs'>;
  readonly inputs?: InputValues;
  readonly place?: PlaceOptions;
  /** Makes the place ready, e.g. by an earlier step; may answer with further inputs. */
  readonly prepare?: (place: Place) => Promise<InputValues | undefined>;
}

/** A value of an input that changes what somebody sees. */
export interface InputRow {
  /** Its name in action.yml. */
  readonly input: string;
  /** The end of a sentence that begins with the name. */
  readonly effect: string;
  readonly situation: Situation;
  readonly value: string | ((place: Place) => string);
  /** Further inputs of this row alone. */
  readonly more?: InputValues;
  /** What somebody sees of it. */
  readonly see: (trial: Trial) => unknown;
  /** What is seen with the value. Without it, something else is seen. */
  readonly expected: unknown;
}

/** Runs the situation's step, with the value of the row when there is one. */
export async function runRow(
  open: OpenPlace,
  situation: Situation,
  row?: InputRow,
): Promise<Trial> {
  const place = await open(situation.place);
  const prepared = await situation.prepare?.(place);
  const value = typeof row?.value === 'function' ? row.value(place) : row?.value;
  return place.run({
    ...situation.step,
    inputs: {
      ...situation.inputs,
      ...prepared,
      ...row?.more,
      ...(row === undefined || value === undefined ? {} : { [row.input]: value }),
    },
  });
}

/** The body of the create call; undefined when there was none. */
export function sentTask({ miteos }: Trial): { prompt: string; config?: unknown } | undefined {
  const create = miteos.requests.find(
    ({ method, path }) => method === 'POST' && path.endsWith('/tasks'),
  );
  return create?.body as { prompt: string; config?: unknown } | undefined;
}

/** The prompt that was sent, without the line that names the run. */
export function sentPrompt(trial: Trial): string | undefined {
  return sentTask(trial)?.prompt.replace(/\n\nCreated by the workflow run .*$/, '');
}

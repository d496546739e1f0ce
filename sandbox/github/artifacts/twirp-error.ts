import { jsonAnswer, type Answer } from '../exchange.ts';

/** An error as Twirp words it. https://twitchtv.github.io/twirp/docs/spec_v7.html */
export function twirpError(status: number, code: string, message: string): Answer {
  return jsonAnswer(status, { code, msg: message });
}

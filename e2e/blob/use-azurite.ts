import { afterAll, beforeAll } from '@jest/globals';
import { startAzurite, type Azurite } from './start-azurite.ts';

/**
 * Runs Azurite from before the first test until after the last test.
 * @returns a function that returns it after the hooks have run
 */
export function useAzurite(): () => Azurite {
  let azurite: Azurite | undefined;
  beforeAll(async () => {
    azurite = await startAzurite();
  });
  afterAll(() => azurite?.stop());
  return () => {
    if (azurite === undefined) throw new Error('Azurite does not run.');
    return azurite;
  };
}

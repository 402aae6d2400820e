import { AppDatabase } from './app-database.ts';

const OUTPUTS = 'outputs';
/** Somebody who was here before does not wait for a slow network. */
const PATIENCE_MS = 3000;

/**
 * Reads which API and user pool the app is for. The file is kept, so that the app opens without a network.
 *
 * @throws {Error} when it cannot be read, and never was
 */
export async function loadOutputs(database = new AppDatabase('expenses')): Promise<unknown> {
  const known = await database.get(OUTPUTS);
  const signal = known === undefined ? undefined : AbortSignal.timeout(PATIENCE_MS);
  try {
    const answer = await fetch('/amplify_outputs.json', {
      cache: 'no-cache',
      ...(signal === undefined ? {} : { signal }),
    });
    const outputs: unknown = await answer.json();
    if (answer.ok) {
      await database.set({ [OUTPUTS]: outputs });
      return outputs;
    }
    throw new Error(`/amplify_outputs.json was answered with ${answer.status}.`);
  } catch (error) {
    if (known !== undefined) {
      return known;
    }
    throw error;
  }
}

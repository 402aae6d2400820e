import { StartError } from '../server/start-error.ts';

/** An engine could not be started; the message is one line for the user. */
export class EngineStartError extends StartError {
  override readonly name = 'EngineStartError';

  constructor(message: string) {
    super('ENGINE', message);
  }
}

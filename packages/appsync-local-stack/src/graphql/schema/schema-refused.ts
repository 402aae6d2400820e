import { StartError } from '../../server/start-error.ts';

/**
 * An SDL document that AppSync would not deploy. Its message is one line and names the definition at fault.
 */
export class SchemaRefused extends StartError {
  override readonly name = 'SchemaRefused';

  constructor(message: string) {
    super('SCHEMA', `The GraphQL schema is refused: ${message}`);
  }
}

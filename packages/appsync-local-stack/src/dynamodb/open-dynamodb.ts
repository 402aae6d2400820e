import type { DynamoDbApi } from './dynamodb-api.ts';
import { createEngineClient } from './engine-client.ts';
import type { Engine } from './engine.ts';

/**
 * Opens a client for an engine that was started here, or the AWS SDK's client for a given endpoint. The SDK
 * is loaded only then, because it takes longer to load than Dynoxide takes to start.
 *
 * @param region e.g. `eu-central-1`; what an endpoint's signature is for
 */
export async function openDynamoDb(
  engine: Pick<Engine, 'name' | 'endpoint'>,
  region: string,
): Promise<DynamoDbApi> {
  const { name, endpoint } = engine;
  if (name !== 'endpoint') {
    return createEngineClient(endpoint);
  }
  const { createSdkApi } = await import('./sdk-api.ts');
  return createSdkApi({ endpoint, region });
}

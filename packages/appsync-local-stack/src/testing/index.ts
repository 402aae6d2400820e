/**
 * What tests and benchmarks of an API on the local stack need. It runs in any test runner.
 *
 * @example Wait for what a subscription brings
 * ```ts
 * import { RealtimeClient, eventually } from 'appsync-local-stack/testing';
 *
 * const client = new RealtimeClient(Number(new URL(stack.origin).port), { token });
 * await client.opened();
 * client.send({ type: 'connection_init' });
 * await eventually(() => expect(client.unread).toContainEqual({ type: 'connection_ack' }));
 * ```
 *
 * @example Serve a user pool alone
 * ```ts
 * import { CLIENT_ID, HARDENED_POOL, poolModel, serveUserPools } from 'appsync-local-stack/testing';
 *
 * const server = await serveUserPools({ pools: [poolModel(HARDENED_POOL)] });
 * // Any Cognito client signs in at `server.origin`, with CLIENT_ID.
 * await server.close();
 * ```
 *
 * @module
 */
export { eventually } from './eventually.ts';
export { startBareApi } from './bare-api.ts';
export type { BareApi } from './bare-api.ts';
export {
  CLIENT_ID,
  HARDENED_POOL,
  POOL_ID,
  ROTATING_CLIENT,
  poolModel,
  serveUserPools,
} from '../auth/support/served-user-pools.ts';
export type { ServedUserPools } from '../auth/support/served-user-pools.ts';
export { codeOf, middleOfCodeWindow, wrongCodeOf } from '../auth/support/authenticator-app.ts';
export { RealtimeClient } from '../realtime/support/realtime-client.ts';
export type { Message } from '../realtime/support/realtime-client.ts';
export { filteredBy, only, startRealtimeServer } from '../realtime/support/realtime-server.ts';
export { ownAddresses } from '../server/listen-addresses.ts';
export { isProcessAlive } from '../server/process-identity.ts';
export { VirtualClock } from './virtual-clock.ts';

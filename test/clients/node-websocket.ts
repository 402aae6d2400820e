import { WebSocket } from 'ws';

// Node.js 20 has no global `WebSocket`. Those of 20 (behind a flag) and 22 leave out the `close` event when a
// connection is refused, on which clients wait before they try again.
// Source: https://github.com/nodejs/undici/issues/3546
Object.assign(globalThis, { WebSocket });

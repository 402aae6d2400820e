import autocannon from 'autocannon';
import type { Result } from 'autocannon';
import { distribution } from '../report/distribution.ts';
import type { Distribution } from '../report/distribution.ts';

/** The result of some seconds of load. */
export interface Throughput {
  readonly perSecond: number;
  /** In milliseconds. */
  readonly latency: Distribution;
}

/** The requests of one connection. */
export interface LoadRequests {
  readonly token: string;
  /** Sent in turn, again and again. */
  readonly bodies: readonly string[];
}

/**
 * Makes each connection send its requests by POST, each after the answer to the last.
 *
 * @param connections the requests of each
 * @throws {Error} when a request fails, or an answer has a status other than 200 or has `errors`
 */
export async function loadGraphql(
  url: string,
  connections: readonly LoadRequests[],
  seconds: number,
): Promise<Throughput> {
  const latencies: number[] = [];
  let refusal = '';
  let next = 0;
  const result = await new Promise<Result>((resolve, reject) => {
    const instance = autocannon(
      {
        url,
        connections: connections.length,
        duration: seconds,
        setupClient: (client) => {
          const { token = '', bodies = [] } = connections[next] ?? {};
          next += 1;
          const headers = { 'content-type': 'application/json', authorization: token };
          client.setRequests(bodies.map((body) => ({ method: 'POST', headers, body })));
        },
        verifyBody: (body) => {
          const isRefused = typeof body !== 'string' || body.includes('"errors":');
          if (isRefused) {
            refusal = String(body);
          }
          return !isRefused;
        },
      },
      (error: Error | null, finished) => {
        if (error !== null) {
          reject(error);
        } else {
          resolve(finished);
        }
      },
    );
    instance.on('response', (_client, _status, _bytes, responseTimeMs) => latencies.push(responseTimeMs));
  });
  if (refusal !== '' || result.non2xx > 0 || result.errors > 0) {
    throw new Error(
      `Under load ${result.errors} requests failed and ${result.non2xx + result.mismatches} were refused. ${refusal}`,
    );
  }
  return { perSecond: latencies.length / result.duration, latency: distribution(latencies) };
}

/**
 * The same with calls from this process: callers in parallel, each calling again after its answer.
 *
 * @param call the call of a caller, by its number
 */
export async function loadCalls(
  call: (caller: number) => Promise<unknown>,
  callers: number,
  seconds: number,
): Promise<Throughput> {
  const latencies: number[] = [];
  const begun = performance.now();
  const end = begun + seconds * 1000;
  const callOn = async (caller: number): Promise<void> => {
    for (let start = begun; start < end; start = performance.now()) {
      await call(caller);
      latencies.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: callers }, (_, caller) => callOn(caller)));
  return {
    perSecond: latencies.length / ((performance.now() - begun) / 1000),
    latency: distribution(latencies),
  };
}

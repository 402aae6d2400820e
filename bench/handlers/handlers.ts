import type { HandlerCall } from 'appsync-local-stack/runtime';
import { BUNDLE_LIMIT } from '../../infra/size-limits.ts';
import type { Benchmark, BenchmarkSize } from '../benchmark.ts';
import { count, decimal } from '../report/number-format.ts';
import type { Report } from '../report/report.ts';
import { recordHandlerRuns } from './handler-runs.ts';
import type { HandlerRuns } from './handler-runs.ts';
import { timeHandlers } from './sandbox-timer.ts';

const ROUNDS: Readonly<Record<BenchmarkSize, number>> = { full: 300, quick: 5 };

const EMPTY_CODE = `export function request() { return {}; }
export function response() { return null; }`;

/** How long each handler takes, and how large its bundle is. */
export const handlers: Benchmark = {
  name: 'handlers',
  title: 'Resolver CPU',
  run: async (report, size) => {
    report.progress('Running every operation, to see what each handler is given');
    const bundles = await recordHandlerRuns();
    report.progress('Timing each handler');
    const calls = [...bundles.flatMap(({ request, response }) => [request, response]), emptyCall(bundles)];
    reportHandlers(report, bundles, await timeHandlers(calls, ROUNDS[size]));
  },
};

/** A handler that does nothing, with the smallest context. */
function emptyCall(bundles: readonly HandlerRuns[]): HandlerCall {
  const contexts = bundles.map(({ request }) => ({
    context: request.context,
    size: JSON.stringify(request.context).length,
  }));
  const [smallest] = contexts.sort((a, b) => a.size - b.size);
  if (smallest === undefined) {
    throw new Error('The template has no resolver');
  }
  return { code: EMPTY_CODE, handler: 'response', context: smallest.context };
}

/**
 * Reports how long each handler takes compared with the empty one, and how large its bundle is.
 *
 * @param microseconds of the request and response handler of each bundle in turn, then of the empty handler
 */
export function reportHandlers(
  report: Report,
  bundles: readonly Pick<HandlerRuns, 'name' | 'code'>[],
  microseconds: readonly number[],
): void {
  const empty = microseconds.at(-1) ?? Number.NaN;
  const rows = bundles
    .map(({ name, code }, index) => ({
      name,
      size: code.length,
      request: microseconds[2 * index] ?? Number.NaN,
      response: microseconds[2 * index + 1] ?? Number.NaN,
    }))
    .sort((a, b) => b.size - a.size);
  report.text(
    `Microseconds of a run in the local sandbox, the median of many, each with the fullest context that it was given when every operation was run: batches and pages of 50. A run reads its context from JSON, evaluates the module afresh, calls the handler and writes its outcome as JSON; a handler that does nothing takes ${decimal(empty, 1)} µs for that. AWS publishes no time of its own; what compares is the ratio to the empty handler. The largest bundle comes first.`,
  );
  report.table(
    ['Resolver or function', 'characters', 'of the limit', 'request µs', '× empty', 'response µs', '× empty'],
    rows.map(({ name, size, request, response }) => [
      name,
      count(size),
      `${decimal((100 * size) / BUNDLE_LIMIT, 0)} %`,
      decimal(request, 1),
      decimal(request / empty, 1),
      decimal(response, 1),
      decimal(response / empty, 1),
    ]),
  );
  const largest = rows[0]?.size ?? Number.NaN;
  report.claim(
    `Every bundle has at most ${count(BUNDLE_LIMIT)} characters, half of what AppSync's guide allows: the largest has ${count(largest)}.`,
    largest <= BUNDLE_LIMIT,
  );
}

import type { ErrorType } from '../../error-type.ts';
import type {
  CognitoIdentity,
  DataSourceAnswer,
  HandlerContext,
  HandlerError,
  HandlerOutcome,
  Json,
} from '../../runtime/model.ts';
import type { ResolverModel } from '../../template/model.ts';
import { UserError } from '../../user-error.ts';
import { findDataSource } from './environment.ts';
import type { ResolverEnvironment } from './environment.ts';

/** One field to be resolved for one caller. */
export interface FieldCall {
  readonly arguments: { readonly [name: string]: Json };
  readonly identity: CognitoIdentity | null;
  /** The parent's value; null for root fields. */
  readonly source: Json;
  readonly request: HandlerContext['request'];
  readonly info: HandlerContext['info'];
}

/** The result of a resolver run. */
export interface FieldResolution {
  /** Null after an error. */
  readonly value: Json;
  /** Raised by a handler (or caused by the request): it ended the field. */
  readonly error?: HandlerError;
  /** Appended, in order. The value stays. */
  readonly appendedErrors: readonly HandlerError[];
  readonly logs: readonly string[];
  readonly subscriptionFilter?: Json;
  readonly subscriptionInvalidationFilter?: Json;
  readonly invalidations: readonly Json[];
}

/**
 * Runs the resolver of a field in AppSync's order: request, data source, response; in a pipeline before,
 * every function's three, after. A failed data source call goes to the response handler as `ctx.error`. An
 * error that a handler raises ends the field; one that it appends does not.
 *
 * A fault of the local stack (the runtime or a data source throws unexpectedly) is thrown on.
 *
 * Sources: https://docs.aws.amazon.com/appsync/latest/devguide/resolver-reference-overview-js.html,
 * https://docs.aws.amazon.com/appsync/latest/devguide/runtime-utils-js.html
 */
export async function resolveField(
  environment: ResolverEnvironment,
  resolver: ResolverModel,
  call: FieldCall,
): Promise<FieldResolution> {
  const run = new ResolverRun(environment, resolver, call);
  try {
    const value =
      resolver.kind === 'UNIT'
        ? (await run.step(resolver.code, resolver.dataSourceName, undefined)).result
        : await runPipeline(environment, resolver, run);
    return { value, ...run.leftBehind() };
  } catch (error) {
    if (!(error instanceof ResolverEnded)) {
      throw error;
    }
    return { value: null, error: error.handlerError, ...run.leftBehind() };
  }
}

/** A step that ended the whole resolver with an error. */
class ResolverEnded extends Error {
  override readonly name = 'ResolverEnded';
  readonly handlerError: HandlerError;

  constructor(handlerError: HandlerError) {
    super(handlerError.message);
    this.handlerError = handlerError;
  }
}

/** The steps of one resolver run, and their effects. */
class ResolverRun {
  readonly #environment: ResolverEnvironment;
  readonly #resolver: ResolverModel;
  readonly #call: FieldCall;
  readonly #outcomes: HandlerOutcome[] = [];

  constructor(environment: ResolverEnvironment, resolver: ResolverModel, call: FieldCall) {
    this.#environment = environment;
    this.#resolver = resolver;
    this.#call = call;
  }

  /**
   * Runs one handler.
   *
   * @throws {ResolverEnded} when it raised an error
   */
  async handle(
    code: string,
    handler: 'request' | 'response',
    more: Partial<Pick<HandlerContext, 'prev' | 'result' | 'error'>>,
  ): Promise<HandlerOutcome> {
    const outcome = await this.#environment.runtime.run({
      code,
      handler,
      context: {
        ...this.#call,
        env: this.#environment.api.environment,
        stash: this.#outcomes.at(-1)?.stash ?? {},
        ...more,
      },
    });
    this.#outcomes.push(outcome);
    if (outcome.error !== undefined) {
      throw new ResolverEnded(outcome.error);
    }
    return outcome;
  }

  /** Request handler, data source, response handler: a unit resolver, or one function of a pipeline. */
  async step(
    code: string,
    dataSourceName: string,
    prev: { readonly result: Json } | undefined,
  ): Promise<HandlerOutcome> {
    const previous = prev === undefined ? {} : { prev };
    const request = await this.handle(code, 'request', previous);
    // An early return skips the data source and the response handler (devguide, runtime-utils-js).
    if (request.earlyReturn !== undefined) {
      return request;
    }
    const { result, error } = await this.#ask(dataSourceName, request.result);
    const failure = error === undefined ? {} : { error };
    return this.handle(code, 'response', { ...previous, result, ...failure });
  }

  /**
   * The effects of the handlers besides their results. Of filters that are set twice, the last one counts.
   */
  leftBehind(): Omit<FieldResolution, 'value' | 'error'> {
    const outcomes = this.#outcomes;
    const subscriptionFilter = lastSet(outcomes.map((outcome) => outcome.subscriptionFilter));
    const subscriptionInvalidationFilter = lastSet(
      outcomes.map((outcome) => outcome.subscriptionInvalidationFilter),
    );
    return {
      appendedErrors: outcomes.flatMap(({ appendedErrors }) => appendedErrors),
      logs: outcomes.flatMap(({ logs }) => logs),
      invalidations: outcomes.flatMap(({ invalidations }) => invalidations),
      ...(subscriptionFilter === undefined ? {} : { subscriptionFilter }),
      ...(subscriptionInvalidationFilter === undefined ? {} : { subscriptionInvalidationFilter }),
    };
  }

  async #ask(dataSourceName: string, request: Json): Promise<DataSourceAnswer> {
    const dataSource = findDataSource(this.#environment, dataSourceName);
    if (dataSource === undefined) {
      throw new Error(`There is no data source named ${dataSourceName}.`);
    }
    try {
      return await dataSource.execute(request, {
        resolverArn: this.#resolver.arn,
        identitySub: this.#call.identity?.sub ?? null,
      });
    } catch (error) {
      if (!(error instanceof UserError)) {
        throw error;
      }
      const { message } = error;
      const errorType: ErrorType = 'MappingTemplate';
      throw new ResolverEnded({ message, errorType, data: null, errorInfo: null });
    }
  }
}

/** Before handler, every function in order, after handler. */
async function runPipeline(
  environment: ResolverEnvironment,
  resolver: ResolverModel & { readonly kind: 'PIPELINE' },
  run: ResolverRun,
): Promise<Json> {
  const before = await run.handle(resolver.code, 'request', {});
  let last = before;
  // After an early return of the before handler, of either kind, only the after handler runs.
  if (before.earlyReturn === undefined) {
    for (const functionId of resolver.functionIds) {
      const model = environment.api.functions.get(functionId);
      if (model === undefined) {
        throw new Error(`There is no function with the id ${functionId}.`);
      }
      last = await run.step(model.code, model.dataSourceName, { result: last.result });
      if (last.earlyReturn?.skipTo === 'END') {
        break;
      }
    }
  }
  const after = await run.handle(resolver.code, 'response', {
    prev: { result: last.result },
    result: last.result,
  });
  return after.result;
}

/** The last value of a list that is not absent; null counts as absent, too. */
function lastSet(values: readonly (Json | undefined)[]): Json | undefined {
  return values.findLast((value) => value !== undefined && value !== null);
}

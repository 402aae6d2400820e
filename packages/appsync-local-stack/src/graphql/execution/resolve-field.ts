import type {
  CognitoIdentity,
  DataSourceAnswer,
  HandlerContext,
  HandlerError,
  HandlerOutcome,
  Json,
  Runtime,
} from '../../runtime/model.ts';
import type { ApiModel, ResolverModel } from '../../template/model.ts';
import { isInvalidDataSourceRequest } from '../data-source.ts';
import type { DataSource } from '../data-source.ts';
import { noneDataSource } from '../none-data-source.ts';

/** What resolvers run with: the API's code, the runtime and the data sources by name. */
export interface ResolverEnvironment {
  readonly api: ApiModel;
  readonly runtime: Runtime;
  readonly dataSources: ReadonlyMap<string, DataSource>;
}

/** One field to be resolved for one caller. */
export interface FieldCall {
  readonly arguments: { readonly [name: string]: Json };
  readonly identity: CognitoIdentity | null;
  /** The parent's value; null for root fields. */
  readonly source: Json;
  readonly request: HandlerContext['request'];
  readonly info: HandlerContext['info'];
}

/** What a resolver left behind. */
export interface FieldResolution {
  /** Null after an error. */
  readonly value: Json;
  /** Raised by a handler (or the request itself): ended the field. */
  readonly error?: HandlerError;
  /** Appended on the way, in order. The value stands. */
  readonly appendedErrors: readonly HandlerError[];
  readonly logs: readonly string[];
  readonly subscriptionFilter?: Json;
  readonly subscriptionInvalidationFilter?: Json;
  readonly invalidations: readonly Json[];
}

/** A step that ended the whole resolver with an error. */
class ResolverEnded extends Error {
  readonly handlerError: HandlerError;

  constructor(handlerError: HandlerError) {
    super(handlerError.message);
    this.handlerError = handlerError;
  }
}

/** The steps of one resolver run, and what they leave behind together. */
class ResolverRun {
  readonly appendedErrors: HandlerError[] = [];
  readonly logs: string[] = [];
  readonly invalidations: Json[] = [];
  subscriptionFilter: Json | undefined;
  subscriptionInvalidationFilter: Json | undefined;
  readonly #environment: ResolverEnvironment;
  readonly #resolver: ResolverModel;
  readonly #call: FieldCall;
  #stash: HandlerContext['stash'] = {};

  constructor(environment: ResolverEnvironment, resolver: ResolverModel, call: FieldCall) {
    this.#environment = environment;
    this.#resolver = resolver;
    this.#call = call;
  }

  /** Runs one handler. @throws {ResolverEnded} when it raised an error */
  async handle(
    code: string,
    handler: 'request' | 'response',
    more: Partial<Pick<HandlerContext, 'prev' | 'result' | 'error'>>,
  ): Promise<HandlerOutcome> {
    const { arguments: args, identity, source, request, info } = this.#call;
    const outcome = await this.#environment.runtime.run({
      code,
      handler,
      context: {
        arguments: args,
        identity,
        source,
        request,
        info,
        env: this.#environment.api.environment,
        stash: this.#stash,
        ...more,
      },
    });
    this.#stash = outcome.stash;
    this.appendedErrors.push(...outcome.appendedErrors);
    this.logs.push(...outcome.logs);
    this.invalidations.push(...outcome.invalidations);
    this.subscriptionFilter = outcome.subscriptionFilter ?? this.subscriptionFilter;
    this.subscriptionInvalidationFilter =
      outcome.subscriptionInvalidationFilter ?? this.subscriptionInvalidationFilter;
    if (outcome.error !== undefined) throw new ResolverEnded(outcome.error);
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
    if (request.earlyReturn !== undefined) return request;
    const { result, error } = await this.#ask(dataSourceName, request.result);
    const failure = error === undefined ? {} : { error };
    return this.handle(code, 'response', { ...previous, result, ...failure });
  }

  async #ask(dataSourceName: string, request: Json): Promise<DataSourceAnswer> {
    const dataSource = findDataSource(this.#environment, dataSourceName);
    if (dataSource === undefined) throw new Error(`There is no data source named ${dataSourceName}.`);
    try {
      return await dataSource.execute(request, {
        resolverArn: this.#resolver.arn,
        identitySub: this.#call.identity?.sub ?? null,
      });
    } catch (error) {
      if (!isInvalidDataSourceRequest(error)) throw error;
      throw new ResolverEnded({
        message: error.message,
        errorType: 'MappingTemplate',
        data: null,
        errorInfo: null,
      });
    }
  }
}

/** The data source of a name: one that was given, or the built-in one if the API declares it with type NONE. */
export function findDataSource(environment: ResolverEnvironment, name: string): DataSource | undefined {
  const given = environment.dataSources.get(name);
  if (given !== undefined) return given;
  return environment.api.dataSources.get(name)?.type === 'NONE' ? noneDataSource : undefined;
}

/** Before handler, every function in order, after handler. */
async function runPipeline(
  environment: ResolverEnvironment,
  resolver: ResolverModel & { readonly kind: 'PIPELINE' },
  run: ResolverRun,
): Promise<Json> {
  const before = await run.handle(resolver.code, 'request', {});
  let last = before;
  // Both kinds of early return in the before handler go to the after handler: there is no function yet to go on to.
  if (before.earlyReturn === undefined) {
    for (const functionId of resolver.functionIds) {
      const model = environment.api.functions.get(functionId);
      if (model === undefined) throw new Error(`There is no function with the id ${functionId}.`);
      last = await run.step(model.code, model.dataSourceName, { result: last.result });
      if (last.earlyReturn?.skipTo === 'END') break;
    }
  }
  const after = await run.handle(resolver.code, 'response', {
    prev: { result: last.result },
    result: last.result,
  });
  return after.result;
}

/**
 * Runs the resolver of a field in AppSync's order: request, data source, response; in a pipeline before, every
 * function's three, after. A failed data source call goes to the response handler as `ctx.error`; what a handler raises
 * ends the field, what it appends does not.
 *
 * Sources: AppSync devguide, resolver-reference-overview-js, runtime-utils-js.
 *
 * @throws whatever the runtime or a data source throws unexpectedly: a fault of the local stack, not of the resolver
 */
export async function resolveField(
  environment: ResolverEnvironment,
  resolver: ResolverModel,
  call: FieldCall,
): Promise<FieldResolution> {
  const run = new ResolverRun(environment, resolver, call);
  let value: Json = null;
  let error: HandlerError | undefined;
  try {
    value =
      resolver.kind === 'UNIT'
        ? (await run.step(resolver.code, resolver.dataSourceName, undefined)).result
        : await runPipeline(environment, resolver, run);
  } catch (thrown) {
    if (!(thrown instanceof ResolverEnded)) throw thrown;
    error = thrown.handlerError;
  }
  const { appendedErrors, logs, invalidations } = run;
  return {
    value,
    ...(error === undefined ? {} : { error }),
    appendedErrors,
    logs,
    invalidations,
    ...(run.subscriptionFilter === undefined ? {} : { subscriptionFilter: run.subscriptionFilter }),
    ...(run.subscriptionInvalidationFilter === undefined
      ? {}
      : { subscriptionInvalidationFilter: run.subscriptionInvalidationFilter }),
  };
}

import type { HandlerContext } from '../model.ts';
import type { SandboxOutcome } from '../protocol.ts';
import { console } from './console.ts';
import { time } from './date-time/time.ts';
import { renderExpression } from './dynamodb/expression.ts';
import { dynamodbModule } from './dynamodb/module.ts';
import { dynamodb } from './dynamodb/values.ts';
import { EarlyReturn, notImplemented, RaisedError } from './ending.ts';
import { extensions, runtime } from './extensions.ts';
import { appendError, authType, error, http, math, rds, str, unauthorized, xml } from './general-util.ts';
import { autoId, autoKsuid, autoUlid } from './ids.ts';
import { matches } from './java-regex/string-replacement.ts';
import { toJsonText } from './json-value.ts';
import { appsyncGlobals, deepFreeze, lockDown } from './lockdown.ts';
import { beginRun, countRound, scriptPosition } from './run.ts';
import type { Run } from './run.ts';
import { toSubscriptionFilter } from './subscription-filter.ts';
import { base64Decode, base64Encode, escapeJavaScript, urlDecode, urlEncode } from './text-encoding.ts';

/**
 * The realm in which bundles run. This file and what it imports is built into one script, which is evaluated
 * inside the vm context, so that every object and function that a bundle gets belongs to that context.
 */

const expressionText = (filter: unknown) => {
  const expression = renderExpression(filter);
  return expression === null ? null : JSON.stringify(expression);
};

const util = {
  appendError,
  authType,
  autoId,
  autoKsuid,
  autoUlid,
  base64Decode,
  base64Encode,
  dynamodb,
  error,
  escapeJavaScript,
  http,
  matches,
  math,
  rds,
  str,
  time,
  transform: {
    toDynamoDBFilterExpression: expressionText,
    toDynamoDBConditionExpression: expressionText,
    toElasticsearchQueryDSL: notImplemented('util.transform.toElasticsearchQueryDSL'),
    toSubscriptionFilter,
  },
  unauthorized,
  urlDecode,
  urlEncode,
  xml,
};

const modules = {
  '@aws-appsync/utils': { util, extensions, runtime },
  '@aws-appsync/utils/dynamodb': dynamodbModule,
};

const globals = { ...appsyncGlobals(), console, util, extensions, runtime };

type Ending = Pick<SandboxOutcome['effects'], 'error' | 'thrown' | 'earlyReturn'>;
type Handler = (context: unknown) => unknown;
/** The function that `moduleScript` makes from a module. */
type ModuleFunction = (...parameters: unknown[]) => { readonly request: Handler; readonly response: Handler };

/** Locks the context down, and returns the function that runs handlers. */
export function startSandbox(): typeof runHandler {
  deepFreeze(modules);
  deepFreeze(globals);
  lockDown();
  return runHandler;
}

/**
 * Evaluates a module afresh and runs one of its handlers.
 *
 * @param contextJson a `HandlerContext`
 * @returns a `SandboxOutcome`, as JSON
 */
function runHandler(
  moduleFunction: ModuleFunction,
  handler: 'request' | 'response',
  contextJson: string,
  timeoutMs: number,
): string {
  // The server wrote it from a HandlerContext.
  const given = JSON.parse(contextJson) as HandlerContext;
  const run = beginRun(given, handler, timeoutMs);
  const context = handlerContext(given);
  let result = 'null';
  let stash = '{}';
  let ending: Ending = {};
  try {
    const handlers = moduleFunction(
      modules,
      countRound,
      globals.Object,
      globals.String,
      globals.Number,
      globals.Math,
      globals.Array,
      globals.JSON,
      globals.console,
      globals.util,
      globals.extensions,
      globals.runtime,
    );
    result = toJsonText(handlers[handler](context));
  } catch (thrown) {
    ending = endingOf(thrown);
    if (thrown instanceof EarlyReturn) {
      try {
        result = toJsonText(thrown.value);
      } catch (unserializable) {
        ending = endingOf(unserializable);
      }
    }
  }
  try {
    stash = toJsonText(context.stash);
  } catch (unserializable) {
    ending = endingOf(unserializable);
    result = 'null';
  }
  return `{"result":${result},"stash":${stash},"effects":${JSON.stringify(effectsOf(run, ending))}}`;
}

/** `ctx`: `args` and `arguments` are one object, and no member can be added, replaced or taken away. */
function handlerContext(given: HandlerContext) {
  const { selectionSetList, selectionSetGraphQL, ...info } = given.info;
  Object.defineProperty(info, 'selectionSetList', { value: selectionSetList });
  Object.defineProperty(info, 'selectionSetGraphQL', { value: selectionSetGraphQL });
  return Object.freeze({ ...given, args: given.arguments, info });
}

function endingOf(thrown: unknown): Ending {
  if (thrown instanceof RaisedError) {
    return { error: thrown.error };
  }
  if (thrown instanceof EarlyReturn) {
    return { earlyReturn: { skipTo: thrown.skipTo } };
  }
  if (!(thrown instanceof Error)) {
    return { thrown: { text: 'Error: unknown', position: null } };
  }
  const [firstLine] = thrown.message.split('\n');
  return { thrown: { text: `${thrown.name}: ${firstLine}`, position: scriptPosition(thrown) } };
}

function effectsOf(run: Run, ending: Ending): SandboxOutcome['effects'] {
  const { logs, appendedErrors, invalidations } = run;
  const { subscriptionFilter, subscriptionInvalidationFilter } = run;
  return {
    ...ending,
    logs,
    appendedErrors,
    invalidations,
    ...(subscriptionFilter !== undefined && { subscriptionFilter }),
    ...(subscriptionInvalidationFilter !== undefined && { subscriptionInvalidationFilter }),
  };
}

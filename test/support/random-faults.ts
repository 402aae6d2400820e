import { cancellation, lostAnswer, refusal, transactionConflicts } from 'appsync-local-stack/dynamodb';
import type { Interception, Interceptor, PlannedCall } from 'appsync-local-stack/dynamodb';
import fc from 'fast-check';

/** How a call to DynamoDB goes wrong. */
type FaultName = 'none' | 'conflict' | 'throttling' | 'internal error' | 'lost answer';

/** What goes wrong while writers write. */
export interface FaultPlan {
  /** The fault of each call, over and over. */
  readonly faults: readonly FaultName[];
  /** How long transactions hold their items, in milliseconds, over and over. */
  readonly holds: readonly number[];
}

const faults = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: fc.constant<FaultName>('none') },
    { weight: 3, arbitrary: fc.constant<FaultName>('conflict') },
    {
      weight: 2,
      arbitrary: fc.constantFrom<FaultName>('throttling', 'internal error', 'lost answer'),
    },
  ),
  { minLength: 1, maxLength: 12 },
);
const holds = fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 1, maxLength: 5 });

export const faultPlans: fc.Arbitrary<FaultPlan> = fc.record({ faults, holds });

/**
 * Lets calls go wrong as planned. What does not go wrong meets DynamoDB's conflicts of transactions that
 * overlap.
 *
 * @param onFault sees each fault before it happens, and may say that it is not to happen
 */
export function interceptorOf(
  { faults, holds }: FaultPlan,
  onFault: (name: FaultName, call: PlannedCall) => boolean = () => true,
): Interceptor {
  let calls = 0;
  let transactions = 0;
  const conflicts = transactionConflicts({
    holdMs: () => {
      transactions += 1;
      return holds[transactions % holds.length] ?? 0;
    },
    refusalMs: () => 2,
  });
  return async (call, carryOut) => {
    const name = faults[calls % faults.length] ?? 'none';
    calls += 1;
    const fault = name !== 'none' && onFault(name, call) ? faultOf(name, call.operation) : undefined;
    if (fault !== undefined && fault !== 'lost') {
      return fault;
    }
    const answer = (await conflicts(call, carryOut)) ?? (await carryOut());
    return fault === 'lost' ? lostAnswer() : answer;
  };
}

function faultOf(name: FaultName, operation: string): Interception | undefined {
  switch (name) {
    case 'none':
      return undefined;
    case 'conflict':
      return conflictOf(operation);
    case 'throttling':
      return refusal('ThrottlingException');
    case 'internal error':
      return refusal('InternalServerError');
    case 'lost answer':
      return 'lost';
  }
}

/** Reads that are not transactions never conflict. */
function conflictOf(operation: string): Interception | undefined {
  switch (operation) {
    case 'TransactWriteItems':
      return cancellation(['None', 'TransactionConflict']);
    case 'PutItem':
    case 'UpdateItem':
    case 'DeleteItem':
      return refusal('TransactionConflictException');
    default:
      return undefined;
  }
}

import type { ShownExpense } from '../operations.ts';
import type { ModelBudget } from './user-model.ts';

/** How an operation must be refused, as far as its error tells. */
interface Refusal {
  readonly errorType: 'ValidationError' | 'NotFound' | 'Conflict';
  readonly errorInfo?: object;
}

/** What must come of an operation that nothing disturbs. */
export type Prediction =
  | { readonly refusal: Refusal }
  | {
      readonly refusal?: undefined;
      readonly answer: unknown;
      /** The expenses that are others afterwards. */
      readonly changed: readonly ShownExpense[];
      /** The budgets that are others afterwards; `null` for one that is gone. */
      readonly budgets?: readonly (readonly [name: string, budget: ModelBudget | null])[];
    };

/** An operation, and what must come of it. */
export interface PredictedOperation {
  readonly field: string;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly prediction: Prediction;
}

export function refused(errorType: Refusal['errorType'], errorInfo?: object): Prediction {
  return { refusal: errorInfo === undefined ? { errorType } : { errorType, errorInfo } };
}

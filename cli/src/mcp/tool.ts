import type { ExpenseClient } from 'expense-tracker-client';
import type { z, ZodRawShape } from 'zod';

/** What a tool does to the user's expenses: nothing, something new, or something that is lost by it. */
export type Effect = 'reads' | 'adds' | 'changes';

/** A tool for assistants, whatever its input is. */
export interface Tool {
  /** E.g. `list_expenses`. */
  readonly name: string;
  readonly title: string;
  /** For the assistant: when to use it, units, bounds. */
  readonly description: string;
  readonly effect: Effect;
  readonly input: ZodRawShape;
  /** What the person is asked before it is carried out; for tools that change. */
  readonly question: (input: never) => string;
  /** @throws {CliError} in the API's words */
  readonly run: (client: ExpenseClient, input: never) => Promise<unknown>;
}

/** A tool with the types of its input; the compiler holds it to the operation that it sends. */
export function defineTool<Shape extends ZodRawShape>(tool: {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly effect: Effect;
  readonly input: Shape;
  readonly question?: (input: z.infer<z.ZodObject<Shape>>) => string;
  readonly run: (client: ExpenseClient, input: z.infer<z.ZodObject<Shape>>) => Promise<unknown>;
}): Tool {
  return { question: () => tool.title, ...tool };
}

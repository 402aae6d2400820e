import { z } from 'zod';

/** The inputs that tools share. Bounds are the API's to check: its words say what is allowed. */
export const day = z.string().describe('YYYY-MM-DD');
export const year = z.number().int().describe('1 to 9999');
export const month = z.number().int().describe('1 (January) to 12 (December); needs year');
export const id = z.string().describe('id of an expense, as a list gave it');
export const ids = z.array(z.string()).describe('ids of expenses, each once');
export const currency = z.string().describe('ISO 4217 code in capital letters, e.g. USD');
export const limit = z.number().int().optional().describe('largest number of expenses, 1 to 200; default 50');
export const nextToken = z
  .string()
  .optional()
  .describe('nextToken of the previous page, with the same filters');
const kind = z.enum(['EXPENSE', 'REFUND', 'INCOME']);

/** The fields of an expense that need not be given. */
export const optionalFields = {
  kind: kind.optional().describe('default EXPENSE'),
  subcategory: z.string().optional(),
  description: z.string().optional().describe('what it was, in a few words'),
  notes: z.string().optional(),
  payee: z.string().optional().describe('who was paid, or who paid'),
  paymentMethod: z.string().optional(),
  location: z.string().optional(),
};

/** The fields that a change may set; null empties an optional one. */
export const changedFields = {
  kind: kind.optional(),
  date: day.optional(),
  category: z.string().optional(),
  subcategory: z.string().nullable().optional(),
  description: z.string().nullable().optional(),
  notes: z.string().nullable().optional(),
  payee: z.string().nullable().optional(),
  paymentMethod: z.string().nullable().optional(),
  location: z.string().nullable().optional(),
};

import { util } from '@aws-appsync/utils';
import { invalid } from './errors.ts';

/**
 * Checks of what a client sends. Those named `...Problem` tell what is wrong; those named `check...` end the request with a
 * `ValidationError`. Call them as statements of their own: AppSync has been reported to evaluate the right side of `??` in
 * any case (amplify-category-api issue 3170).
 */

/** What is wrong with an input: `reason` says what is allowed. */
export interface Problem {
  field: string;
  reason: string;
}

/** True for a UUID as it is stored: lower case, with hyphens. */
export function isUuid(text: string): boolean {
  return util.matches('^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$', text);
}

/** Categories are part of keys: 1 to 100 characters, no `#`, no white space at either end. */
export function categoryProblem(category: string): string | undefined {
  if (category === '') {
    return 'must not be empty';
  }
  if (category.length > 100) {
    return 'must have at most 100 characters';
  }
  if (category.indexOf('#') >= 0) {
    return 'must not contain #';
  }
  return category.trim() === category ? undefined : 'must not begin or end with white space';
}

/** Ends the request unless an expense can have the category. */
export function checkCategory(category: string): void {
  const reason = categoryProblem(category);
  if (reason) {
    invalid('category', reason);
  }
}

/** The fields that may be absent. All are text and part of no key. */
export interface OptionalTexts {
  subcategory?: string | null | undefined;
  description?: string | null | undefined;
  notes?: string | null | undefined;
  paymentMethod?: string | null | undefined;
  location?: string | null | undefined;
}

/** Each optional text against its greatest length. */
export function optionalTextProblems(input: OptionalTexts): Problem[] {
  const problems: Problem[] = [];
  checkLength(problems, 'subcategory', input.subcategory, 100, '100');
  checkLength(problems, 'description', input.description, 500, '500');
  checkLength(problems, 'notes', input.notes, 5000, '5000');
  checkLength(problems, 'paymentMethod', input.paymentMethod, 100, '100');
  checkLength(problems, 'location', input.location, 200, '200');
  return problems;
}

/** Ends the request when one of the optional texts is too long. */
export function checkOptionalTexts(input: OptionalTexts): void {
  checkNone(optionalTextProblems(input));
}

/** Ends the request with the first problem, if there is one. */
export function checkNone(problems: Problem[]): void {
  const problem = problems[0];
  if (problem) {
    invalid(problem.field, problem.reason);
  }
}

function checkLength(
  problems: Problem[],
  field: string,
  text: string | null | undefined,
  most: number,
  mostText: string,
): void {
  if (text && text.length > most) {
    problems.push({ field, reason: `must have at most ${mostText} characters` });
  }
}

import { invalid } from './errors.ts';
import { holdsKeySeparator } from './keys.ts';
import { freeTextProblem, nameProblem, unicodeProblem } from './text.ts';

/**
 * Checks of what a client sends. Those named `...Problem` return what is wrong; those named `check...` end
 * the request with a `ValidationError`. Call them in separate statements: AppSync has been reported to
 * evaluate the right side of `??` in any case.
 *
 * Source: https://github.com/aws-amplify/amplify-category-api/issues/3170
 */

/** What is wrong with an input: `reason` says what is allowed. */
export interface Problem {
  field: string;
  reason: string;
}

/** Ends the request unless the text is well-formed Unicode. */
export function checkUnicode(field: string, text: string): void {
  const reason = unicodeProblem(text);
  if (reason) {
    invalid(field, reason);
  }
}

/** Categories are names and part of keys: 1 to 100 characters, no `#`. */
export function categoryProblem(category: string): string | undefined {
  if (category === '') {
    return 'must not be empty';
  }
  if (category.length > 100) {
    return 'must have at most 100 characters';
  }
  return holdsKeySeparator(category) ? 'must not contain #' : nameProblem(category);
}

/** Ends the request unless an expense can have the category. */
export function checkCategory(category: string): void {
  const reason = categoryProblem(category);
  if (reason) {
    invalid('category', reason);
  }
}

/**
 * Payees are names of 1 to 100 characters. Banks put `#` into them: keys hold something else in its place.
 */
function payeeProblem(payee: string): string | undefined {
  if (payee === '') {
    return 'must not be empty: leave it out for none';
  }
  return optionalNameProblem(payee);
}

/** Ends the request unless an expense can have the payee. */
export function checkPayee(payee: string): void {
  const reason = payeeProblem(payee);
  if (reason) {
    invalid('payee', reason);
  }
}

function isGiven(text: string | null | undefined): text is string {
  return text !== null && text !== undefined;
}

/** The fields that may be absent. All are strings. */
export interface OptionalTexts {
  subcategory?: string | null | undefined;
  description?: string | null | undefined;
  notes?: string | null | undefined;
  payee?: string | null | undefined;
  paymentMethod?: string | null | undefined;
  location?: string | null | undefined;
}

/**
 * What is wrong with each optional text: names are one line without invisible characters at the ends, the
 * others are free text.
 */
export function optionalTextProblems(input: OptionalTexts): Problem[] {
  const { subcategory, description, notes, payee, paymentMethod, location } = input;
  const single = [
    { field: 'subcategory', reason: optionalNameProblem(subcategory) },
    { field: 'description', reason: optionalTextProblem(description, 500, '500') },
    { field: 'notes', reason: optionalTextProblem(notes, 5000, '5000') },
    { field: 'payee', reason: isGiven(payee) ? payeeProblem(payee) : undefined },
    { field: 'paymentMethod', reason: optionalNameProblem(paymentMethod) },
    { field: 'location', reason: optionalTextProblem(location, 200, '200') },
  ];
  return problemsOf(single);
}

/** The fields that have a problem. */
export function problemsOf(fields: { field: string; reason: string | undefined }[]): Problem[] {
  const problems: Problem[] = [];
  for (const { field, reason } of fields) {
    if (reason) {
      problems.push({ field, reason });
    }
  }
  return problems;
}

/** Ends the request when one of the optional texts is not valid. */
export function checkOptionalTexts(input: OptionalTexts): void {
  refuseFirst(optionalTextProblems(input));
}

/** Ends the request with the first problem, if there is one. */
export function refuseFirst(problems: Problem[]): void {
  const problem = problems[0];
  if (problem) {
    invalid(problem.field, problem.reason);
  }
}

function optionalNameProblem(text: string | null | undefined): string | undefined {
  if (!text) {
    return undefined;
  }
  return text.length > 100 ? 'must have at most 100 characters' : nameProblem(text);
}

/** @param mostText the same number as a string, because APPSYNC_JS has no documented way to format one */
function optionalTextProblem(
  text: string | null | undefined,
  most: number,
  mostText: string,
): string | undefined {
  if (!text) {
    return undefined;
  }
  return text.length > most ? `must have at most ${mostText} characters` : freeTextProblem(text);
}

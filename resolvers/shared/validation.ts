import { util } from '@aws-appsync/utils';
import { invalid } from './errors.ts';

/**
 * Checks of what a client sends. Each either returns or ends the request with a `ValidationError`. Call them as statements
 * of their own: AppSync has been reported to evaluate the right side of `??` in any case (amplify-category-api issue 3170).
 */

/** True for a UUID as it is stored: lower case, with hyphens. */
export function isUuid(text: string): boolean {
  return util.matches('^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$', text);
}

/** Categories are part of keys: 1 to 100 characters, no `#`, no white space at either end. */
export function checkCategory(category: string): void {
  if (category === '') {
    invalid('category', 'must not be empty');
  }
  if (category.length > 100) {
    invalid('category', 'must have at most 100 characters');
  }
  if (category.indexOf('#') >= 0) {
    invalid('category', 'must not contain #');
  }
  if (category.trim() !== category) {
    invalid('category', 'must not begin or end with white space');
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
export function checkOptionalTexts(input: OptionalTexts): void {
  checkLength('subcategory', input.subcategory, 100, '100');
  checkLength('description', input.description, 500, '500');
  checkLength('notes', input.notes, 5000, '5000');
  checkLength('paymentMethod', input.paymentMethod, 100, '100');
  checkLength('location', input.location, 200, '200');
}

function checkLength(field: string, text: string | null | undefined, most: number, mostText: string): void {
  if (text && text.length > most) {
    invalid(field, `must have at most ${mostText} characters`);
  }
}

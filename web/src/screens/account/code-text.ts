import { withPlainDigits } from '../../texts/numbers/digits.ts';

/** A code as Cognito takes it: digits without the spaces that apps and mails show between them. */
export function codeText(text: string): string {
  return withPlainDigits(text).replace(/\s/g, '');
}

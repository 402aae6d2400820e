import { checkModule } from './check/check-module.ts';
import { CodeRejected } from './code-rejected.ts';

/** The diagnostics of a module, or none. */
export function check(code: string): string[] {
  try {
    checkModule(code);
    return [];
  } catch (error) {
    if (error instanceof CodeRejected) {
      return error.message.split('\n');
    }
    throw error;
  }
}

/** A module with a request handler whose body begins on line 3. */
export const withBody = (body: string) => `export const response = (ctx) => null;
export function request(ctx) {
${body}
}`;

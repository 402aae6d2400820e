/** The code of an error of the operating system, e.g. `ENOENT`; other errors as text. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

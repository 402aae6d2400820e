/** JSON data: all that crosses a handler's boundary, in both directions. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

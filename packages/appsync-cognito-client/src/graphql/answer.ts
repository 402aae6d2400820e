import { isObject } from '../is-object.ts';

/** One error of an answer, as a value. */
export interface GraphqlError {
  readonly message: string;
  /**
   * What kind of error it is, in the API's words, e.g. `UnauthorizedException`; undefined for what GraphQL
   * itself refuses. This client adds `NoAnswer`: nothing came in time, or not from the API.
   */
  readonly errorType?: string;
  /** What else the resolver tells, e.g. `{ field, reason }`. */
  readonly errorInfo?: unknown;
  /** The field that failed, e.g. `["addExpense"]`; undefined when the whole operation did. */
  readonly path?: readonly (string | number)[];
}

/**
 * What an operation was answered. Data and errors may come together: a root field that failed is `null`, the
 * others have their values.
 */
export interface GraphqlAnswer<Data> {
  readonly data: Data | null;
  /** Empty when all is well. */
  readonly errors: readonly GraphqlError[];
  /**
   * True when it is not known whether a mutation was carried out: no answer came, or the API failed midway.
   */
  readonly isOutcomeUnknown: boolean;
  /**
   * True when an earlier try may have been carried out: the answer may be about what this very call has done
   * before.
   */
  readonly isResent: boolean;
}

/** The error of a root field, or the one of the whole operation; undefined when the field has its value. */
export function errorOf<ApiError extends GraphqlError>(
  { errors }: { readonly errors: readonly ApiError[] },
  field: string,
): ApiError | undefined {
  return errors.find(({ path }) => path === undefined || path[0] === field);
}

/** Reads the errors of an answer's body; what is not there in the body is not there in the value either. */
export function readErrors(body: Readonly<Record<string, unknown>>): readonly GraphqlError[] {
  const { errors } = body;
  return Array.isArray(errors) ? errors.filter(isObject).map(readError) : [];
}

function readError({ message, errorType, errorInfo, path }: Readonly<Record<string, unknown>>): GraphqlError {
  return {
    message: typeof message === 'string' ? message : 'Unknown error',
    ...(typeof errorType === 'string' ? { errorType } : {}),
    ...(errorInfo === undefined || errorInfo === null ? {} : { errorInfo }),
    ...(Array.isArray(path) ? { path: path as readonly (string | number)[] } : {}), // GraphQL's paths are such.
  };
}

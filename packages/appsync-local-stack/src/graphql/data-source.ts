import type { DataSourceAnswer, Json } from '../runtime/model.ts';

/** The interface of every data source. */
export interface DataSource {
  /**
   * Carries out what a request handler returned.
   *
   * Failures of the call itself (a failed condition, denied access) are part of the answer. A request without
   * a valid operation rejects with an error named `InvalidDataSourceRequest`, which ends the field.
   */
  execute(
    request: Json,
    call: { readonly resolverArn: string; readonly identitySub: string | null },
  ): Promise<DataSourceAnswer>;
}

/** Whether an error means, by its name, that the request had no valid operation. */
export function isInvalidDataSourceRequest(error: unknown): error is Error {
  return error instanceof Error && error.name === 'InvalidDataSourceRequest';
}

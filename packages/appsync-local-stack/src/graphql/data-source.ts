import type { DataSourceAnswer, Json } from '../runtime/model.ts';

/** The interface of every data source. */
export interface DataSource {
  /**
   * Carries out what a request handler returned.
   *
   * Failures of the call itself (a failed condition, denied access) are part of the answer. A request without
   * a valid operation rejects with a `UserError`, which ends the field; its code is the `errorType`.
   */
  execute(
    request: Json,
    call: { readonly resolverArn: string; readonly identitySub: string | null },
  ): Promise<DataSourceAnswer>;
}

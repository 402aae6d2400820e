import type { ErrorType } from '../../error-type.ts';
import type { HandlerError } from '../../runtime/model.ts';
import { positionOf } from '../errors.ts';
import type { Execution, FieldSite } from './execution.ts';
import { filterBySelection } from './filter-by-selection.ts';

/** An error of a field that the local stack raises by itself, e.g. beyond a limit. */
export interface FieldError {
  readonly message: string;
  readonly errorType: ErrorType;
}

/** Reports an error of the local stack for a field. */
export function reportFieldError(execution: Execution, site: FieldSite, error: FieldError): void {
  reportResolverError(execution, site, { ...error, data: null, errorInfo: null });
}

/** Reports an error of a field's resolver. Its `data` is cut down to the field's selection set. */
export function reportResolverError(execution: Execution, site: FieldSite, error: HandlerError): void {
  execution.errors.push({
    path: site.path,
    data: filterBySelection(execution.operation, site.field.type, site.nodes, error.data),
    errorType: error.errorType,
    errorInfo: error.errorInfo,
    locations: site.nodes.flatMap((node) => positionOf(node.loc) ?? []),
    message: error.message,
  });
}

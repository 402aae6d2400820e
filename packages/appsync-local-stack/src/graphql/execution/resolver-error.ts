import type { HandlerError } from '../../runtime/model.ts';
import { positionOf } from '../errors.ts';
import type { Execution, FieldSite } from './execution.ts';
import { filterBySelection } from './filter-by-selection.ts';

/** What ended a field, or was appended to it: a message, and what else is known. */
export type ResolverFault = Partial<HandlerError> & { readonly message: string };

/** Reports an error of a field's resolver. Its `data` is cut down to the field's selection set. */
export function reportResolverError(execution: Execution, site: FieldSite, fault: ResolverFault): void {
  execution.errors.push({
    path: site.path,
    data: filterBySelection(execution.operation, site.field.type, site.nodes, fault.data ?? null),
    errorType: fault.errorType ?? null,
    errorInfo: fault.errorInfo ?? null,
    locations: site.nodes.flatMap((node) => positionOf(node.loc) ?? []),
    message: fault.message,
  });
}

import type { HandlerContext } from '../../runtime/model.ts';
import type { Operation } from '../document/operation.ts';
import { selectionSetList } from '../document/selection-set-list.ts';
import { selectionSetGraphQL } from '../document/selection.ts';
import type { FieldSite } from './execution.ts';

/**
 * `ctx.info` of a field's handlers.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/resolver-context-reference-js.html
 *
 * @throws {RangeError} when the selection set expands to more fields than a handler could read
 */
export function handlerInfo(
  operation: Operation,
  { parentType, field, nodes }: Pick<FieldSite, 'parentType' | 'field' | 'nodes'>,
): HandlerContext['info'] {
  return {
    fieldName: field.name,
    parentTypeName: parentType.name,
    variables: operation.rawVariables,
    selectionSetList: selectionSetList(operation, field.type, nodes),
    selectionSetGraphQL: selectionSetGraphQL(nodes),
  };
}

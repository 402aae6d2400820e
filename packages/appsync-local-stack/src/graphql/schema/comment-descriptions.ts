import { Kind, TokenKind, visit } from 'graphql';
import type { ASTNode, DocumentNode, StringValueNode, Token } from 'graphql';

/**
 * Makes the `#` comments directly above definitions, fields, arguments and enum values their descriptions, as
 * AppSync's console shows them. A node that has a description keeps it.
 *
 * The document must have been parsed with locations.
 */
export function describeByComments(document: DocumentNode): DocumentNode {
  // Enter functions return a changed copy, which replaces the node and which `visit` then enters.
  const describe = <N extends ASTNode & { readonly description?: StringValueNode }>(
    node: N,
  ): N | undefined => {
    const text = node.description === undefined ? commentAbove(node) : undefined;
    return text === undefined
      ? undefined
      : { ...node, description: { kind: Kind.STRING, value: text, block: true } };
  };
  return visit(document, {
    ObjectTypeDefinition: describe,
    InterfaceTypeDefinition: describe,
    UnionTypeDefinition: describe,
    InputObjectTypeDefinition: describe,
    EnumTypeDefinition: describe,
    EnumValueDefinition: describe,
    FieldDefinition: describe,
    InputValueDefinition: describe,
  });
}

function commentAbove(node: ASTNode): string | undefined {
  const lines: string[] = [];
  let line = node.loc?.startToken.line;
  let token: Token | null | undefined = node.loc?.startToken.prev;
  while (line !== undefined && token?.kind === TokenKind.COMMENT && token.line === line - 1) {
    // A comment after other code on its line belongs to that code.
    if (token.prev !== null && token.prev.line === token.line) {
      break;
    }
    lines.unshift(token.value.replace(/^ /, '').trimEnd());
    line = token.line;
    token = token.prev;
  }
  return lines.length === 0 ? undefined : lines.join('\n');
}

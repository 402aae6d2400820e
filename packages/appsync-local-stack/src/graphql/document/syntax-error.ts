import { Lexer, Source, TokenKind } from 'graphql';
import type { GraphQLError } from 'graphql';

/**
 * A syntax error with graphql-java's message, e.g. `Invalid Syntax : offending token 'x' at line 1 column 3`.
 */
export function describeSyntaxError(error: GraphQLError): string {
  const text = error.source?.body ?? '';
  const offset = error.positions?.[0] ?? text.length;
  const { line, column } = error.locations?.[0] ?? { line: 1, column: 1 };
  return `Invalid Syntax : offending token '${tokenAt(text, offset)}' at line ${line} column ${column}`;
}

/** The token at an offset of the document, as ANTLR (graphql-java's parser) would name it. */
function tokenAt(text: string, offset: number): string {
  try {
    const lexer = new Lexer(new Source(text.slice(offset)));
    const token = lexer.advance();
    if (token.kind === TokenKind.EOF) {
      return '<EOF>';
    }
    return text.slice(offset + token.start, offset + token.end);
  } catch {
    return text.slice(offset, offset + 1);
  }
}

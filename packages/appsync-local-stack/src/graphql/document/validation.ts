import {
  GraphQLError,
  Kind,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { UserError } from '../../user-error.ts';
import type { EngineErrorEntry } from '../errors.ts';
import { describeSyntaxError } from './syntax-error.ts';
import { findFieldConflicts } from './validation-rules/field-conflicts.ts';
import { argumentRule, fieldRule } from './validation-rules/fields-and-arguments.ts';
import { fragmentDefinitionRule, fragmentSpreadRule, typeNameRule } from './validation-rules/fragments.ts';
import { directiveRule, operationRule } from './validation-rules/operations.ts';
import { findPaths, violation } from './validation-rules/report.ts';
import type { QueryPaths, Rule } from './validation-rules/report.ts';
import { variableRule } from './validation-rules/variables.ts';

/**
 * AppSync's quota for a query document.
 *
 * Source: https://docs.aws.amazon.com/general/latest/gr/appsync.html
 */
const MAX_QUERY_TOKENS = 15_000;

const rules: readonly Rule[] = [
  operationRule,
  typeNameRule,
  fieldRule,
  argumentRule,
  fragmentSpreadRule,
  fragmentDefinitionRule,
  directiveRule,
  variableRule,
];

/** A document that was not parsed at all: AppSync answers such requests with status 400. */
export class DocumentMalformed extends UserError {
  override readonly name = 'DocumentMalformed';
  /**
   * What is wrong and where, in graphql-java's words. For the log only: the service does not tell the client.
   */
  readonly detail: string;

  constructor(message: string, detail: string) {
    super('MalformedHttpRequestException', message);
    this.detail = detail;
  }
}

/**
 * Parses a query document.
 *
 * AppSync answers every syntax error with status 400 and the same message: its team lists `meow`, `{}`, `{}}`
 * and `[]` next to `{badfield}`, whose error is at line 1, column 2, so these are documents.
 *
 * Source: https://github.com/graphql/graphql-over-http/issues/81
 *
 * @throws {DocumentMalformed} for a syntax error and for more than 15,000 tokens
 */
export function parseDocument(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens: MAX_QUERY_TOKENS });
  } catch (error) {
    if (error instanceof GraphQLError && error.message.includes(`more that ${MAX_QUERY_TOKENS} tokens`)) {
      const detail = `The document has more than ${MAX_QUERY_TOKENS} tokens.`;
      throw new DocumentMalformed('Maximum char length exceeded', detail);
    }
    const detail =
      error instanceof GraphQLError ? describeSyntaxError(error) : 'The document is nested too deeply.';
    if (!(error instanceof GraphQLError) && !(error instanceof RangeError)) {
      throw error;
    }
    throw new DocumentMalformed('Unable to parse GraphQL query.', detail);
  }
}

/**
 * Validates a parsed document in graphql-java's words (see {@link violation}).
 *
 * The wording is that of the versions before 17, which is what the service answers. A document that passes
 * our rules must also pass graphql-js's rules, so that no invalid document is executed.
 *
 * Sources: https://github.com/graphql/graphql-over-http/issues/81,
 * https://github.com/aws-amplify/amplify-cli/issues/1296,
 * https://github.com/aws-amplify/amplify-android/issues/702,
 * https://github.com/aws/aws-appsync-community/issues/273
 *
 * @param options.introspection false: `__schema` and `__type` are undefined fields
 * @returns the errors, none for a valid document
 */
export function validateDocument(
  schema: GraphQLSchema,
  document: DocumentNode,
  options: { readonly introspection: boolean },
): EngineErrorEntry[] {
  const paths = findPaths(document);
  const ownRules = rules.map((rule) => (context: Parameters<Rule>[0]) => rule(context, paths));
  let errors = [...validate(schema, document, ownRules), ...findFieldConflicts(schema, document, paths)];
  if (!options.introspection) {
    errors.push(...findHiddenIntrospection(document, schema, paths));
  }
  if (errors.length === 0) {
    errors = validate(schema, document, specifiedRules).map(
      (error) =>
        new GraphQLError(`Validation error of type InvalidSyntax: ${error.message}`, {
          nodes: error.nodes ?? null,
        }),
    );
  }
  return errors.map((error) => ({
    path: null,
    locations: error.locations?.map(({ line, column }) => ({ line, column, sourceName: null })) ?? null,
    message: error.message,
  }));
}

function findHiddenIntrospection(
  document: DocumentNode,
  schema: GraphQLSchema,
  paths: QueryPaths,
): GraphQLError[] {
  return validate(schema, document, [NoSchemaIntrospectionCustomRule]).flatMap(({ nodes }) => {
    const node = nodes?.[0];
    // The rule reports the fields of introspection types too; the first field is enough.
    if (node?.kind !== Kind.FIELD || !node.name.value.startsWith('__')) {
      return [];
    }
    const name = node.name.value;
    const type = schema.getQueryType()?.name ?? 'Query';
    return [violation(paths, 'FieldUndefined', `Field '${name}' in type '${type}' is undefined`, [node])];
  });
}

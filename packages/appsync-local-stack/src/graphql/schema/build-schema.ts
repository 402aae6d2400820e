import { buildASTSchema, GraphQLError, isScalarType, Kind, parse, validateSchema, visit } from 'graphql';
import type { DefinitionNode, DocumentNode, GraphQLSchema } from 'graphql';
import { isProgrammingError } from '../../user-error.ts';
import { AWS_DIRECTIVES_SDL } from './aws-directives.ts';
import { describeByComments } from './comment-descriptions.ts';
import { awsScalars } from './scalars/aws-scalars.ts';
import { SchemaRefused } from './schema-refused.ts';
import { readSubscribedMutations } from './subscribed-mutations.ts';

/**
 * AppSync's quota for the size of a schema document.
 *
 * Source: https://docs.aws.amazon.com/general/latest/gr/appsync.html
 */
const MAX_SCHEMA_BYTES = 1_048_576;

/**
 * Builds the executable schema of a deployed SDL document: AWS scalars and AWS directives exist without a
 * declaration, and `#` comments are descriptions.
 *
 * Refuses what AppSync refuses when a schema is created: custom scalars, declared types that begin with
 * `AWS`, interfaces that implement interfaces, more than 1 MB, no query type, and invalid SDL.
 *
 * Sources: https://docs.aws.amazon.com/appsync/latest/devguide/scalars.html,
 * https://docs.aws.amazon.com/appsync/latest/devguide/interfaces-and-unions.html,
 * https://github.com/aws/aws-appsync-community/issues/387
 *
 * @throws {SchemaRefused} when AppSync would not deploy the document
 */
export function buildSchema(sdl: string): GraphQLSchema {
  const document = parseSdl(sdl);
  document.definitions.forEach(refuseDefinition);
  const scalarNames = awsScalarsUsed(document);
  const schema = withBuiltIns(document, scalarNames);
  checkSchema(schema);
  for (const name of scalarNames) {
    implementScalar(schema, name);
  }
  return schema;
}

function parseSdl(sdl: string): DocumentNode {
  const bytes = Buffer.byteLength(sdl);
  if (bytes > MAX_SCHEMA_BYTES) {
    throw new SchemaRefused(`it has ${bytes} bytes, at most ${MAX_SCHEMA_BYTES} are allowed.`);
  }
  try {
    return parse(sdl);
  } catch (error) {
    throw new SchemaRefused(oneLine(error));
  }
}

/** The schema of a document and AppSync's additions to it. */
function withBuiltIns(document: DocumentNode, scalarNames: readonly string[]): GraphQLSchema {
  const builtIn = parse(`${AWS_DIRECTIVES_SDL}${scalarNames.map((name) => `scalar ${name}\n`).join('')}`);
  try {
    return buildASTSchema({
      kind: Kind.DOCUMENT,
      definitions: [...builtIn.definitions, ...describeByComments(document).definitions],
    });
  } catch (error) {
    if (isProgrammingError(error)) {
      throw error;
    }
    throw new SchemaRefused(oneLine(error));
  }
}

function checkSchema(schema: GraphQLSchema): void {
  if (schema.getQueryType() === null || schema.getQueryType() === undefined) {
    throw new SchemaRefused('there is no query type. Declare a type named Query.');
  }
  const [invalid] = validateSchema(schema);
  if (invalid !== undefined) {
    throw new SchemaRefused(oneLine(invalid));
  }
  readSubscribedMutations(schema);
}

function implementScalar(schema: GraphQLSchema, name: string): void {
  const declared = schema.getType(name);
  const implemented = awsScalars.get(name);
  if (!isScalarType(declared) || implemented === undefined) {
    return;
  }
  // The scalar that `buildASTSchema` made from the declaration belongs to this schema alone.
  declared.description = implemented.description;
  declared.parseValue = implemented.parseValue;
  declared.parseLiteral = implemented.parseLiteral;
  declared.serialize = implemented.serialize;
}

function oneLine(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  const position = error instanceof GraphQLError ? error.locations?.[0] : undefined;
  const where = position === undefined ? '' : ` (line ${position.line}, column ${position.column})`;
  return `${error.message.replaceAll(/\s*\n\s*/g, ' ')}${where}`;
}

/** Refuses a definition that AppSync does not deploy. */
function refuseDefinition(definition: DefinitionNode): void {
  if (definition.kind === Kind.SCALAR_TYPE_DEFINITION || definition.kind === Kind.SCALAR_TYPE_EXTENSION) {
    throw new SchemaRefused(
      awsScalars.has(definition.name.value)
        ? `scalar '${definition.name.value}' is built in and cannot be declared.`
        : `scalar '${definition.name.value}': custom scalars are not supported, only ${[...awsScalars.keys()].join(', ')}.`,
    );
  }
  if (definition.kind === Kind.DIRECTIVE_DEFINITION && definition.name.value.startsWith('aws_')) {
    throw new SchemaRefused(`directive '@${definition.name.value}' is built in and cannot be declared.`);
  }
  if (
    (definition.kind === Kind.INTERFACE_TYPE_DEFINITION ||
      definition.kind === Kind.INTERFACE_TYPE_EXTENSION) &&
    definition.interfaces !== undefined &&
    definition.interfaces.length > 0
  ) {
    throw new SchemaRefused(`interface '${definition.name.value}': interfaces cannot implement interfaces.`);
  }
  if (
    'name' in definition &&
    definition.name !== undefined &&
    definition.kind !== Kind.DIRECTIVE_DEFINITION &&
    definition.name.value.startsWith('AWS')
  ) {
    throw new SchemaRefused(`type '${definition.name.value}': names of types cannot begin with 'AWS'.`);
  }
}

function awsScalarsUsed(document: DocumentNode): string[] {
  const used = new Set<string>();
  visit(document, {
    NamedType(node) {
      if (awsScalars.has(node.name.value)) {
        used.add(node.name.value);
      }
    },
  });
  return [...used];
}

import { GraphQLError, Kind, parse, visit } from 'graphql';
import type { DocumentNode, StringValueNode } from 'graphql';
import { UserError } from '../errors/user-error.ts';

/**
 * The schema as AppSync is given it: `"""` descriptions become `#` comments, which its console shows as
 * descriptions. AppSync has long refused block strings, and comments inside enums too, so the descriptions of
 * enum values are left out.
 *
 * Source: https://github.com/aws/aws-appsync-community/issues/38
 *
 * @param source SDL with descriptions
 * @throws {UserError} when it cannot be parsed; the message names the place
 */
export function deployedSdl(source: string): string {
  const descriptions: { node: StringValueNode; ofEnumValue: boolean }[] = [];
  visit(parseSchema(source), {
    enter(node) {
      if ('description' in node && node.description) {
        descriptions.push({ node: node.description, ofEnumValue: node.kind === Kind.ENUM_VALUE_DEFINITION });
      }
    },
  });
  let sdl = source;
  // From the end, so that earlier positions stay valid.
  for (const { node, ofEnumValue } of descriptions.reverse()) {
    const before = sdl.slice(0, node.loc?.start).trimEnd();
    const after = sdl.slice(node.loc?.end).trimStart();
    const lines = ofEnumValue ? [] : node.value.split('\n').map((line) => `# ${line}`.trimEnd());
    const indentation = /[ \t]*$/.exec(sdl.slice(0, node.loc?.start))?.[0] ?? '';
    sdl = [before, ...gap(sdl, node), ...lines.map((line) => indentation + line), indentation + after].join(
      '\n',
    );
  }
  return sdl.trimStart();
}

/**
 * The document of `schema.graphql`.
 *
 * @throws {UserError} for a syntax error; the message names the place
 */
export function parseSchema(sdl: string): DocumentNode {
  try {
    return parse(sdl);
  } catch (error) {
    if (!(error instanceof GraphQLError)) {
      throw error;
    }
    const { line = 1, column = 1 } = error.locations?.[0] ?? {};
    throw new UserError('SCHEMA', `schema.graphql:${line}:${column}: ${error.message}`, { cause: error });
  }
}

/** The empty line before a description, where there is one. */
function gap(text: string, { loc }: StringValueNode): string[] {
  return /\n[ \t]*\n[ \t]*$/.test(text.slice(0, loc?.start)) ? [''] : [];
}

import { Kind, parse, visit } from 'graphql';
import type { StringValueNode } from 'graphql';

/**
 * The schema as AppSync is given it: `"""` descriptions become `#` comments, which its console shows as descriptions.
 * AppSync has long refused block strings, and comments inside enums too, so the descriptions of enum values are left out.
 *
 * Source: https://github.com/aws/aws-appsync-community/issues/38
 *
 * @param source SDL with descriptions
 */
export function deployedSdl(source: string): string {
  const descriptions: { node: StringValueNode; ofEnumValue: boolean }[] = [];
  visit(parse(source), {
    enter(node) {
      if ('description' in node && node.description) {
        descriptions.push({ node: node.description, ofEnumValue: node.kind === Kind.ENUM_VALUE_DEFINITION });
      }
    },
  });
  let sdl = source;
  // From the end, so that the positions of those before stay right.
  for (const { node, ofEnumValue } of descriptions.sort((a, b) => start(b.node) - start(a.node))) {
    const { lineStart, indentation } = lineOf(source, start(node));
    const comment = ofEnumValue
      ? ''
      : node.value
          .split('\n')
          .map((line) => `${indentation}# ${line}`.trimEnd() + '\n')
          .join('');
    sdl = sdl.slice(0, lineStart) + comment + sdl.slice(endOfLine(sdl, node.loc?.end ?? 0));
  }
  return sdl;
}

function start(node: StringValueNode): number {
  return node.loc?.start ?? 0;
}

function lineOf(text: string, position: number): { lineStart: number; indentation: string } {
  const lineStart = text.lastIndexOf('\n', position - 1) + 1;
  const indentation = text.slice(lineStart, position);
  if (indentation.trim() !== '') {
    throw new Error(
      `A description in the schema must begin its line: ${text.slice(lineStart, position + 40)}`,
    );
  }
  return { lineStart, indentation };
}

function endOfLine(text: string, position: number): number {
  const end = text.indexOf('\n', position);
  if (text.slice(position, end).trim() !== '') {
    throw new Error(`A description in the schema must end its line: ${text.slice(position - 40, end)}`);
  }
  return end + 1;
}

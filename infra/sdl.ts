import { Kind, parse, visit } from 'graphql';
import type { StringValueNode } from 'graphql';

/**
 * The schema as AppSync is given it: `"""` descriptions become `#` comments, which its console shows as
 * descriptions. AppSync has long refused block strings, and comments inside enums too, so the descriptions of
 * enum values are left out.
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

/** The empty line before a description, where there is one. */
function gap(text: string, { loc }: StringValueNode): string[] {
  return /\n[ \t]*\n[ \t]*$/.test(text.slice(0, loc?.start)) ? [''] : [];
}

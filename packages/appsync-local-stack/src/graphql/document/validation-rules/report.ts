import { GraphQLError, Kind } from 'graphql';
import type { ASTNode, ASTVisitor, ValidationContext } from 'graphql';

/** One name of a path, linked to the names before it. */
interface PathStep {
  readonly name: string;
  readonly before: PathStep | undefined;
}

/** The path of field (and fragment) names that leads to a node; graphql-java's messages end with it. */
export type QueryPaths = ReadonlyMap<ASTNode, PathStep>;

/** A rule: visits a document and reports violations, with the path of each node. */
export type Rule = (context: ValidationContext, paths: QueryPaths) => ASTVisitor;

/**
 * A violation with graphql-java's message:
 * `Validation error of type FieldUndefined: Field 'x' in type 'Query' is undefined @ 'x'`.
 *
 * @param type a name of graphql-java's `ValidationErrorType`
 * @param nodes the nodes at fault; the first gives the path
 */
export function violation(
  paths: QueryPaths,
  type: string,
  description: string,
  nodes: readonly [ASTNode, ...ASTNode[]],
): GraphQLError {
  const path: string[] = [];
  for (let step = paths.get(nodes[0]); step !== undefined; step = step.before) {
    path.unshift(step.name);
  }
  const suffix = path.length === 0 ? '' : ` @ '${path.join('/')}'`;
  return new GraphQLError(`Validation error of type ${type}: ${description}${suffix}`, { nodes });
}

/** Reports a {@link violation} from within a rule. */
export function report(
  context: ValidationContext,
  paths: QueryPaths,
  type: string,
  description: string,
  nodes: readonly [ASTNode, ...ASTNode[]],
): void {
  context.reportError(violation(paths, type, description, nodes));
}

/**
 * Finds the path of every node that is inside a field or fragment.
 *
 * As in graphql-java's `TraversalContext`, a path has the names of fields, not aliases; in a fragment it
 * begins with the fragment's name.
 */
export function findPaths(root: ASTNode): QueryPaths {
  const paths = new Map<ASTNode, PathStep>();
  // Not by recursion: a document of 15,000 tokens can be nested deeper than the call stack allows.
  const pending: { node: ASTNode; path: PathStep | undefined }[] = [{ node: root, path: undefined }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node } = next;
    const addsName = node.kind === Kind.FIELD || node.kind === Kind.FRAGMENT_DEFINITION;
    const path = addsName ? { name: node.name.value, before: next.path } : next.path;
    if (path !== undefined) {
      paths.set(node, path);
    }
    for (const [key, member] of Object.entries(node)) {
      if (key === 'loc') {
        continue;
      }
      for (const child of Array.isArray(member) ? member : [member]) {
        if (typeof child === 'object' && child !== null && 'kind' in child) {
          // Every member of an AST node with a `kind`, other than its location, is an AST node.
          pending.push({ node: child as ASTNode, path });
        }
      }
    }
  }
  return paths;
}

import type { Expression } from '../expression.ts';

/**
 * Which of these attributes a projection leaves out. A path into an attribute (`a.b`, `a[0]`) counts as part
 * of it.
 */
export function attributesBeside(projection: Expression, attributes: readonly string[]): string[] {
  const asked = projection.expression.split(',').map((path) => {
    const first = path.trim().split(/[.[]/, 1)[0] ?? '';
    return projection.names?.[first] ?? first;
  });
  return attributes.filter((name) => !asked.includes(name));
}

/**
 * The projection with these attributes added; those that it has already stay, because DynamoDB allows none
 * twice.
 */
export function withAttributes(projection: Expression, attributes: readonly string[]): Expression {
  const added = attributesBeside(projection, attributes).map((name, index): [string, string] => [
    `#projectedKey${index}`,
    name,
  ]);
  return {
    expression: [projection.expression, ...added.map(([placeholder]) => placeholder)].join(', '),
    ...((projection.names !== undefined || added.length > 0) && {
      names: { ...projection.names, ...Object.fromEntries(added) },
    }),
  };
}

import ts from 'typescript';

/**
 * Refuses `${String(n)}` of a number or a string: a template takes them as they are. It needs types.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const stringInTemplate = {
  meta: {
    type: 'suggestion',
    fixable: 'code',
    schema: [],
    messages: { needless: 'Write the value itself: a template takes numbers and strings.' },
  },
  create(context) {
    const { sourceCode } = context;
    return {
      "TemplateLiteral > CallExpression[callee.name='String'][arguments.length=1]"(node) {
        const [value] = node.arguments;
        if (isNumberOrString(sourceCode.parserServices.getTypeAtLocation(value))) {
          const text = sourceCode.getText(value);
          context.report({ node, messageId: 'needless', fix: (fixer) => fixer.replaceText(node, text) });
        }
      },
    };
  },
};

function isNumberOrString(type) {
  const parts = type.isUnion() ? type.types : [type];
  return parts.every(({ flags }) => (flags & (ts.TypeFlags.NumberLike | ts.TypeFlags.StringLike)) !== 0);
}

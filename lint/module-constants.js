const SCREAMING = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)*$/;

/**
 * Holds the names of a module's constants: SCREAMING_CASE for a literal and for a table of literals, and for
 * nothing else. An empty list, map or object is no table: something is put into it later.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const moduleConstants = {
  meta: {
    type: 'suggestion',
    schema: [{ type: 'object', properties: { ignore: { type: 'array' } }, additionalProperties: false }],
    defaultOptions: [{ ignore: [] }],
    messages: {
      literal: 'Write {{name}} in SCREAMING_CASE: it is a literal, or a table of literals.',
      made: 'Write {{name}} in camelCase: it is neither a literal nor a table of literals.',
    },
  },
  create: (context) => ({
    ':matches(Program, ExportNamedDeclaration) > VariableDeclaration[kind=const] > VariableDeclarator[id.type=Identifier][init]'({
      id,
      init,
    }) {
      const { name } = id;
      const isScreaming = SCREAMING.test(name);
      if (isScreaming !== isLiteral(init) && !context.options[0].ignore.includes(name)) {
        context.report({ node: id, messageId: isScreaming ? 'made' : 'literal', data: { name } });
      }
    },
  }),
};

/** Whether an expression is a literal or a table of literals; names in SCREAMING_CASE count as such. */
function isLiteral(node) {
  switch (node.type) {
    case 'Literal':
      return true;
    case 'Identifier':
      return SCREAMING.test(node.name);
    case 'MemberExpression':
      return isLiteral(node.object);
    case 'TemplateLiteral':
      return node.expressions.every(isLiteral);
    case 'TaggedTemplateExpression':
      return isCallee(node.tag, 'String.raw') && isLiteral(node.quasi);
    case 'UnaryExpression':
      return isLiteral(node.argument);
    case 'BinaryExpression':
      return isLiteral(node.left) && isLiteral(node.right);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return isLiteral(node.expression);
    case 'ArrayExpression':
      return node.elements.length > 0 && node.elements.every(isMemberLiteral);
    case 'ObjectExpression':
      return node.properties.length > 0 && node.properties.every(isMemberLiteral);
    case 'NewExpression':
      return (
        ['Map', 'RegExp', 'Set'].some((name) => isCallee(node.callee, name)) && areLiterals(node.arguments)
      );
    case 'CallExpression':
      return (
        ['BigInt', 'Object.freeze'].some((name) => isCallee(node.callee, name)) && areLiterals(node.arguments)
      );
    default:
      return false;
  }
}

function areLiterals(nodes) {
  return nodes.length > 0 && nodes.every(isMemberLiteral);
}

/**
 * Whether a list's element or an object's property is literal; an empty list in a table is a value like
 * others.
 */
function isMemberLiteral(node) {
  switch (node.type) {
    case 'SpreadElement':
      return isLiteral(node.argument);
    case 'Property':
      return isMemberLiteral(node.value);
    case 'ArrayExpression':
      return node.elements.every(isMemberLiteral);
    case 'ObjectExpression':
      return node.properties.every(isMemberLiteral);
    default:
      return isLiteral(node);
  }
}

function isCallee(node, name) {
  return node.type === 'MemberExpression'
    ? `${node.object.name}.${node.property.name}` === name
    : node.name === name;
}

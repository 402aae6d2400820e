import type { AnyNode } from 'acorn';

const BY_NODE_TYPE: Readonly<Record<string, string>> = {
  ThrowStatement: 'throw is not supported: end the handler with util.error()',
  TryStatement: 'try, catch and finally are not supported',
  WhileStatement: 'while is not supported: use for-of or for-in',
  DoWhileStatement: 'do-while is not supported: use for-of or for-in',
  ForStatement: 'for(initialization; condition; afterthought) is not supported: use for-of or for-in',
  ContinueStatement: 'continue is not supported',
  LabeledStatement: 'labels are not supported',
  DebuggerStatement: 'debugger is not supported',
  UpdateExpression: 'the operators ++ and -- are not supported: use += 1 and -= 1',
  ClassDeclaration: 'classes are not supported',
  ClassExpression: 'classes are not supported',
  NewExpression: 'new is not supported',
  ThisExpression: 'this is not supported',
  Super: 'super is not supported',
  MetaProperty: 'import.meta and new.target are not supported',
  AwaitExpression: 'await is not supported',
  YieldExpression: 'yield is not supported',
  ImportExpression: 'import() is not supported',
  // AppSync is only known to take them with `sql` of @aws-appsync/utils/rds, which the local stack does not
  // have.
  TaggedTemplateExpression: 'tagged templates are not supported by the local stack',
};

/**
 * The reason why APPSYNC_JS does not support a node of a module; undefined when it does.
 *
 * Sources: https://docs.aws.amazon.com/appsync/latest/devguide/supported-features.html,
 * https://www.npmjs.com/package/@aws-appsync/eslint-plugin
 */
export function unsupportedSyntax(node: AnyNode): string | undefined {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      if (node.async) {
        return 'async functions are not supported';
      }
      return node.generator ? 'generators are not supported' : undefined;
    case 'Literal':
      if ('regex' in node && node.regex) {
        return 'regular expression literals are not supported: use util.matches() or a string';
      }
      return 'bigint' in node && node.bigint ? 'bigint is not supported' : undefined;
    case 'UnaryExpression':
      return node.operator === '~' ? 'the operator ~ is not supported' : undefined;
    case 'BinaryExpression':
      if (node.operator === 'in') {
        return 'the operator in is not supported: use Object.hasOwn()';
      }
      return node.operator === 'instanceof' ? 'the operator instanceof is not supported' : undefined;
    case 'Property':
      return node.kind === 'init' ? undefined : 'getters and setters are not supported';
    case 'ForOfStatement':
      return node.await ? 'for await is not supported' : undefined;
    default:
      return BY_NODE_TYPE[node.type];
  }
}

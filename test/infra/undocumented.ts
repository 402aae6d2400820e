import { parse } from 'acorn';
import type { AnyNode, Program } from 'acorn';
import { fullAncestor } from 'acorn-walk';

/**
 * Functions that APPSYNC_JS documents. `substring` and the array's `includes` occur in AWS's samples, but in
 * no list.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/supported-features.html
 */
const methods = new Set(
  (
    'charAt concat endsWith indexOf lastIndexOf replace replaceAll slice split startsWith toLowerCase toUpperCase trim ' +
    'trimEnd trimStart fill flat join pop push reverse shift sort splice unshift every filter find findIndex findLast ' +
    'findLastIndex flatMap forEach map reduce reduceRight some'
  ).split(' '),
);
const FUNCTIONS_OF: Readonly<Record<string, readonly string[]>> = {
  Object: ['assign', 'entries', 'hasOwn', 'keys', 'values'],
  Math: ['ceil', 'floor', 'max', 'min', 'random', 'round'],
  Number: ['isFinite', 'isNaN'],
  JSON: ['parse', 'stringify'],
  console: ['log', 'error'],
  extensions: ['setSubscriptionFilter', 'setSubscriptionInvalidationFilter', 'invalidateSubscriptions'],
  runtime: ['earlyReturn'],
  util: [
    ...['appendError', 'autoId', 'autoKsuid', 'autoUlid', 'base64Decode', 'base64Encode', 'error', 'matches'],
    ...['unauthorized', 'urlDecode', 'urlEncode'],
  ],
  'util.dynamodb': ['toDynamoDB', 'toMapValues'],
  'util.math': ['randomDouble', 'randomWithinRange', 'roundNum'],
  'util.str': ['normalize'],
  'util.time': [
    ...['epochMilliSecondsToFormatted', 'epochMilliSecondsToISO8601', 'epochMilliSecondsToSeconds'],
    ...['nowEpochMilliSeconds', 'nowEpochSeconds', 'nowFormatted', 'nowISO8601'],
    ...['parseFormattedToEpochMilliSeconds', 'parseISO8601ToEpochMilliSeconds'],
  ],
  'util.transform': ['toSubscriptionFilter'],
};

/**
 * The parts of a bundle that AppSync's list of supported features does not name: they may run there, and
 * nobody says so.
 */
export function undocumented(code: string): string[] {
  const program = parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
  const functions = functionNames(program);
  const found: AnyNode[] = program.body.filter((statement) => !isOfModule(statement));
  fullAncestor(program, (node, _state, ancestors) => {
    if (!isDocumented(node, ancestors.at(-2), functions, code)) {
      found.push(node);
    }
  });
  return found.map(({ start, end }) => code.slice(start, end));
}

/** At the top level: imports, functions and exports. */
function isOfModule(statement: Program['body'][number]): boolean {
  if (statement.type === 'VariableDeclaration') {
    return statement.declarations.every(({ init }) => isFunction(init));
  }
  if (statement.type !== 'ExportNamedDeclaration') {
    return statement.type === 'ImportDeclaration' || statement.type === 'FunctionDeclaration';
  }
  const { declaration } = statement;
  return declaration?.type === 'VariableDeclaration'
    ? declaration.declarations.every(({ init }) => isFunction(init))
    : declaration?.type !== 'ClassDeclaration';
}

function isDocumented(
  node: AnyNode,
  parent: AnyNode | undefined,
  functions: ReadonlySet<string>,
  code: string,
): boolean {
  switch (node.type) {
    case 'AssignmentPattern':
    case 'SequenceExpression':
    case 'TaggedTemplateExpression':
      return false;
    case 'AssignmentExpression':
      return parent?.type === 'ExpressionStatement';
    case 'BinaryExpression':
      return node.operator !== '**';
    case 'CallExpression': {
      const { callee } = node;
      if (callee.type === 'Identifier') {
        return functions.has(callee.name);
      }
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') {
        return false;
      }
      // Bundling numbers the imports of the files that it puts together: `util2`.
      const owner = code.slice(callee.object.start, callee.object.end).replace(/^([a-z]+)\d+/, '$1');
      const isBuiltIn =
        /^(Object|String|Math|Number|Array|JSON|Date|console|extensions|runtime|util(\.\w+)?)$/.test(owner);
      const names = isBuiltIn ? new Set(FUNCTIONS_OF[owner]) : methods;
      return names.has(callee.property.name);
    }
    default:
      return true;
  }
}

/** The names of the module's own functions, wherever they stand. */
function functionNames(program: Program): Set<string> {
  const names = new Set<string>();
  fullAncestor(program, (node) => {
    if (node.type === 'FunctionDeclaration') {
      names.add(node.id?.name ?? '');
    }
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && isFunction(node.init)) {
      names.add(node.id.name);
    }
  });
  return names;
}

function isFunction(node: AnyNode | null | undefined): boolean {
  return node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionExpression';
}

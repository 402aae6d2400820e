import appsync from '@aws-appsync/eslint-plugin';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

const localStack = 'packages/appsync-local-stack';
const graphiql = 'packages/appsync-graphiql';
const cognitoClient = 'packages/appsync-cognito-client';
const expenseClient = 'packages/expense-tracker-client';
/** Which way the folders may look: a folder may import from those listed, itself included, and from packages. */
const mayImport = {
  resolvers: ['resolvers'],
  infra: ['infra', 'resolvers'],
  [localStack]: [localStack, graphiql],
  // Their tests run against the local stack.
  [`${cognitoClient}/src/**/!(*.test).ts`]: [cognitoClient],
  [`${graphiql}/src/**/!(*.test).{ts,tsx}`]: [graphiql, cognitoClient],
  [`${expenseClient}/src/**/!(*.test).ts`]: [expenseClient, cognitoClient],
  operations: ['operations'],
  ledger: ['ledger', localStack, 'resolvers'],
  deployment: ['deployment', 'infra', localStack],
  scripts: [
    ...['scripts', 'deployment', 'infra', 'ledger', 'operations', 'resolvers'],
    ...[localStack, graphiql, cognitoClient],
  ],
};
/** Files of other folders that a folder may import all the same: what is deployed is checked as the local stack checks it. */
const exceptions = { infra: ['src/runtime/check/check-module.ts', 'src/runtime/code-rejected.ts'] };
const folders = [
  ...[
    'resolvers',
    'infra',
    localStack,
    graphiql,
    cognitoClient,
    expenseClient,
    'operations',
    'ledger',
    'deployment',
  ],
  ...['scripts', 'test', 'bench'],
];

export default tseslint.config(
  {
    ignores: [
      'node_modules',
      'packages/*/dist',
      'cdk.out',
      'coverage',
      '.local',
      'resolvers/generated',
      'operations/generated',
      'packages/*/src/generated',
    ],
  },
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX },
    rules: {
      // Packages are left out: no circle goes through one, and their files are not made for this parser.
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-restricted-paths': [
        'error',
        {
          zones: Object.entries(mayImport).map(([folder, allowed]) => ({
            target: folder,
            from: folders.filter((other) => !allowed.includes(other)),
            except: exceptions[folder] ?? [],
          })),
        },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      eqeqeq: 'error',
      curly: 'error',
      'no-console': 'error',
    },
  },
  {
    // What runs in AppSync: only the part of JavaScript that APPSYNC_JS has.
    files: ['resolvers/**/*.ts'],
    extends: [appsync.configs.recommended],
    rules: {
      'no-console': 'off',
      'no-restricted-syntax': [
        'error',
        {
          // What is no call with an object literal: none, another value, or `earlyReturn` under another name.
          selector:
            ":matches(CallExpression[callee.property.name='earlyReturn']:not([arguments.0.type='ObjectExpression'])," +
            " MemberExpression[property.name='earlyReturn']:not(CallExpression > .callee)," +
            " Property[key.name='earlyReturn'])",
          message:
            'Call runtime.earlyReturn with an object literal: AppSync has been reported to fail on null and undefined.',
        },
        {
          selector: 'AssignmentExpression:not(ExpressionStatement > AssignmentExpression)',
          message:
            'Assign in a statement of its own: AppSync has been reported to give another value than JavaScript.',
        },
        { selector: 'AssignmentPattern', message: 'AppSync does not document defaults: use ?? afterwards.' },
      ],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^(?!\\.{1,2}/|@aws-appsync/utils)', message: 'AppSync has no other modules.' },
          ],
        },
      ],
    },
  },
  {
    // Test files share the modules that they load (vitest.config.ts): a hook of one would be the first file's alone. What is set up for
    // each file, Vitest runs for each.
    files: ['test/**/*.ts'],
    ignores: ['**/*.test.ts', 'test/support/each-file.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'Program > ExpressionStatement > CallExpression[callee.name=/^(before|after)(Each|All)$/]',
          message: 'Call it in a function that test files call, or use onTestFinished.',
        },
      ],
    },
  },
  {
    // A busy machine may take a second for anything.
    files: ['test/**/*.ts', 'packages/**/*.test.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...[
          ['vi', 'waitFor'],
          ['vi', 'waitUntil'],
          ['expect', 'poll'],
        ].map(([object, property]) => ({
          object,
          property,
          message: 'It gives up after a second: use eventually().',
        })),
      ],
    },
  },
  {
    files: ['scripts/**/*.ts', 'deployment/cdk.ts', 'packages/appsync-local-stack/src/cli.ts'],
    rules: { 'no-console': 'off' },
  },
  { files: ['**/*.{js,cjs}'], extends: [tseslint.configs.disableTypeChecked] },
  {
    // What runs before anything is installed, on any Node.js.
    files: ['scripts/**/*.cjs'],
    languageOptions: { sourceType: 'commonjs' },
    rules: {
      '@typescript-eslint/no-require-imports': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { caughtErrors: 'none' }],
    },
  },
);

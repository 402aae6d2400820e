import appsync from '@aws-appsync/eslint-plugin';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';
import { comments } from './lint/comments.js';
import { moduleConstants } from './lint/module-constants.js';
import { stringInTemplate } from './lint/string-in-template.js';

const LOCAL_STACK = 'appsync-local-stack';
const GRAPHIQL = 'appsync-graphiql';
const COGNITO_CLIENT = 'appsync-cognito-client';
const EXPENSE_CLIENT = 'expense-tracker-client';
const EXPENSE_FILES = 'expense-files';
/** Which way the folders may look: the other folders, and the packages of this repository, to import from. */
const mayImport = {
  resolvers: { folders: [], packages: [] },
  errors: { folders: [], packages: [] },
  operations: { folders: [], packages: [] },
  contract: { folders: ['errors'], packages: [] },
  verify: { folders: ['errors'], packages: [COGNITO_CLIENT] },
  infra: {
    folders: ['errors', 'resolvers', 'web'],
    packages: [`${LOCAL_STACK}/check`, `${LOCAL_STACK}/outputs`],
  },
  ledger: { folders: ['errors', 'resolvers'], packages: [`${LOCAL_STACK}/runtime`] },
  'user-data': { folders: ['errors', 'ledger', 'resolvers'], packages: [] },
  deployment: {
    folders: ['errors', 'infra', 'web'],
    packages: ['outputs', 'site', 'template'].map((name) => `${LOCAL_STACK}/${name}`),
  },
  scripts: {
    folders: [
      ...['contract', 'deployment', 'errors', 'infra', 'ledger', 'operations', 'resolvers'],
      ...['user-data', 'verify', 'web'],
    ],
    packages: [
      ...[COGNITO_CLIENT, GRAPHIQL],
      ...['command', 'dynamodb', 'outputs', 'schema'].map((name) => `${LOCAL_STACK}/${name}`),
    ],
  },
  cli: { folders: [], packages: [EXPENSE_CLIENT, 'expense-files'] },
  bench: {
    folders: ['errors', 'infra', 'operations', 'resolvers'],
    packages: [LOCAL_STACK, `${LOCAL_STACK}/*`, COGNITO_CLIENT, EXPENSE_CLIENT],
  },
};
const rootFolders = [...Object.keys(mayImport), 'test', 'web'];

/** Which way the folders of the web app may look. */
const MAY_IMPORT_IN_WEB = {
  texts: [],
  ui: ['texts'],
  data: [],
  session: ['data'],
  screens: ['data', 'session', 'texts', 'ui'],
};
const WEB = 'web/src';

const SOURCES = 'packages/appsync-local-stack/src';
/** The same within the local stack, for its folders: `start.ts` and the files beside it put them together. */
const MAY_IMPORT_IN_LOCAL_STACK = {
  server: [],
  runtime: [],
  template: ['server'],
  outputs: ['server', 'template'],
  auth: ['runtime', 'server', 'template'],
  dynamodb: ['runtime', 'server', 'template'],
  graphql: ['runtime', 'server', 'template'],
  realtime: ['graphql', 'runtime'],
  site: [],
};
const localStackFolders = [...Object.keys(MAY_IMPORT_IN_LOCAL_STACK), 'testing'];
/** Beside the folders, for all of them: they import one another only. */
const SHARED = ['error-type', 'is-object', 'json', 'request-shape', 'user-error'];
/** The folders of the local user pools, from the ground up: each may import from those before it. */
const USER_POOL_FOLDERS = ['api', 'password', 'pool', '{tokens,sign-in,verification}', 'operations', 'http'];
const userPoolFolder = (name) => `${SOURCES}/auth/${name}/**/*`;

const zones = [
  ...Object.entries(mayImport).map(([folder, { folders }]) => ({
    target: folder,
    from: rootFolders.filter((other) => other !== folder && !folders.includes(other)),
  })),
  { target: 'web/**/!(*.test).{ts,tsx}', from: rootFolders.filter((other) => other !== 'web') },
  ...Object.entries(MAY_IMPORT_IN_WEB).map(([folder, allowed]) => ({
    target: `${WEB}/${folder}/**/!(*.test).{ts,tsx}`,
    from: [
      `${WEB}/@(main).tsx`,
      ...Object.keys(MAY_IMPORT_IN_WEB)
        .filter((other) => other !== folder && !allowed.includes(other))
        .map((other) => `${WEB}/${other}/**`),
    ],
  })),
  // What the app is built and served with, but nothing of the app.
  { target: ['infra', 'deployment', 'scripts'], from: ['web/src/**'] },
  // What fields share knows no field.
  { target: 'resolvers/shared/**', from: ['resolvers/*.ts', 'resolvers/functions/**'] },
  // The tests of the product's client run against the product.
  ...[
    'packages/appsync-*/**/*',
    'packages/expense-files/src/**/*',
    'packages/expense-tracker-client/src/**/!(*.test).ts',
  ].map((target) => ({
    target,
    from: rootFolders,
  })),
  ...Object.entries(MAY_IMPORT_IN_LOCAL_STACK).map(([folder, allowed]) => ({
    target: `${SOURCES}/${folder}/**/!(*.test).ts`,
    from: [
      ...localStackFolders
        .filter((other) => other !== folder && !allowed.includes(other))
        .map((other) => `${SOURCES}/${other}/**`),
      `${SOURCES}/!(${SHARED.join('|')}).ts`,
    ],
  })),
  ...USER_POOL_FOLDERS.slice(0, -1).map((name, index) => ({
    target: userPoolFolder(name),
    from: USER_POOL_FOLDERS.slice(index + 1).map(userPoolFolder),
  })),
  {
    target: `${SOURCES}/@(${SHARED.join('|')}).ts`,
    from: [
      ...localStackFolders.map((folder) => `${SOURCES}/${folder}/**`),
      `${SOURCES}/!(${SHARED.join('|')}).ts`,
    ],
  },
];

/** A package is used by its name, by what it exports. The test helpers of the client are not published. */
const BY_NAME = {
  regex: `^\\.{1,2}/(.*/)?(packages(?!/${COGNITO_CLIENT}/src/testing)|${COGNITO_CLIENT}(?!/src/(testing|realtime/realtime-server))|${EXPENSE_CLIENT}|${EXPENSE_FILES}|${GRAPHIQL}|${LOCAL_STACK})/`,
  message: 'Import a package by its name; what it does not export yet, its index files can.',
};

/**
 * What holds for every file. A list of `no-restricted-syntax` for some files takes the place of it, so begins
 * with it.
 */
const everywhere = [
  {
    // The same of `import()`. A selector's regular expression may hold no slash.
    selector: `ImportExpression[source.value=/${BY_NAME.regex.replaceAll('/', '\\u002F')}/]`,
    message: BY_NAME.message,
  },
  {
    selector: "[accessibility='private']",
    message: 'Write `#name`: it is private when the program runs, too.',
  },
  {
    // Of a class that extends an error: no name, or one that is given otherwise.
    selector:
      ":matches(ClassDeclaration, ClassExpression)[superClass.name=/Error$/]:not(:has(ClassBody > PropertyDefinition[key.name='name'][override=true][readonly=true]))," +
      " AssignmentExpression[left.object.type='ThisExpression'][left.property.name='name'][right.type='Literal']",
    message: "Name an error by `override readonly name = 'ItsClass'`.",
  },
];

export default tseslint.config(
  {
    ignores: [
      'node_modules',
      'packages/*/dist',
      'cli/dist',
      'web/dist*',
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
    plugins: {
      'import-x': importX,
      dialect: {
        rules: { comments, 'module-constants': moduleConstants, 'string-in-template': stringInTemplate },
      },
    },
    rules: {
      // Packages are left out: their files are not made for this parser. test/imports finds circles of types.
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-restricted-paths': ['error', { zones: zones }],
      'no-restricted-imports': ['error', { patterns: [BY_NAME] }],
      'import-x/order': [
        'error',
        {
          groups: ['builtin', ['external', 'internal', 'unknown'], 'parent', ['sibling', 'index']],
          'newlines-between': 'never',
          alphabetize: { order: 'asc', orderImportKind: 'desc' },
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
      // Prettier holds the code's own lines.
      'max-len': ['error', { code: 1000, comments: 110, ignoreUrls: true }],
      'no-restricted-syntax': ['error', ...everywhere],
      'dialect/comments': 'error',
      '@typescript-eslint/naming-convention': [
        'error',
        { selector: 'typeLike', format: ['PascalCase'] },
        { selector: ['classMethod', 'classicAccessor'], format: ['camelCase'] },
        // Components.
        { selector: 'function', format: ['camelCase', 'PascalCase'] },
        {
          selector: ['variable', 'parameter'],
          // A member of a service's API keeps its name.
          format: ['camelCase', 'PascalCase', 'UPPER_CASE'],
          leadingUnderscore: 'allowSingleOrDouble',
        },
      ],
      // Names of GraphQL types.
      'dialect/module-constants': ['error', { ignore: ['AWSJSON', 'AWSURL'] }],
      'dialect/string-in-template': 'error',
      'no-console': 'error',
    },
  },
  ...Object.entries(mayImport).map(([folder, { packages }]) => ({
    files: [`${folder}/**/*.ts`],
    rules: {
      'no-restricted-imports': ['error', { patterns: [BY_NAME, packagesBut(packages)] }],
    },
  })),
  // The tests of the packages run against the local stack.
  ...Object.entries({
    [LOCAL_STACK]: [GRAPHIQL],
    [GRAPHIQL]: [COGNITO_CLIENT],
    [COGNITO_CLIENT]: [],
    [EXPENSE_FILES]: [],
    [EXPENSE_CLIENT]: [COGNITO_CLIENT],
  }).map(([name, packages]) => ({
    files: [`packages/${name}/src/**/*.{ts,tsx}`],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [BY_NAME, packagesBut(packages)] }] },
  })),
  {
    files: ['web/**/*.{ts,tsx}'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [BY_NAME, packagesBut([EXPENSE_CLIENT, EXPENSE_FILES])] },
      ],
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
        ...everywhere,
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
            BY_NAME,
            { regex: '^(?!\\.{1,2}/|@aws-appsync/utils)', message: 'AppSync has no other modules.' },
          ],
        },
      ],
    },
  },
  {
    // Test files share the modules that they load (vitest.config.ts): a hook of one would be the first file's
    // alone. What is set up for each file, Vitest runs for each.
    files: ['test/**/*.ts'],
    ignores: ['**/*.test.ts', 'test/support/each-file.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...everywhere,
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
    files: ['test/**/*.ts', '{packages,web}/**/*.test.ts'],
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
  {
    files: ['**/*.{js,cjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { 'dialect/string-in-template': 'off' },
  },
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

/** Refuses the packages of this repository, but for those named; `*` for whatever one exports. */
function packagesBut(names) {
  const allowed = names.map((name) => `${name.replace('*', '[^/]+')}$`);
  return {
    regex: `^(?!${allowed.join('|') || '$'})(${LOCAL_STACK}|${GRAPHIQL}|${COGNITO_CLIENT}|${EXPENSE_CLIENT}|${EXPENSE_FILES})(/|$)`,
    message:
      'This folder does not use that package, or not that part of it: see mayImport in eslint.config.js.',
  };
}

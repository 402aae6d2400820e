import type { AnyNode, ImportDeclaration, Program } from 'acorn';
import { IMPORTABLE_MODULES, UNIMPLEMENTED_MODULES } from './importable-modules.ts';
import { moduleFunctions } from './scopes.ts';

/** How a module's imports and exports are written inside a function. */
export interface ModuleShape {
  /** Constant declarations that replace the imports; they read from the object named by `modulesName`. */
  readonly importStatements: string;
  /** Ranges of the code that are valid only in a module, to be blanked out. */
  readonly blankRanges: readonly (readonly [start: number, end: number])[];
  /** The local names of the exported handlers. */
  readonly handlers: { readonly request: string; readonly response: string };
}

/**
 * Reads what a module imports and exports, and reports what AppSync would refuse: foreign imports, imports of
 * names that do not exist, and anything but `request` and `response`, both functions, as its handlers.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/resolver-reference-overview-js.html
 */
export function readModuleShape(
  program: Program,
  modulesName: string,
  report: (node: AnyNode, text: string) => void,
): ModuleShape {
  const blankRanges: (readonly [number, number])[] = [];
  const importStatements: string[] = [];
  const exportedAs = new Map<string, string>();

  for (const node of program.body) {
    switch (node.type) {
      case 'ImportDeclaration':
        blankRanges.push([node.start, node.end]);
        importStatements.push(importStatement(node, modulesName, report));
        break;
      case 'ExportNamedDeclaration':
        if (node.source !== undefined && node.source !== null) {
          report(node, 'exporting from another module is not supported');
        } else if (node.declaration !== undefined && node.declaration !== null) {
          blankRanges.push([node.start, node.declaration.start]);
          for (const name of declarationNames(node.declaration)) {
            exportedAs.set(name, name);
          }
        } else {
          blankRanges.push([node.start, node.end]);
          for (const { exported, local } of node.specifiers) {
            exportedAs.set(nameOf(exported), nameOf(local));
          }
        }
        break;
      case 'ExportDefaultDeclaration':
      case 'ExportAllDeclaration':
        report(node, 'only named exports are supported: request and response');
        break;
      default:
        break;
    }
  }

  const functions = moduleFunctions(program);
  for (const handler of ['request', 'response']) {
    const local = exportedAs.get(handler);
    if (local === undefined) {
      report(program, `the code must export a function named ${handler}`);
    } else if (!functions.has(local)) {
      report(program, `the export ${handler} must be a function`);
    }
  }
  return {
    importStatements: importStatements.join(''),
    blankRanges,
    handlers: {
      request: exportedAs.get('request') ?? 'undefined',
      response: exportedAs.get('response') ?? 'undefined',
    },
  };
}

function importStatement(
  node: ImportDeclaration,
  modulesName: string,
  report: (node: AnyNode, text: string) => void,
): string {
  const source = String(node.source.value);
  const exported = IMPORTABLE_MODULES.get(source);
  if (UNIMPLEMENTED_MODULES.includes(source)) {
    report(node, `the module ${source} is not implemented by the local stack`);
    return '';
  }
  if (exported === undefined) {
    report(
      node,
      `the module ${source} cannot be imported, only ${[...IMPORTABLE_MODULES.keys()].join(' and ')}`,
    );
    return '';
  }
  const from = `${modulesName}[${JSON.stringify(source)}]`;
  return node.specifiers
    .map((specifier) => {
      if (specifier.type === 'ImportNamespaceSpecifier') {
        return `const ${specifier.local.name}=${from};`;
      }
      const imported = specifier.type === 'ImportDefaultSpecifier' ? 'default' : nameOf(specifier.imported);
      if (!exported.includes(imported)) {
        report(specifier, `the module ${source} has no export named ${imported}`);
      }
      return `const ${specifier.local.name}=${from}[${JSON.stringify(imported)}];`;
    })
    .join('');
}

function declarationNames(declaration: AnyNode): string[] {
  if (declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration') {
    return declaration.id !== null ? [declaration.id.name] : [];
  }
  if (declaration.type !== 'VariableDeclaration') {
    return [];
  }
  return declaration.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []));
}

function nameOf(node: { readonly type: string; readonly name?: string; readonly value?: unknown }): string {
  return node.name ?? String(node.value);
}

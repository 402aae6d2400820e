import { isList, isObject, TemplateNotRunnable } from './properties.ts';
import type { Value } from './properties.ts';

/** What names in a template stand for. */
export interface Names {
  /** The value of `Ref`: a pseudo parameter, a parameter or a resource; undefined when there is none. */
  ref(name: string): Value | undefined;
  /** The value of `Fn::GetAtt`; undefined when there is none. */
  attribute(logicalId: string, attribute: string): string | undefined;
  /** The template's `Conditions`. */
  condition(name: string): Value | undefined;
}

/**
 * Resolves CloudFormation's intrinsic functions in a part of a template.
 *
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 *
 * @returns the part as plain data; undefined for `AWS::NoValue`
 * @throws TemplateNotRunnable for a name that stands for nothing and for a function that is not implemented
 */
export function resolve(value: unknown, names: Names): Value | undefined {
  if (isList(value)) {
    return value.map((item) => resolve(item, names)).filter((item) => item !== undefined);
  }
  if (!isObject(value)) {
    return value as Value; // JSON data has nothing else left: null, boolean, number or string.
  }
  const [key, ...others] = Object.keys(value);
  if (key !== undefined && others.length === 0 && (key === 'Ref' || key.startsWith('Fn::'))) {
    return call(key, value[key], names);
  }
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, item]) => [name, resolve(item, names)] as const)
      .filter(([, item]) => item !== undefined),
  );
}

/** Whether a condition holds: a name from `Conditions`, or `Fn::Equals`, `Fn::And`, `Fn::Or`, `Fn::Not`. */
export function holds(condition: unknown, names: Names): boolean {
  if (typeof condition === 'string') {
    const definition = names.condition(condition);
    if (definition === undefined) {
      throw new TemplateNotRunnable(`Condition ${condition} is not in the template`);
    }
    return holds(definition, names);
  }
  const [key, ...others] = isObject(condition) ? Object.keys(condition) : [];
  if (!isObject(condition) || key === undefined || others.length > 0) {
    throw new TemplateNotRunnable(`Not a condition: ${JSON.stringify(condition)}`);
  }
  const operands = condition[key];
  const list = isList(operands) ? operands : [];
  switch (key) {
    case 'Condition':
      return holds(operands, names);
    case 'Fn::Equals':
      return JSON.stringify(resolve(list[0], names)) === JSON.stringify(resolve(list[1], names));
    case 'Fn::And':
      return list.every((operand) => holds(operand, names));
    case 'Fn::Or':
      return list.some((operand) => holds(operand, names));
    case 'Fn::Not':
      return !holds(list[0], names);
    default:
      throw new TemplateNotRunnable(`${key} is not implemented by the local stack as a condition`);
  }
}

function call(name: string, argument: unknown, names: Names): Value | undefined {
  const list = isList(argument) ? argument : [];
  switch (name) {
    case 'Ref':
      return argument === 'AWS::NoValue'
        ? undefined
        : found(names.ref(text(argument, name, names)), name, argument);
    case 'Fn::GetAtt': {
      const [logicalId, attribute] = typeof argument === 'string' ? argument.split(/\.(.*)/s) : list;
      return found(
        names.attribute(text(logicalId, name, names), text(attribute, name, names)),
        name,
        argument,
      );
    }
    case 'Fn::Join':
      return texts(list[1], name, names).join(text(list[0], name, names));
    case 'Fn::Sub':
      return typeof argument === 'string' ? substitute(argument, {}, names) : substituteWith(list, names);
    case 'Fn::If':
      return resolve(holds(list[0], names) ? list[1] : list[2], names);
    case 'Fn::Select':
      return texts(list[1], name, names)[Number(resolve(list[0], names))];
    case 'Fn::Split':
      return text(list[1], name, names).split(text(list[0], name, names));
    default:
      throw new TemplateNotRunnable(`${name} is not implemented by the local stack`);
  }
}

function substituteWith(list: readonly Value[], names: Names): string {
  const variables = resolve(list[1], names);
  return substitute(text(list[0], 'Fn::Sub', names), isObject(variables) ? variables : {}, names);
}

function substitute(
  pattern: string,
  variables: { readonly [name: string]: Value | undefined },
  names: Names,
): string {
  return pattern.replace(/\$\{([^!}][^}]*)\}/g, (_, name: string) => {
    const [logicalId = '', attribute] = name.split(/\.(.*)/s);
    const value =
      variables[name] ?? (attribute === undefined ? names.ref(name) : names.attribute(logicalId, attribute));
    return text(found(value, 'Fn::Sub', name), 'Fn::Sub', names);
  });
}

function found<T>(value: T | undefined, name: string, argument: unknown): T {
  if (value === undefined) {
    throw new TemplateNotRunnable(
      `${name} ${JSON.stringify(argument)} stands for nothing that the local stack knows`,
    );
  }
  return value;
}

/** A text, or a number as text. */
export function text(value: unknown, name: string, names: Names): string {
  const resolved = resolve(value, names);
  if (typeof resolved !== 'string' && typeof resolved !== 'number') {
    throw new TemplateNotRunnable(`${name} takes texts, not ${JSON.stringify(resolved)}`);
  }
  return String(resolved);
}

function texts(value: unknown, name: string, names: Names): string[] {
  const resolved = resolve(value, names);
  if (!isList(resolved)) {
    throw new TemplateNotRunnable(`${name} takes a list, not ${JSON.stringify(resolved)}`);
  }
  return resolved.map((item) => text(item, name, names));
}

import { isList, isMapping, own, TemplateNotRunnable } from './properties.ts';
import type { Value } from './properties.ts';

/** The values that names in a template refer to. */
export interface Names {
  /** The value of `Ref`: a pseudo parameter, a parameter or a resource; undefined when there is none. */
  ref(name: string, place: string): Value | undefined;
  /** The value of `Fn::GetAtt`; undefined when there is none. */
  attribute(logicalId: string, attribute: string, place: string): string | undefined;
  /** Whether one of the template's `Conditions` is true. */
  condition(name: string, place: string): boolean;
  /** A value of the template's `Mappings`; undefined when there is none. */
  mapped(map: string, topLevelKey: string, secondLevelKey: string): Value | undefined;
}

type FunctionOf = (argument: unknown, names: Names, place: string) => Value | undefined;

/**
 * Resolves CloudFormation's intrinsic functions in a part of a template.
 *
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 *
 * @param place the place of the part, e.g. `Api (AWS::AppSync::GraphQLApi)`; every message begins with it and
 * the property
 * @returns the part as plain data; undefined for `AWS::NoValue`
 * @throws {TemplateNotRunnable} for a name that refers to nothing, a function that is not implemented, and a
 * function with wrong arguments
 */
export function resolve(value: unknown, names: Names, place: string): Value | undefined {
  if (isList(value)) {
    return value
      .map((item, index) => resolve(item, names, `${place}[${index}]`))
      .filter((item) => item !== undefined);
  }
  if (!isMapping(value)) {
    return value as Value; // The remaining JSON: null, boolean, number or string.
  }
  const [key, ...others] = Object.keys(value);
  if (key !== undefined && others.length === 0 && (key === 'Ref' || key.startsWith('Fn::'))) {
    const call = functions.get(key);
    if (call === undefined) {
      throw new TemplateNotRunnable(`${place}: ${key} is not implemented by the local stack`);
    }
    return call(value[key], names, place);
  }
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, item]) => [name, resolve(item, names, `${place}.${name}`)] as const)
      .filter(([, item]) => item !== undefined),
  );
}

const functions: ReadonlyMap<string, FunctionOf> = new Map<string, FunctionOf>([
  [
    'Ref',
    (argument, names, place) =>
      argument === 'AWS::NoValue'
        ? undefined
        : found(names.ref(text(argument, 'Ref', names, place), place), 'Ref', argument, place),
  ],
  [
    'Fn::GetAtt',
    (argument, names, place) => {
      const parts = typeof argument === 'string' ? argument.split(/\.(.*)/s).slice(0, 2) : argument;
      const [logicalId, attribute] = list(parts, 'Fn::GetAtt', place, 2);
      const value = names.attribute(
        text(logicalId, 'Fn::GetAtt', names, place),
        text(attribute, 'Fn::GetAtt', names, place),
        place,
      );
      return found(value, 'Fn::GetAtt', argument, place);
    },
  ],
  [
    'Fn::Join',
    (argument, names, place) => {
      const [delimiter, items] = list(argument, 'Fn::Join', place, 2);
      return texts(items, 'Fn::Join', names, place).join(text(delimiter, 'Fn::Join', names, place));
    },
  ],
  ['Fn::Sub', substitute],
  [
    'Fn::If',
    (argument, names, place) => {
      const [condition, whenTrue, otherwise] = list(argument, 'Fn::If', place, 3);
      return resolve(holds(condition, names, place) ? whenTrue : otherwise, names, place);
    },
  ],
  [
    'Fn::Select',
    (argument, names, place) => {
      const [index, items] = list(argument, 'Fn::Select', place, 2);
      const given = texts(items, 'Fn::Select', names, place);
      const wanted = text(index, 'Fn::Select', names, place);
      const selected = /^\d+$/.test(wanted) ? given[Number(wanted)] : undefined;
      if (selected === undefined) {
        throw new TemplateNotRunnable(
          `${place}: Fn::Select takes an index below ${given.length} here, not ${wanted}`,
        );
      }
      return selected;
    },
  ],
  [
    'Fn::Split',
    (argument, names, place) => {
      const [delimiter, source] = list(argument, 'Fn::Split', place, 2);
      return text(source, 'Fn::Split', names, place).split(text(delimiter, 'Fn::Split', names, place));
    },
  ],
  [
    'Fn::FindInMap',
    (argument, names, place) => {
      const [map, topLevelKey, secondLevelKey] = list(argument, 'Fn::FindInMap', place, 3).map((key) =>
        text(key, 'Fn::FindInMap', names, place),
      );
      const value = names.mapped(map ?? '', topLevelKey ?? '', secondLevelKey ?? '');
      return found(value, 'Fn::FindInMap', [map, topLevelKey, secondLevelKey], place);
    },
  ],
]);

/**
 * Whether a condition is true: a name from `Conditions`, or `Fn::Equals`, `Fn::And`, `Fn::Or`, `Fn::Not`.
 *
 * @param place the place where it is used
 */
export function holds(condition: unknown, names: Names, place: string): boolean {
  if (typeof condition === 'string') {
    return names.condition(condition, place);
  }
  const [key, ...others] = isMapping(condition) ? Object.keys(condition) : [];
  if (!isMapping(condition) || key === undefined || others.length > 0) {
    throw new TemplateNotRunnable(`${place}: not a condition: ${JSON.stringify(condition)}`);
  }
  const operands = condition[key];
  switch (key) {
    case 'Condition':
      return holds(operands, names, place);
    case 'Fn::Equals': {
      const [one, other] = list(operands, key, place, 2).map((operand) => text(operand, key, names, place));
      return one === other;
    }
    case 'Fn::And':
      return list(operands, key, place).every((operand) => holds(operand, names, place));
    case 'Fn::Or':
      return list(operands, key, place).some((operand) => holds(operand, names, place));
    case 'Fn::Not':
      return !holds(list(operands, key, place, 1)[0], names, place);
    default:
      throw new TemplateNotRunnable(`${place}: ${key} is not implemented by the local stack as a condition`);
  }
}

/** A pattern, or a pattern with the values of variables. `${!Name}` is a literal `${Name}`. */
function substitute(argument: unknown, names: Names, place: string): string {
  const [pattern, given] =
    typeof argument === 'string' ? [argument, {}] : list(argument, 'Fn::Sub', place, 2);
  const resolved = resolve(given, names, place);
  const variables = isMapping(resolved) ? resolved : {};
  return text(pattern, 'Fn::Sub', names, place).replace(/\$\{(!?)([^}]+)\}/g, (_, literal, name: string) => {
    if (literal !== '') {
      return `\${${name}}`;
    }
    const [logicalId = '', attribute] = name.split(/\.(.*)/s);
    const value =
      own(variables, name) ??
      (attribute === undefined ? names.ref(name, place) : names.attribute(logicalId, attribute, place));
    return text(found(value, 'Fn::Sub', name, place), 'Fn::Sub', names, place);
  });
}

function found<T>(value: T | undefined, name: string, argument: unknown, place: string): T {
  if (value === undefined) {
    throw new TemplateNotRunnable(
      `${place}: ${name} ${JSON.stringify(argument)} does not refer to anything in the template`,
    );
  }
  return value;
}

/** The arguments of a function; `length` of them if given. */
function list(argument: unknown, name: string, place: string, length?: number): readonly Value[] {
  if (!isList(argument) || (length !== undefined && argument.length !== length)) {
    const wanted = length === undefined ? 'a list' : `a list of ${length}`;
    throw new TemplateNotRunnable(`${place}: ${name} takes ${wanted}, not ${shown(argument)}`);
  }
  return argument;
}

/** A string, or a number or boolean as a string. */
export function text(value: unknown, name: string, names: Names, place: string): string {
  const resolved = resolve(value, names, place);
  if (typeof resolved !== 'string' && typeof resolved !== 'number' && typeof resolved !== 'boolean') {
    throw new TemplateNotRunnable(`${place}: ${name} takes strings, not ${shown(resolved)}`);
  }
  return String(resolved);
}

function texts(value: unknown, name: string, names: Names, place: string): string[] {
  const resolved = resolve(value, names, place);
  if (!isList(resolved)) {
    throw new TemplateNotRunnable(`${place}: ${name} takes a list, not ${shown(resolved)}`);
  }
  return resolved.map((item) => text(item, name, names, place));
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

import { holds, resolve, text } from './intrinsics.ts';
import type { Names } from './intrinsics.ts';
import { parameterValue, pseudoParameter } from './parameters.ts';
import { identify } from './physical-ids.ts';
import type { PhysicalResource, Place } from './physical-ids.ts';
import { isList, isMapping, own, Properties, TemplateNotRunnable } from './properties.ts';
import type { Value } from './properties.ts';
import { checkType, isRun, isWithoutPart } from './resource-types.ts';

/** One resource, its properties resolved. */
export interface Resource {
  readonly logicalId: string;
  readonly type: string;
  readonly physical: PhysicalResource;
  readonly properties: Properties;
}

/** A template's resources of the types that the local stack runs, by type. */
export interface Resources {
  ofType(type: string): readonly Resource[];
  /** The template's outputs, resolved. */
  readonly outputs: Readonly<Record<string, string>>;
}

type Declarations = { readonly [key: string]: Value | undefined };

/**
 * Reads the resources of a template and resolves their properties.
 *
 * @throws {TemplateNotRunnable} for a resource that changes clients' answers and that the local stack does
 * not run, and for a property that cannot be resolved; the message begins with the resource
 */
export function readResources(template: unknown, place: Place): Resources {
  if (!isMapping(template) || !isMapping(template['Resources'])) {
    throw new TemplateNotRunnable('The template has no Resources');
  }
  const { Resources: declarations, Transform: transform } = template;
  if (transform !== undefined) {
    throw new TemplateNotRunnable(
      `Transform ${JSON.stringify(transform)} is not implemented by the local stack: give it the template as it is deployed`,
    );
  }
  const declared = new Map(Object.entries(isMapping(declarations) ? declarations : {}));
  const part = (name: string): Declarations => {
    const found = template[name];
    return isMapping(found) ? found : {};
  };
  const physical = new Map<string, PhysicalResource | undefined>();
  const beingNamed = new Set<string>();
  const names: Names = {
    ref: (name, where) =>
      pseudoParameter(name, place) ??
      parameterValue(part('Parameters'), name, where) ??
      physicalOf(name, where)?.ref ??
      elsewhere(name),
    attribute: (logicalId, attribute, where) =>
      own(physicalOf(logicalId, where)?.attributes ?? {}, attribute) ?? elsewhere(logicalId, attribute),
    condition: (name, where) => conditionHolds(name, where),
    mapped: (map, topLevelKey, secondLevelKey) => {
      const level = own(part('Mappings'), map);
      const values = isMapping(level) ? own(level, topLevelKey) : undefined;
      return isMapping(values) ? own(values, secondLevelKey) : undefined;
    },
  };

  const beingJudged = new Set<string>();
  function conditionHolds(name: string, where: string): boolean {
    const definition = own(part('Conditions'), name);
    if (definition === undefined) {
      throw new TemplateNotRunnable(`${where}: condition ${name} is not in the template`);
    }
    if (beingJudged.has(name)) {
      throw new TemplateNotRunnable(`${where}: condition ${name} depends on itself`);
    }
    beingJudged.add(name);
    const isMet = holds(definition, names, `Condition ${name}`);
    beingJudged.delete(name);
    return isMet;
  }

  /** Whether a resource is created: it has no condition, or one that is true. */
  function isCreated(logicalId: string): boolean {
    const { type, condition } = declaration(declared.get(logicalId));
    return condition === undefined || holds(condition, names, `${logicalId} (${type})`);
  }

  /**
   * A placeholder for resources of other services: a role may name a log group, whose policy has no effect
   * here.
   */
  function elsewhere(logicalId: string, attribute?: string): string | undefined {
    if (!isWithoutPart(declaration(declared.get(logicalId)).type)) {
      return undefined;
    }
    const name = `${place.stackName}-${logicalId}`;
    return attribute === undefined ? name : `${name}.${attribute}`;
  }

  /** @param asker the place where the name is used */
  function physicalOf(logicalId: string, asker: string): PhysicalResource | undefined {
    if (!isCreated(logicalId)) {
      throw new TemplateNotRunnable(`${asker}: ${logicalId} does not exist, because its condition is false`);
    }
    if (!physical.has(logicalId)) {
      const { type, properties } = declaration(declared.get(logicalId));
      const where = `${logicalId} (${type})`;
      if (beingNamed.has(logicalId)) {
        throw new TemplateNotRunnable(`${where}: its name depends on itself`);
      }
      beingNamed.add(logicalId);
      const named = (property: string) => {
        const value = resolve(properties[property], names, `${where}.${property}`);
        return typeof value === 'string' ? value : undefined;
      };
      physical.set(logicalId, identify(place, type, logicalId, named));
      beingNamed.delete(logicalId);
    }
    return physical.get(logicalId);
  }

  const created = [...declared].filter(([logicalId]) => isCreated(logicalId));
  // Before any name is resolved, because resources that do not run have none.
  for (const [logicalId, value] of created) {
    checkType(logicalId, declaration(value).type);
    checkDependencies(logicalId, value, declared);
  }
  const resources: Resource[] = [];
  for (const [logicalId, value] of created) {
    const { type, properties } = declaration(value);
    const where = `${logicalId} (${type})`;
    if (isRun(type)) {
      resources.push({
        logicalId,
        type,
        physical: physicalOf(logicalId, where) ?? { ref: logicalId, attributes: {} },
        properties: new Properties(resolve(properties, names, where), where),
      });
    }
  }
  return {
    ofType: (type) => resources.filter((resource) => resource.type === type),
    outputs: readOutputs(part('Outputs'), names),
  };
}

function declaration(value: Value | undefined): {
  type: string;
  properties: Declarations;
  condition: Value | undefined;
} {
  const resource = isMapping(value) ? value : {};
  return {
    type: typeof resource['Type'] === 'string' ? resource['Type'] : '',
    properties: isMapping(resource['Properties']) ? resource['Properties'] : {},
    condition: resource['Condition'],
  };
}

/**
 * There is no order of creation here, but CloudFormation refuses a template that names an unknown resource.
 */
function checkDependencies(
  logicalId: string,
  value: Value | undefined,
  declared: ReadonlyMap<string, unknown>,
): void {
  const dependencies = isMapping(value) ? (value['DependsOn'] ?? []) : [];
  for (const name of isList(dependencies) ? dependencies : [dependencies]) {
    if (typeof name !== 'string' || !declared.has(name)) {
      throw new TemplateNotRunnable(
        `${logicalId} (${declaration(value).type}).DependsOn: ${JSON.stringify(name)} is not a resource of the template`,
      );
    }
  }
}

function readOutputs(outputs: Declarations, names: Names): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(outputs)
      .map(([key, output]) => [key, isMapping(output) ? output : {}] as const)
      .filter(([key, { Condition: condition }]) => {
        return condition === undefined || holds(condition, names, `Output ${key}`);
      })
      .map(([key, { Value: value }]) => [key, text(value, 'Value', names, `Output ${key}`)]),
  );
}

import { holds, resolve, text } from './intrinsics.ts';
import type { Names } from './intrinsics.ts';
import { identify } from './physical-ids.ts';
import type { PhysicalResource, Place } from './physical-ids.ts';
import { isObject, Properties, TemplateNotRunnable } from './properties.ts';
import type { Value } from './properties.ts';

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

/** Whatever is in these services either runs or is refused; the rest (logs, alarms, firewalls …) has no part in answers. */
const runServices = ['AWS::AppSync::', 'AWS::DynamoDB::', 'AWS::Cognito::'];
const runTypes = [
  'AWS::AppSync::DataSource',
  'AWS::AppSync::FunctionConfiguration',
  'AWS::AppSync::GraphQLApi',
  'AWS::AppSync::GraphQLSchema',
  'AWS::AppSync::Resolver',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolGroup',
  'AWS::DynamoDB::Table',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
];

/** These change where requests come in and what AWS makes of suspicious ones, not what is answered. */
const passedOver = [
  'AWS::AppSync::DomainName',
  'AWS::AppSync::DomainNameApiAssociation',
  'AWS::Cognito::UserPoolRiskConfigurationAttachment',
];

/**
 * Reads the resources of a template and resolves their properties.
 *
 * @throws TemplateNotRunnable for a resource of AppSync, DynamoDB or Cognito that the local stack does not run
 */
export function readResources(template: unknown, place: Place): Resources {
  if (!isObject(template) || !isObject(template['Resources'])) {
    throw new TemplateNotRunnable('The template has no Resources');
  }
  const parts = template;
  const declared = new Map(Object.entries(template['Resources']));
  const physical = new Map<string, PhysicalResource | undefined>();
  const names: Names = {
    ref: (name) =>
      pseudoParameter(name, place) ??
      parameter(parts['Parameters'], name) ??
      physicalOf(name)?.ref ??
      elsewhere(name),
    attribute: (logicalId, attribute) =>
      physicalOf(logicalId)?.attributes[attribute] ?? elsewhere(logicalId, attribute),
    condition: (name) => (isObject(parts['Conditions']) ? parts['Conditions'][name] : undefined),
  };

  /** A name for what other services would make: a role may name a log group, whose policy is of no account here. */
  function elsewhere(logicalId: string, attribute?: string): string | undefined {
    const { type } = declaration(declared.get(logicalId));
    const isElsewhere = type !== '' && !runServices.some((service) => type.startsWith(service));
    const name = `${place.stackName}-${logicalId}`;
    return isElsewhere ? (attribute === undefined ? name : `${name}.${attribute}`) : undefined;
  }

  function physicalOf(logicalId: string): PhysicalResource | undefined {
    if (!physical.has(logicalId)) {
      const { type, properties } = declaration(declared.get(logicalId));
      const named = (property: string) => {
        const value = resolve(properties[property], names);
        return typeof value === 'string' ? value : undefined;
      };
      physical.set(logicalId, identify(place, type, logicalId, named));
    }
    return physical.get(logicalId);
  }

  const resources: Resource[] = [];
  for (const [logicalId, value] of declared) {
    const { type, properties, condition } = declaration(value);
    if (condition !== undefined && !holds(condition, names)) {
      continue;
    }
    if (runTypes.includes(type)) {
      resources.push({
        logicalId,
        type,
        physical: physicalOf(logicalId) ?? { ref: logicalId, attributes: {} },
        properties: new Properties(resolve(properties, names), `${logicalId} (${type})`),
      });
    } else if (!passedOver.includes(type) && runServices.some((service) => type.startsWith(service))) {
      throw new TemplateNotRunnable(`${logicalId}: ${type} is not implemented by the local stack`);
    }
  }
  return {
    ofType: (type) => resources.filter((resource) => resource.type === type),
    outputs: readOutputs(parts['Outputs'], names),
  };
}

function declaration(value: Value | undefined): {
  type: string;
  properties: { readonly [key: string]: Value | undefined };
  condition: Value | undefined;
} {
  const resource = isObject(value) ? value : {};
  return {
    type: typeof resource['Type'] === 'string' ? resource['Type'] : '',
    properties: isObject(resource['Properties']) ? resource['Properties'] : {},
    condition: resource['Condition'],
  };
}

function pseudoParameter(name: string, { stackName, region, accountId }: Place): string | undefined {
  const values: Readonly<Record<string, string>> = {
    'AWS::AccountId': accountId,
    'AWS::Partition': 'aws',
    'AWS::Region': region,
    'AWS::StackName': stackName,
    'AWS::StackId': `arn:aws:cloudformation:${region}:${accountId}:stack/${stackName}/local`,
    'AWS::URLSuffix': 'amazonaws.com',
  };
  return values[name];
}

function parameter(parameters: Value | undefined, name: string): Value | undefined {
  const definition = isObject(parameters) ? parameters[name] : undefined;
  return isObject(definition) ? definition['Default'] : undefined;
}

function readOutputs(outputs: Value | undefined, names: Names): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(isObject(outputs) ? outputs : {}).map(([key, output]) => [
      key,
      text(isObject(output) ? output['Value'] : undefined, `Output ${key}`, names),
    ]),
  );
}

import type { Place } from './physical-ids.ts';
import { isMapping, own, TemplateNotRunnable } from './properties.ts';
import type { Value } from './properties.ts';

/**
 * A pseudo parameter of CloudFormation; undefined for every other name.
 *
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html
 */
export function pseudoParameter(name: string, { stackName, region, accountId }: Place): Value | undefined {
  const values: Readonly<Record<string, Value>> = {
    'AWS::AccountId': accountId,
    'AWS::NotificationARNs': [],
    'AWS::Partition': 'aws',
    'AWS::Region': region,
    'AWS::StackName': stackName,
    'AWS::StackId': `arn:aws:cloudformation:${region}:${accountId}:stack/${stackName}/local`,
    'AWS::URLSuffix': 'amazonaws.com',
  };
  return own(values, name);
}

/**
 * The value of a template's parameter: its default, because no other value is given; undefined when there is
 * no such parameter.
 *
 * @throws {TemplateNotRunnable} for a parameter without a default, and for one whose default names a value
 *   that is kept in AWS
 */
export function parameterValue(
  parameters: { readonly [name: string]: Value | undefined },
  name: string,
  place: string,
): Value | undefined {
  const definition = own(parameters, name);
  if (!isMapping(definition)) {
    return undefined;
  }
  const { Type: type, Default: value } = definition;
  if (typeof type === 'string' && type.startsWith('AWS::SSM::Parameter::Value<')) {
    throw new TemplateNotRunnable(
      `${place}: the value of parameter ${name} is in Systems Manager, which the local stack does not read`,
    );
  }
  if (value === undefined) {
    throw new TemplateNotRunnable(
      `${place}: parameter ${name} has no default, and the local stack has no other value for it`,
    );
  }
  const isList = typeof type === 'string' && (type === 'CommaDelimitedList' || type.startsWith('List<'));
  return isList && typeof value === 'string' ? value.split(',').map((item) => item.trim()) : value;
}

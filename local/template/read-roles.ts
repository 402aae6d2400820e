import type { PolicyStatement } from './model.ts';
import { TemplateNotRunnable } from './properties.ts';
import type { Properties } from './properties.ts';
import type { Resource, Resources } from './resources.ts';

/**
 * All that a role may do: the statements of its inline policies and of the policies that are attached to it.
 *
 * @throws TemplateNotRunnable for what the local stack cannot judge: managed policies of AWS, conditions, `NotAction`
 */
export function readStatements(role: Resource, resources: Resources): readonly PolicyStatement[] {
  const managed = role.properties.texts('ManagedPolicyArns');
  if (managed.length > 0) {
    throw new TemplateNotRunnable(`${role.properties.place}: managed policy ${managed[0]} is not known here`);
  }
  const attached = [
    ...resources.ofType('AWS::IAM::Policy'),
    ...resources.ofType('AWS::IAM::ManagedPolicy'),
  ].filter((policy) => policy.properties.texts('Roles').includes(role.physical.ref));
  const policies = [...role.properties.list('Policies'), ...attached.map((policy) => policy.properties)];
  return policies.flatMap((policy) => policy.part('PolicyDocument').list('Statement').map(readStatement));
}

function readStatement(statement: Properties): PolicyStatement {
  statement.only('Sid', 'Effect', 'Action', 'Resource');
  return {
    effect: statement.text('Effect') === 'Deny' ? 'Deny' : 'Allow',
    actions: statement.texts('Action'),
    resources: statement.texts('Resource'),
  };
}

import type { PolicyStatement } from './model.ts';
import { TemplateNotRunnable } from './properties.ts';
import type { Properties } from './properties.ts';
import type { Resource, Resources } from './resources.ts';

/**
 * The permissions of a role: the statements of its inline and its attached policies.
 *
 * @throws {TemplateNotRunnable} for what the local stack cannot evaluate: managed policies of AWS,
 * `NotAction`, and every condition but equality of `dynamodb:EnclosingOperation`
 */
export function readStatements(role: Resource, resources: Resources): readonly PolicyStatement[] {
  if (role.properties.has('PermissionsBoundary')) {
    throw new TemplateNotRunnable(
      `${role.properties.place}: PermissionsBoundary is not implemented by the local stack`,
    );
  }
  const managed = role.properties.texts('ManagedPolicyArns');
  if (managed.length > 0) {
    throw new TemplateNotRunnable(
      `${role.properties.place}: managed policy ${managed[0]} is not implemented by the local stack`,
    );
  }
  const attached = [
    ...resources.ofType('AWS::IAM::Policy'),
    ...resources.ofType('AWS::IAM::ManagedPolicy'),
  ].filter((policy) => policy.properties.texts('Roles').includes(role.physical.ref));
  const policies = [...role.properties.list('Policies'), ...attached.map((policy) => policy.properties)];
  return policies.flatMap((policy) => policy.part('PolicyDocument').list('Statement').map(readStatement));
}

function readStatement(statement: Properties): PolicyStatement {
  statement.only('Sid', 'Effect', 'Action', 'Resource', 'Condition');
  return {
    effect: statement.oneOf('Effect', ['Allow', 'Deny']),
    actions: statement.texts('Action'),
    resources: statement.texts('Resource'),
    ...(statement.has('Condition')
      ? { enclosingOperations: readEnclosingOperations(statement.part('Condition')) }
      : {}),
  };
}

/**
 * The operators that compare the one value of `dynamodb:EnclosingOperation` for equality: with one value they
 * are the same.
 */
const EQUALITY_OPERATORS = ['StringEquals', 'ForAnyValue:StringEquals'];

/**
 * Reads the one condition that the local stack can evaluate, because it knows the operation of a request.
 *
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
 */
function readEnclosingOperations(condition: Properties): readonly string[] {
  condition.only(...EQUALITY_OPERATORS);
  const [operator, ...others] = EQUALITY_OPERATORS.filter((name) => condition.has(name));
  if (!operator || others.length > 0) {
    throw new TemplateNotRunnable(
      `${condition.place} must have one of ${EQUALITY_OPERATORS.join(', ')}; the local stack implements no other operator`,
    );
  }
  const key = 'dynamodb:EnclosingOperation';
  const compared = condition.part(operator).only(key);
  if (!compared.has(key)) {
    throw new TemplateNotRunnable(
      `${compared.place} must compare ${key}; the local stack implements no other key`,
    );
  }
  return compared.texts(key);
}

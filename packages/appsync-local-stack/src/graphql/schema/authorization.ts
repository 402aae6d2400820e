import type { GraphQLField, GraphQLObjectType, GraphQLSchema } from 'graphql';
import type { CognitoIdentity } from '../../runtime/model.ts';
import type { ApiModel } from '../../template/model.ts';
import { directiveList } from './directive-list.ts';
import type { Directed } from './directive-list.ts';

const MODE_DIRECTIVES = ['aws_cognito_user_pools', 'aws_api_key', 'aws_iam', 'aws_oidc', 'aws_lambda'];

/** Whether a caller is authorized to have a field. */
export type FieldAuthorization = (
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  identity: CognitoIdentity | null,
) => boolean;

/**
 * Makes the check of an API's authorization directives, for callers with a Cognito user pool token.
 *
 * With user pools as the only mode, `@aws_auth(cognito_groups)` on a field counts and
 * `@aws_cognito_user_pools` does not; with further modes it is the other way round: a field's mode directives
 * override its type's, and without any the API's default mode applies. `defaultAction: DENY` closes the root
 * fields that name no group; fields below them stay open, as the guide's DENY example needs.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html
 */
export function createFieldAuthorization(schema: GraphQLSchema, api: ApiModel): FieldAuthorization {
  const ruleOf = api.additionalAuthentication.length === 0 ? ruleOfOneMode : ruleOfSeveralModes;
  // A page has a thousand fields of a few dozen definitions.
  const known = new WeakMap<GraphQLField<unknown, unknown>, FieldRule>();
  return (type, field, identity) => {
    let rule = known.get(field);
    if (rule === undefined) {
      rule = ruleOf(schema, api, type, field);
      known.set(field, rule);
    }
    return typeof rule === 'boolean' ? rule : isMember(identity, rule);
  };
}

/**
 * AppSync's message for a field that the caller is not authorized to have, as the tests of
 * amplify-category-api expect it.
 */
export function notAuthorizedMessage(fieldName: string, typeName: string): string {
  return `Not Authorized to access ${fieldName} on type ${typeName}`;
}

/** Who may have a field: everybody, nobody, or the members of some groups. */
type FieldRule = boolean | readonly unknown[];

function ruleOfOneMode(
  schema: GraphQLSchema,
  api: ApiModel,
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
): FieldRule {
  return directiveList(schema, field, 'aws_auth', 'cognito_groups') ?? isOpen(schema, api, type);
}

function ruleOfSeveralModes(
  schema: GraphQLSchema,
  api: ApiModel,
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
): FieldRule {
  const target = [field, type].find((candidate) =>
    directiveNames(candidate).some((name) => MODE_DIRECTIVES.includes(name)),
  );
  if (target === undefined) {
    return api.authentication.type === 'AMAZON_COGNITO_USER_POOLS' && isOpen(schema, api, type);
  }
  if (!directiveNames(target).includes('aws_cognito_user_pools')) {
    return false;
  }
  return directiveList(schema, target, 'aws_cognito_user_pools', 'cognito_groups') ?? true;
}

/** Whether the API's default action lets everybody have a type's fields that name no group. */
function isOpen(schema: GraphQLSchema, { authentication }: ApiModel, type: GraphQLObjectType): boolean {
  const isDenied =
    authentication.type === 'AMAZON_COGNITO_USER_POOLS' && authentication.defaultAction === 'DENY';
  return !isDenied || !isRootType(schema, type);
}

function isRootType(schema: GraphQLSchema, type: GraphQLObjectType): boolean {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(type);
}

function isMember(identity: CognitoIdentity | null, groups: readonly unknown[]): boolean {
  return (identity?.groups ?? []).some((group) => groups.includes(group));
}

function directiveNames(target: Directed): string[] {
  return (target.astNode?.directives ?? []).map((node) => node.name.value);
}

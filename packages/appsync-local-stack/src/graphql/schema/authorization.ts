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
  const { authentication } = api;
  const isUserPoolDefault = authentication.type === 'AMAZON_COGNITO_USER_POOLS';
  const isDenied =
    authentication.type === 'AMAZON_COGNITO_USER_POOLS' && authentication.defaultAction === 'DENY';
  const isOpen = (type: GraphQLObjectType): boolean => !isDenied || !isRootType(schema, type);

  if (api.additionalAuthentication.length === 0) {
    return (type, field, identity) => {
      const groups = directiveList(schema, field, 'aws_auth', 'cognito_groups');
      return groups === undefined ? isOpen(type) : isMember(identity, groups);
    };
  }
  return (type, field, identity) => {
    const target = [field, type].find((candidate) =>
      directiveNames(candidate).some((name) => MODE_DIRECTIVES.includes(name)),
    );
    if (target === undefined) {
      return isUserPoolDefault && isOpen(type);
    }
    if (!directiveNames(target).includes('aws_cognito_user_pools')) {
      return false;
    }
    const groups = directiveList(schema, target, 'aws_cognito_user_pools', 'cognito_groups');
    return groups === undefined || isMember(identity, groups);
  };
}

/**
 * AppSync's message for a field that the caller is not authorized to have, as the tests of
 * amplify-category-api expect it.
 */
export function notAuthorizedMessage(fieldName: string, typeName: string): string {
  return `Not Authorized to access ${fieldName} on type ${typeName}`;
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

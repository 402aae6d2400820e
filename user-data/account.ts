import {
  AdminDeleteUserCommand,
  AdminGetUserCommand,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { UserError } from '../errors/user-error.ts';

/** The accounts of a stack. */
export interface UserPool {
  readonly cognito: CognitoIdentityProviderClient;
  readonly userPoolId: string;
}

/** Whose data it is. */
export interface DataOwner {
  /** The `sub`, which names the owner in the table. */
  readonly userId: string;
  /** The name of their account; undefined when there is none any more. */
  readonly username?: string;
}

const SUB = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Finds a user by their `sub` or the e-mail address that they sign in with. Data may outlive its account, so
 * a `sub` needs none.
 *
 * @throws {UserError} when there is no such account, and the name is not a `sub`
 */
export async function findOwner({ cognito, userPoolId }: UserPool, name: string): Promise<DataOwner> {
  try {
    const { Username, UserAttributes = [] } = await cognito.send(
      new AdminGetUserCommand({ UserPoolId: userPoolId, Username: name }),
    );
    const sub = UserAttributes.find(({ Name }) => Name === 'sub')?.Value;
    return { userId: sub ?? name, username: Username ?? name };
  } catch (error) {
    if (!(error instanceof UserNotFoundException)) {
      throw error;
    }
    if (!SUB.test(name)) {
      throw new UserError(
        'ACCOUNT',
        `No user has the name ${JSON.stringify(name)}: --user takes a sub or an e-mail address`,
        {
          cause: error,
        },
      );
    }
    return { userId: name };
  }
}

/** Deletes an account; it does not matter when somebody else has done so. */
export async function deleteAccount({ cognito, userPoolId }: UserPool, username: string): Promise<void> {
  try {
    await cognito.send(new AdminDeleteUserCommand({ UserPoolId: userPoolId, Username: username }));
  } catch (error) {
    if (!(error instanceof UserNotFoundException)) {
      throw error;
    }
  }
}

import type { ClientSettings } from '../pool/client-settings.ts';
import type { User } from '../pool/user.ts';
import type { ApiAnswer } from './operation.ts';

/** A user as lists and `AdminCreateUser` show them; `wanted` attributes, or all. */
export function userOfList(user: User, wanted?: readonly string[]): ApiAnswer {
  return {
    Username: user.Username,
    Attributes: user.Attributes.filter(({ Name }) => wanted?.includes(Name) ?? true),
    UserCreateDate: user.UserCreateDate,
    UserLastModifiedDate: user.UserLastModifiedDate,
    Enabled: user.Enabled,
    UserStatus: user.UserStatus,
  };
}

/** A user as `AdminGetUser` shows them. */
export function userOfAdministrator(user: User): ApiAnswer {
  const { Attributes: UserAttributes, ...rest } = userOfList(user);
  return { ...rest, UserAttributes, ...factors(user) };
}

/** A user as `GetUser` shows them: what the app client may read. */
export function userOfClient(user: User, { readAttributes }: ClientSettings): ApiAnswer {
  const isReadable = (name: string) => name === 'sub' || (readAttributes?.includes(name) ?? true);
  return {
    Username: user.Username,
    UserAttributes: user.Attributes.filter(({ Name }) => isReadable(Name)),
    ...factors(user),
  };
}

/** What sign-ins need besides the password. */
export function factors({ PreferredMfaSetting, UserMFASettingList }: User): ApiAnswer {
  return {
    ...(PreferredMfaSetting === undefined ? {} : { PreferredMfaSetting }),
    ...(UserMFASettingList === undefined ? {} : { UserMFASettingList }),
  };
}

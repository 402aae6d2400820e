import type { UserAttribute } from '../api/api-request.ts';
import type { User } from './user.ts';

/** Attributes as a user's record keeps them. */
type Attributes = User['Attributes'];

/** The value of an attribute; undefined for one that the user does not have. */
export function attributeOf({ Attributes }: Pick<User, 'Attributes'>, name: string): string | undefined {
  return Attributes.find(({ Name }) => Name === name)?.Value;
}

/** The user with attributes added, or replaced where they are. */
export function withAttributes(user: User, changes: readonly UserAttribute[]): User {
  const changed = new Map(changes.map((attribute) => [attribute.Name, attribute]));
  const kept: Attributes = user.Attributes.map((attribute) => changed.get(attribute.Name) ?? attribute);
  const added = [...changed.values()].filter(({ Name }) => attributeOf(user, Name) === undefined);
  return { ...user, Attributes: [...kept, ...added] };
}

export function withoutAttributes(user: User, names: readonly string[]): User {
  return { ...user, Attributes: user.Attributes.filter(({ Name }) => !names.includes(Name)) };
}

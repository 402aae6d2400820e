import type { Properties } from './properties.ts';

const TYPES = ['String', 'Number', 'Boolean', 'DateTime'] as const;

/** The rule of a user pool for one attribute. */
export interface AttributeRule {
  /** In full, e.g. `email`, `custom:plan`. */
  readonly name: string;
  readonly type: (typeof TYPES)[number];
  readonly isRequired: boolean;
  /** False: it is set when the user is created, or never. */
  readonly isMutable: boolean;
  /** The least length of a string, or the least number. */
  readonly least?: number;
  /** The greatest length of a string, or the greatest number. */
  readonly most?: number;
}

export type AttributeSchema = ReadonlyMap<string, AttributeRule>;

/**
 * The greatest length of any value.
 *
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AttributeType.html
 */
const LONGEST_VALUE = 2048;

/** Source: https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
const LONGEST_CUSTOM_NAME = 20;

/**
 * The attributes that every user pool has.
 *
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
 */
const standardRules: readonly AttributeRule[] = [
  standard('sub', { isRequired: true, isMutable: false, least: 1, most: LONGEST_VALUE }),
  ...['name', 'given_name', 'family_name', 'middle_name', 'nickname', 'preferred_username'].map(text),
  ...['profile', 'picture', 'website', 'email'].map(text),
  standard('email_verified', { type: 'Boolean' }),
  text('gender'),
  standard('birthdate', { least: 10, most: 10 }),
  ...['zoneinfo', 'locale', 'phone_number'].map(text),
  standard('phone_number_verified', { type: 'Boolean' }),
  text('address'),
  standard('updated_at', { type: 'Number', least: 0 }),
];

function standard(name: string, rule: Partial<AttributeRule>): AttributeRule {
  return { name, type: 'String', isRequired: false, isMutable: true, ...rule };
}

function text(name: string): AttributeRule {
  return standard(name, { least: 0, most: LONGEST_VALUE });
}

/**
 * Reads `Schema` of a user pool's template properties: the standard attributes that it changes, and the
 * custom ones.
 */
export function readAttributeSchema(pool: Properties): AttributeSchema {
  const rules = new Map(standardRules.map((rule) => [rule.name, rule]));
  for (const item of pool.list('Schema')) {
    const rule = readRule(item, rules);
    rules.set(rule.name, rule);
  }
  return rules;
}

function readRule(item: Properties, known: AttributeSchema): AttributeRule {
  const shortName = item.text('Name');
  const base = known.get(shortName);
  if (item.boolean('DeveloperOnlyAttribute', false)) {
    item.refuse('DeveloperOnlyAttribute is not implemented by the local user pools');
  }
  if (base === undefined && shortName.length > LONGEST_CUSTOM_NAME) {
    item.refuse(
      `Name is ${shortName}; the name of a custom attribute has up to ${LONGEST_CUSTOM_NAME} characters`,
    );
  }
  if (base === undefined && item.boolean('Required', false)) {
    item.refuse('Required is true; Cognito has no required custom attributes');
  }
  const type = item.oneOf('AttributeDataType', TYPES, base?.type ?? 'String');
  const { least = base?.least, most = base?.most ?? (type === 'String' ? LONGEST_VALUE : undefined) } =
    readBounds(item, type);
  return {
    name: base === undefined ? `custom:${shortName}` : shortName,
    type,
    isRequired: item.boolean('Required', base?.isRequired ?? false),
    isMutable: item.boolean('Mutable', base?.isMutable ?? false),
    ...(least === undefined ? {} : { least }),
    ...(most === undefined ? {} : { most }),
  };
}

/** 0 means no bound. */
function readBounds(
  item: Properties,
  type: AttributeRule['type'],
): { readonly least?: number | undefined; readonly most?: number | undefined } {
  const [property, least, most] =
    type === 'Number'
      ? (['NumberAttributeConstraints', 'MinValue', 'MaxValue'] as const)
      : (['StringAttributeConstraints', 'MinLength', 'MaxLength'] as const);
  const bounds = item.optionalPart(property);
  return {
    least: bounds.optionalNumber(least) || undefined,
    most: bounds.optionalNumber(most) || undefined,
  };
}

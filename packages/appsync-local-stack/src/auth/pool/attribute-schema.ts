import type { AttributeRule } from '../../template/attribute-schema.ts';

/** The rule as `DescribeUserPool` shows it. */
export function schemaAttribute(rule: AttributeRule): Readonly<Record<string, unknown>> {
  const { name, type, isRequired, isMutable, least, most } = rule;
  const bounds = (fewest: string, greatest: string) => ({
    ...(least === undefined ? {} : { [fewest]: String(least) }),
    ...(most === undefined ? {} : { [greatest]: String(most) }),
  });
  return {
    Name: name,
    AttributeDataType: type,
    DeveloperOnlyAttribute: false,
    Mutable: isMutable,
    Required: isRequired,
    ...(type === 'String' ? { StringAttributeConstraints: bounds('MinLength', 'MaxLength') } : {}),
    ...(type === 'Number' ? { NumberAttributeConstraints: bounds('MinValue', 'MaxValue') } : {}),
  };
}

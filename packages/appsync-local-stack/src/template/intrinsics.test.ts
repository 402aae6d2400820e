import { describe, expect, it } from 'vitest';
import { readTemplate } from './read.ts';

const PLACE = {
  stackName: 'Shop',
  region: 'eu-west-1',
  accountId: '123456789012',
  origin: 'http://localhost:4000',
};

/** Reads a template whose table has the given name. */
function tableName(TableName: unknown, rest: Record<string, unknown> = {}): string | undefined {
  const template = {
    Resources: {
      Table: {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          TableName,
          AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
          KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        },
      },
    },
    ...rest,
  };
  return readTemplate(template, PLACE).tables[0]?.tableName;
}

const PARAMETERS = {
  Name: { Type: 'String', Default: 'notes' },
  Names: { Type: 'CommaDelimitedList', Default: 'a, b' },
  Nameless: { Type: 'String' },
  Kept: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/shop/name' },
};
const MAPPINGS = { Tables: { 'eu-west-1': { Name: 'irish' } } };

describe('an intrinsic function', () => {
  it.each([
    [{ Ref: 'Name' }, 'notes'],
    [{ 'Fn::Select': [1, { Ref: 'Names' }] }, 'b'],
    [{ 'Fn::Select': ['0', ['x', 'y']] }, 'x'],
    [{ 'Fn::Select': [1, { 'Fn::Split': ['-', 'a-b'] }] }, 'b'],
    [{ 'Fn::FindInMap': ['Tables', { Ref: 'AWS::Region' }, 'Name'] }, 'irish'],
    [{ 'Fn::Sub': '${AWS::StackName}-${Name}' }, 'Shop-notes'],
    [{ 'Fn::Sub': ['${Own}-${Name}', { Own: { Ref: 'AWS::Region' } }] }, 'eu-west-1-notes'],
    [{ 'Fn::Sub': '${!Name}' }, '${Name}'],
    [{ 'Fn::Join': ['.', ['a', { Ref: 'AWS::NoValue' }, 1]] }, 'a.1'],
    [{ 'Fn::If': ['Always', 'yes', { Ref: 'Nowhere' }] }, 'yes'],
  ])('gives its value: %j', (value, expected) => {
    const Conditions = { Always: { 'Fn::Equals': ['1', '1'] } };

    expect(tableName(value, { Parameters: PARAMETERS, Mappings: MAPPINGS, Conditions })).toBe(expected);
  });

  it.each([
    [{ Ref: 'Nameless' }, 'parameter Nameless has no default, and the local stack has no other value for it'],
    [{ Ref: 'Kept' }, 'the value of parameter Kept is in Systems Manager'],
    [{ Ref: 'Nowhere' }, 'Ref "Nowhere" does not refer to anything in the template'],
    [{ Ref: {} }, 'Ref takes strings, not {}'],
    [{ 'Fn::GetAtt': ['Nowhere', 'Arn'] }, 'Fn::GetAtt ["Nowhere","Arn"] does not refer to anything'],
    [{ 'Fn::GetAtt': ['Nowhere'] }, 'Fn::GetAtt takes a list of 2, not ["Nowhere"]'],
    [{ 'Fn::GetAtt': 'Nowhere' }, 'Fn::GetAtt takes a list of 2, not ["Nowhere"]'],
    [{ 'Fn::Split': [',', { Ref: 'AWS::NoValue' }] }, 'Fn::Split takes strings, not nothing'],
    [{ 'Fn::Split': [',', { Ref: 'Nameless' }] }, 'parameter Nameless has no default'],
    [{ 'Fn::Split': ',' }, 'Fn::Split takes a list of 2, not ","'],
    [{ 'Fn::Split': [',', ['a']] }, 'Fn::Split takes strings, not ["a"]'],
    [{ 'Fn::Select': [2, ['a', 'b']] }, 'Fn::Select takes an index below 2 here, not 2'],
    [{ 'Fn::Select': [-1, ['a']] }, 'Fn::Select takes an index below 1 here, not -1'],
    [{ 'Fn::Select': ['x', ['a']] }, 'Fn::Select takes an index below 1 here, not x'],
    [{ 'Fn::Select': [0, 'a'] }, 'Fn::Select takes a list, not "a"'],
    [{ 'Fn::Select': [0, { Ref: 'AWS::NoValue' }] }, 'Fn::Select takes a list, not nothing'],
    [{ 'Fn::Join': ['-', 'a'] }, 'Fn::Join takes a list, not "a"'],
    [{ 'Fn::Join': ['-', [{ a: 1 }]] }, 'Fn::Join takes strings, not {"a":1}'],
    [{ 'Fn::Join': ['-'] }, 'Fn::Join takes a list of 2, not ["-"]'],
    [{ 'Fn::Sub': '${Nowhere}' }, 'Fn::Sub "Nowhere" does not refer to anything'],
    [{ 'Fn::Sub': '${Nowhere.Arn}' }, 'Fn::Sub "Nowhere.Arn" does not refer to anything'],
    [{ 'Fn::Sub': '${Nameless}' }, 'parameter Nameless has no default'],
    [{ 'Fn::Sub': 1 }, 'Fn::Sub takes a list of 2, not 1'],
    [
      { 'Fn::FindInMap': ['Tables', 'us-east-1', 'Name'] },
      'Fn::FindInMap ["Tables","us-east-1","Name"] does not refer to',
    ],
    [{ 'Fn::If': ['Nowhere', 'a', 'b'] }, 'condition Nowhere is not in the template'],
    [{ 'Fn::If': ['Nowhere', 'a'] }, 'Fn::If takes a list of 3, not ["Nowhere","a"]'],
    [{ 'Fn::Base64': 'a' }, 'Fn::Base64 is not implemented by the local stack'],
  ])('that cannot be resolved is refused with its resource and property: %j', (value, message) => {
    expect(() => tableName(value, { Parameters: PARAMETERS, Mappings: MAPPINGS })).toThrow(
      `Table (AWS::DynamoDB::Table).TableName: ${message}`,
    );
  });

  it('deep within a property is refused with the way to it', () => {
    const AttributeDefinitions = [{ AttributeName: 'pk', AttributeType: { Ref: 'Nowhere' } }];
    const Table = { Type: 'AWS::DynamoDB::Table', Properties: { AttributeDefinitions } };

    expect(() => readTemplate({ Resources: { Table } }, PLACE)).toThrow(
      'Table (AWS::DynamoDB::Table).AttributeDefinitions[0].AttributeType: Ref "Nowhere" does not refer to anything',
    );
  });

  it.each([
    [{ 'Fn::Equals': [{ Ref: 'Nameless' }, 'a'] }, 'Condition Odd: parameter Nameless has no default'],
    [{ 'Fn::Equals': ['a'] }, 'Condition Odd: Fn::Equals takes a list of 2, not ["a"]'],
    [
      { 'Fn::Equals': ['a', { Ref: 'AWS::NoValue' }] },
      'Condition Odd: Fn::Equals takes strings, not nothing',
    ],
    [{ 'Fn::Not': [] }, 'Condition Odd: Fn::Not takes a list of 1, not []'],
    [{ 'Fn::And': {} }, 'Condition Odd: Fn::And takes a list, not {}'],
    [{ Condition: 'Nowhere' }, 'Condition Odd: condition Nowhere is not in the template'],
    [true, 'Condition Odd: not a condition: true'],
    [{ 'Fn::Base64': 'a' }, 'Condition Odd: Fn::Base64 is not implemented by the local stack as a condition'],
  ])('in a condition is refused with the name of the condition: %j', (Odd, message) => {
    const Table = { Type: 'AWS::DynamoDB::Table', Condition: 'Odd', Properties: {} };

    expect(() =>
      readTemplate({ Resources: { Table }, Parameters: PARAMETERS, Conditions: { Odd } }, PLACE),
    ).toThrow(message);
  });

  it('leaves out an output whose condition does not hold', () => {
    const Conditions = { Never: { 'Fn::Equals': ['0', '1'] } };
    const Outputs = { Gone: { Condition: 'Never', Value: { Ref: 'Nowhere' } } };

    expect(readTemplate({ Resources: {}, Conditions, Outputs }, PLACE).outputs).toEqual({});
  });
});

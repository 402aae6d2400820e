import { createHash } from 'node:crypto';

/** The environment of a stack: the values of CloudFormation's pseudo parameters. */
export interface Place {
  readonly stackName: string;
  readonly region: string;
  readonly accountId: string;
  /** Origin that the local stack answers on, e.g. `http://localhost:4000`. */
  readonly origin: string;
}

/**
 * The name that AWS would generate for a resource. Here it is derived from the names of the stack and of the
 * resource, so that a restarted stack finds its data and old tokens stay valid.
 *
 * @param alphabet the characters that may occur
 */
function physicalId(place: Place, logicalId: string, length: number, alphabet = BASE36): string {
  const digest = createHash('sha256').update(`${place.stackName}/${logicalId}`).digest();
  return Array.from(
    { length },
    (_, index) => alphabet[(digest[index % digest.length] ?? 0) % alphabet.length],
  ).join('');
}

const BASE36 = '0123456789abcdefghijklmnopqrstuvwxyz';
const BASE62 = `${BASE36}ABCDEFGHIJKLMNOPQRSTUVWXYZ`;

/** The values of `Ref` and `Fn::GetAtt` for a resource. */
export interface PhysicalResource {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * The identifiers of a resource of a type that the local stack runs; undefined for every other type.
 * They are the return values on each type's page.
 *
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-template-resource-type-ref.html
 *
 * @param named the physical name that the template gives, if any
 */
export function identify(
  place: Place,
  type: string,
  logicalId: string,
  named: (property: string) => string | undefined,
): PhysicalResource | undefined {
  const { region, accountId, origin } = place;
  const generatedName = `${place.stackName}-${logicalId}`;
  switch (type) {
    case 'AWS::DynamoDB::Table': {
      const name = named('TableName') ?? generatedName;
      return { ref: name, attributes: { Arn: `arn:aws:dynamodb:${region}:${accountId}:table/${name}` } };
    }
    case 'AWS::Cognito::UserPool': {
      const id = `${region}_${physicalId(place, logicalId, 9, BASE62)}`;
      const attributes = {
        Arn: `arn:aws:cognito-idp:${region}:${accountId}:userpool/${id}`,
        ProviderName: `cognito-idp.${region}.amazonaws.com/${id}`,
        ProviderURL: `${origin}/${id}`,
        UserPoolId: id,
      };
      return { ref: id, attributes };
    }
    case 'AWS::Cognito::UserPoolClient': {
      const id = physicalId(place, logicalId, 26);
      return { ref: id, attributes: { ClientId: id, Name: named('ClientName') ?? generatedName } };
    }
    case 'AWS::Cognito::UserPoolGroup':
      return { ref: named('GroupName') ?? generatedName, attributes: {} };
    case 'AWS::AppSync::GraphQLApi': {
      const id = physicalId(place, logicalId, 26);
      const arn = `arn:aws:appsync:${region}:${accountId}:apis/${id}`;
      const url = `${origin}/graphql`;
      const attributes = {
        ApiId: id,
        Arn: arn,
        GraphQLUrl: url,
        GraphQLDns: new URL(origin).host,
        RealtimeUrl: `${url.replace(/^http/, 'ws')}/realtime`,
        RealtimeDns: new URL(origin).host,
      };
      return { ref: arn, attributes };
    }
    case 'AWS::AppSync::DomainName': {
      return { ref: logicalId, attributes: { AppSyncDomainName: new URL(origin).host } };
    }
    case 'AWS::AppSync::DataSource': {
      const name = named('Name') ?? generatedName;
      return { ref: name, attributes: { Name: name, DataSourceArn: name } };
    }
    case 'AWS::AppSync::FunctionConfiguration': {
      const id = physicalId(place, logicalId, 26);
      return {
        ref: id,
        attributes: { FunctionId: id, FunctionArn: id, Name: named('Name') ?? generatedName },
      };
    }
    case 'AWS::IAM::Role': {
      const name = named('RoleName') ?? generatedName;
      return { ref: name, attributes: { Arn: `arn:aws:iam::${accountId}:role/${name}` } };
    }
    default:
      return undefined;
  }
}

import type { GraphQLScalarType } from 'graphql';
import { AWSDateTime } from './aws-date-time.ts';
import { AWSDate } from './aws-date.ts';
import { AWSEmail } from './aws-email.ts';
import { AWSIPAddress } from './aws-ip-address.ts';
import { AWSJSON } from './aws-json.ts';
import { AWSPhone } from './aws-phone.ts';
import { AWSTime } from './aws-time.ts';
import { AWSTimestamp } from './aws-timestamp.ts';
import { AWSURL } from './aws-url.ts';

/**
 * Every scalar that AppSync adds to GraphQL's, by name.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/scalars.html
 */
export const awsScalars: ReadonlyMap<string, GraphQLScalarType> = new Map<string, GraphQLScalarType>(
  [AWSDate, AWSTime, AWSDateTime, AWSTimestamp, AWSEmail, AWSJSON, AWSURL, AWSPhone, AWSIPAddress].map(
    // The scalars have values of different types; a schema calls a scalar's functions only with that scalar's
    // values.
    (scalar) => [scalar.name, scalar as GraphQLScalarType],
  ),
);

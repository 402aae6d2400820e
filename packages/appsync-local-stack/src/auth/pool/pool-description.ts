import type { UserPoolClientModel, UserPoolModel } from '../../template/user-pool-model.ts';
import { schemaAttribute } from './attribute-schema.ts';

/** A pool as `DescribeUserPool` shows it: the template's properties, with AWS's defaults, and these. */
export interface PoolDescription {
  readonly Id: string;
  readonly Name: string;
  readonly Arn: string;
  readonly Policies: Readonly<Record<string, unknown>>;
  readonly SchemaAttributes: readonly Readonly<Record<string, unknown>>[];
  readonly [property: string]: unknown;
}

/** An app client as `DescribeUserPoolClient` shows it: the template's properties, and these. */
export interface ClientDescription {
  readonly UserPoolId: string;
  readonly ClientId: string;
  readonly ClientName: string;
  readonly CreationDate: Date;
  readonly LastModifiedDate: Date;
  readonly [property: string]: unknown;
}

/** What `DescribeUserPool` shows for properties that are absent. */
const POOL_DEFAULTS = {
  Policies: {
    PasswordPolicy: {
      MinimumLength: 8,
      RequireUppercase: true,
      RequireLowercase: true,
      RequireNumbers: true,
      RequireSymbols: true,
      TemporaryPasswordValidityDays: 7,
    },
  },
  LambdaConfig: {},
  VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE' },
  MfaConfiguration: 'OFF',
  EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' },
  AdminCreateUserConfig: { AllowAdminCreateUserOnly: false, UnusedAccountValidityDays: 7 },
};

/** Describes a pool as its template declares it. */
export function describePool({ userPoolId, arn, settings }: UserPoolModel): PoolDescription {
  const { name, declared, attributes } = settings;
  return {
    ...POOL_DEFAULTS,
    ...declared,
    // An object or absent: the template's reader has checked it.
    Policies: { ...POOL_DEFAULTS.Policies, ...(declared['Policies'] as object | undefined) },
    SchemaAttributes: [...attributes.values()].map(schemaAttribute),
    Id: userPoolId,
    Name: name,
    Arn: arn,
  };
}

/** Describes an app client as its template declares it. */
export function describeClient(
  { clientId, settings }: UserPoolClientModel,
  userPoolId: string,
): ClientDescription {
  const start = new Date(0);
  return {
    ...settings.declared,
    UserPoolId: userPoolId,
    ClientId: clientId,
    ClientName: settings.name,
    CreationDate: start,
    LastModifiedDate: start,
  };
}

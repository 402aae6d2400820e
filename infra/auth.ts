import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPoolRiskConfigurationAttachment,
  FeaturePlan,
  Mfa,
  StandardThreatProtectionMode,
  UserPool,
  UserPoolEmail,
} from 'aws-cdk-lib/aws-cognito';
import type { UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { Settings } from './settings.ts';

export interface AuthProps {
  readonly settings: Settings;
}

/**
 * Who may use the API: people who signed up with an e-mail address and confirmed it, or whom the operator has
 * added.
 */
export class Auth extends Construct {
  readonly userPool: UserPool;
  readonly client: UserPoolClient;

  constructor(scope: Construct, id: string, { settings }: AuthProps) {
    super(scope, id);
    this.userPool = new UserPool(this, 'UserPool', {
      userPoolName: Stack.of(this).stackName,
      selfSignUpEnabled: settings.selfSignUp,
      // How people sign in cannot be changed on an existing pool: a change here would replace the pool and
      // its users.
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      // A new address counts once it is confirmed: a typing error locks nobody out.
      keepOriginal: { email: true },
      standardAttributes: { email: { required: true, mutable: true } },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: false,
        tempPasswordValidity: Duration.days(3),
      },
      // Users who want a second factor set up an authenticator app. Text messages would need SNS and be
      // billed per message.
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      ...(settings.emailFrom ? { email: this.#sender(settings.emailFrom) } : {}),
      // Refresh-token rotation needs Essentials, threat protection Plus.
      featurePlan: settings.threatProtection ? FeaturePlan.PLUS : FeaturePlan.ESSENTIALS,
      ...(settings.threatProtection
        ? { standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION }
        : {}),
      deletionProtection: settings.keepsData,
      removalPolicy: settings.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    if (settings.threatProtection) {
      this.#blockThreats();
    }
    this.client = this.userPool.addClient('AppClient', {
      userPoolClientName: 'app',
      // Apps in browsers and on phones cannot keep a secret.
      generateSecret: false,
      // There is no hosted sign-in page: apps call the Cognito API themselves.
      disableOAuth: true,
      // SRP for apps, which never sends the password; USER_PASSWORD_AUTH, over TLS, for scripts.
      authFlows: { userSrp: true, userPassword: true },
      // A refresh token is valid once; the minute is for answers that were lost in transit.
      ...(settings.refreshTokenRotation ? { refreshTokenRotationGracePeriod: Duration.seconds(60) } : {}),
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(30),
    });
    this.#explain(settings);
  }

  /**
   * How the pool treats passwords from breaches and suspicious sign-ins.
   *
   * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-threat-protection.html
   */
  #blockThreats(): void {
    new CfnUserPoolRiskConfigurationAttachment(this, 'Threats', {
      userPoolId: this.userPool.userPoolId,
      clientId: 'ALL',
      compromisedCredentialsRiskConfiguration: {
        actions: { eventAction: 'BLOCK' },
        eventFilter: ['SIGN_UP', 'SIGN_IN', 'PASSWORD_CHANGE'],
      },
      accountTakeoverRiskConfiguration: {
        actions: {
          highAction: { eventAction: 'BLOCK', notify: false },
          mediumAction: { eventAction: 'MFA_IF_CONFIGURED', notify: false },
        },
      },
    });
  }

  #sender(fromEmail: string): UserPoolEmail {
    const sesVerifiedDomain = fromEmail.slice(fromEmail.indexOf('@') + 1);
    return UserPoolEmail.withSES({ fromEmail, sesVerifiedDomain, sesRegion: Stack.of(this).region });
  }

  #explain({ threatProtection }: Settings): void {
    acknowledge(this.userPool, {
      'AwsSolutions-COG1':
        'Length is what makes a password strong: 12 characters with upper and lower case and a digit, and symbols as one likes ' +
        '(NIST SP 800-63B 3.1.1.2 advises against more composition rules).',
      'AwsSolutions-COG2':
        'A second factor is for each user to choose: it guards a private list of expenses.',
      ...(threatProtection
        ? {}
        : {
            'AwsSolutions-COG3':
              'Threat protection is a setting: it needs the Plus plan, billed by active user.',
            'AwsSolutions-COG8': 'The Plus plan comes with the setting threatProtection.',
          }),
    });
  }
}

import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccountRecovery, UserPool } from 'aws-cdk-lib/aws-cognito';
import type { UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';

/** Who may use the API: people who signed up with an e-mail address and confirmed it. */
export class Auth extends Construct {
  readonly userPool: UserPool;
  readonly client: UserPoolClient;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.userPool = new UserPool(this, 'UserPool', {
      selfSignUpEnabled: true,
      // How people sign in cannot be changed on an existing pool: a change here would replace the pool and its users.
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      standardAttributes: { email: { required: true, mutable: true } },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: false,
        tempPasswordValidity: Duration.days(3),
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      // Accounts outlive the stack, like the expenses that they own.
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.client = this.userPool.addClient('AppClient', {
      // Apps in browsers and on phones cannot keep a secret.
      generateSecret: false,
      // There is no hosted sign-in page: apps call the Cognito API themselves.
      disableOAuth: true,
      // SRP for apps; USER_PASSWORD_AUTH (over TLS) for scripts and for the local user pool, which has no SRP.
      authFlows: { userSrp: true, userPassword: true },
      preventUserExistenceErrors: true,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(30),
    });
  }
}

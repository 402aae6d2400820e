import { CfnOutput, CliCredentialsStackSynthesizer, DefaultStackSynthesizer, Stack } from 'aws-cdk-lib';
import type { IStackSynthesizer, StackProps } from 'aws-cdk-lib';
import {
  CfnOIDCProvider,
  Effect,
  ManagedPolicy,
  PolicyStatement,
  Role,
  WebIdentityPrincipal,
} from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { executionStatements } from './execution-statements.ts';

export interface CiAccessProps extends StackProps {
  /** The repository on GitHub whose workflows may deploy, e.g. `example/expenses`. */
  readonly repository: string;
  /** The environments of that repository whose jobs may. */
  readonly environments: readonly string[];
  /** Whether the account knows GitHub already: it can have one such provider only. */
  readonly hasProvider: boolean;
}

const ISSUER = 'token.actions.githubusercontent.com';
/** The roles of `cdk bootstrap` that a deployment takes. */
const CDK_ROLES = ['deploy', 'file-publishing', 'lookup'];

/**
 * Lets the workflows of a repository deploy, without a key that is kept anywhere: GitHub says who a job is,
 * and AWS gives it a role for an hour. It is a stack of its own, which a person deploys once in each account.
 *
 * Source: https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws
 */
export class CiAccess extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { repository, environments, hasProvider, ...props }: CiAccessProps,
  ) {
    // The account may not be bootstrapped yet: the policy for that is made here.
    const synthesizer = new CliCredentialsStackSynthesizer() as IStackSynthesizer; // CDK's optional members are not exact.
    super(scope, id, { ...props, synthesizer });
    const role = this.#role(repository, environments, this.#providerArn(hasProvider));
    const policy = new ManagedPolicy(this, 'ExecutionPolicy', {
      description: 'What CloudFormation needs to deploy the expense tracker: for cdk bootstrap',
      statements: executionStatements(this),
    });
    acknowledge(policy, {
      'AwsSolutions-IAM5':
        'It is given to CloudFormation, in place of an administrator: services without names in their ARNs are open as a whole.',
    });
    new CfnOutput(this, 'DeployRoleArn', {
      value: role.roleArn,
      description: 'The variable AWS_DEPLOY_ROLE of the repository',
    });
    new CfnOutput(this, 'ExecutionPolicyArn', {
      value: policy.managedPolicyArn,
      description: 'For cdk bootstrap --cloudformation-execution-policies',
    });
  }

  #providerArn(hasProvider: boolean): string {
    return hasProvider
      ? this.formatArn({ service: 'iam', region: '', resource: 'oidc-provider', resourceName: ISSUER })
      : new CfnOIDCProvider(this, 'GitHub', { url: `https://${ISSUER}`, clientIdList: ['sts.amazonaws.com'] })
          .attrArn;
  }

  #role(repository: string, environments: readonly string[], providerArn: string): Role {
    const role = new Role(this, 'DeployRole', {
      roleName: 'ExpenseTracker-ci-deploy',
      assumedBy: new WebIdentityPrincipal(providerArn, {
        StringEquals: {
          [`${ISSUER}:aud`]: 'sts.amazonaws.com',
          [`${ISSUER}:sub`]: environments.map((name) => `repo:${repository}:environment:${name}`),
        },
      }),
    });
    const { account, region } = this;
    role.addToPolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['sts:AssumeRole'],
        resources: CDK_ROLES.map((name) =>
          this.formatArn({
            service: 'iam',
            region: '',
            resource: 'role',
            resourceName: `cdk-${DefaultStackSynthesizer.DEFAULT_QUALIFIER}-${name}-role-${account}-${region}`,
          }),
        ),
      }),
    );
    role.addToPolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['s3:PutObject'],
        // CloudFormation gives the bucket of the web app a name that begins with that of its stack.
        resources: [`arn:${this.partition}:s3:::expensetracker-*/*`],
      }),
    );
    acknowledge(role, {
      'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::expensetracker-*/*]':
        'The files of the web app, in the buckets of all stages.',
    });
    return role;
  }
}

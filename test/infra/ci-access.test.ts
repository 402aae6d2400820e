import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { CiAccess } from '../../infra/ci-access/ci-access.ts';
import { readAccessSettings } from '../../infra/ci-access/settings.ts';
import { synthesize } from '../../infra/synthesize.ts';
import { EVERY_SETTING } from '../support/settings.ts';

function access(context: Readonly<Record<string, unknown>> = {}): Template {
  const app = new App({ analyticsReporting: false, builtinCloudFormationValidation: false });
  const settings = readAccessSettings((name) => ({ repository: 'example/expenses', ...context })[name]);
  return Template.fromStack(new CiAccess(app, 'ExpenseTracker-ci', settings));
}

/** The services that the policy for CloudFormation allows something of. */
function allowedServices(template: Template): string[] {
  const [policy] = Object.values(template.findResources('AWS::IAM::ManagedPolicy'));
  const { PolicyDocument } = policy?.['Properties'] as {
    PolicyDocument: { Statement: { Action: string | string[] }[] };
  }; // CloudFormation's shape: CDK wrote it.
  return PolicyDocument.Statement.flatMap(({ Action }) => Action).map(
    (action) => action.split(':', 1)[0] ?? '',
  );
}

/** The prefix of a service's actions, where it is not the service's name in CloudFormation. */
const PREFIXES: Readonly<Record<string, string>> = { cognito: 'cognito-idp' };

describe('the access of CI systems', () => {
  it('gives a role to jobs of the environments of one repository, and to no others', () => {
    access().hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          Match.objectLike({
            Action: 'sts:AssumeRoleWithWebIdentity',
            Condition: {
              StringEquals: {
                'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
                'token.actions.githubusercontent.com:sub': ['dev', 'plan', 'preview', 'prod'].map(
                  (name) => `repo:example/expenses:environment:${name}`,
                ),
              },
            },
          }),
        ],
      },
    });
  });

  it('lets that role take the roles of cdk bootstrap, put files of the web app, and do nothing else', () => {
    access().hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Action: 'sts:AssumeRole', Resource: [1, 2, 3].map(() => Match.anyValue()) }),
          Match.objectLike({ Action: 's3:PutObject' }),
        ],
      },
    });
  });

  it('takes the provider that the account has', () => {
    access().resourceCountIs('AWS::IAM::OIDCProvider', 1);
    access({ provider: 'existing' }).resourceCountIs('AWS::IAM::OIDCProvider', 0);
  });

  it('has a policy for CloudFormation with every service that the stack has something of', () => {
    const { Resources } = synthesize({ stage: 'prod', ...EVERY_SETTING }).template as {
      Resources: Record<string, { Type: string }>;
    }; // CloudFormation's shape: CDK wrote it.
    const services = Object.values(Resources).map(({ Type }) => Type.split('::')[1]?.toLowerCase() ?? '');
    const needed = [...new Set(services)].filter((service) => service !== 'cdk');
    const allowed = allowedServices(access());

    expect(needed.filter((service) => !allowed.includes(PREFIXES[service] ?? service))).toEqual([]);
    expect(allowed).not.toContain('lambda');
  });

  it.each([
    [{ repository: undefined }, 'Setting repository is undefined; it must be one on GitHub'],
    [{ repository: 'example/*' }, 'Setting repository is "example/*"; it must be one on GitHub'],
    [{ environments: 'dev,*' }, 'Setting environments has "*"; it must be names with commas'],
    [{ provider: 'mine' }, 'Setting provider is "mine"; it must be new, or existing'],
  ])('refuses %j and says what it must be', (context, message) => {
    expect(() => access(context)).toThrow(message);
  });
});

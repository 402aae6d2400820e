import { runInNewContext } from 'node:vm';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { synthesize } from '../../infra/synthesize.ts';
import { PAGES_FUNCTION } from '../../infra/web/pages.ts';
import { siteHeaders } from '../../web/site/headers.ts';

const CERTIFICATE_ARN = 'arn:aws:acm:us-east-1:111122223333:certificate/1a6f2b4d';
const API = 'ApiGraphqlApi7E3125EF';

function templateOf(context: Record<string, unknown>): Template {
  return Template.fromJSON(synthesize(context).template as Record<string, unknown>); // CDK wrote it.
}

/** The path that CloudFront asks the bucket for. */
function pathFor(uri: string): string {
  const program = `${PAGES_FUNCTION}\nhandler(event).uri`;
  return String(runInNewContext(program, { event: { request: { uri } } }));
}

/** The members of an object that a template names. */
function headersOf(template: Template) {
  const [policy] = Object.values(template.findResources('AWS::CloudFront::ResponseHeadersPolicy'));
  const properties = policy?.['Properties'] as {
    ResponseHeadersPolicyConfig: {
      SecurityHeadersConfig: {
        ContentSecurityPolicy: { ContentSecurityPolicy: { 'Fn::Join': [string, unknown[]] } };
      };
      CustomHeadersConfig: { Items: { Header: string; Value: string }[] };
    };
  }; // CloudFormation's shape: CDK wrote it.
  return properties.ResponseHeadersPolicyConfig;
}

describe('setting web', () => {
  const template = templateOf({ web: 'true' });

  it('is off in every stage', () => {
    for (const stage of ['dev', 'prod']) {
      templateOf({ stage }).resourceCountIs('AWS::CloudFront::Distribution', 0);
      templateOf({ stage }).resourceCountIs('AWS::S3::Bucket', 0);
    }
  });

  it('changes nothing of what is there without it', () => {
    const all = template.toJSON() as { Resources: object };
    const without = templateOf({}).toJSON() as { Resources: object };

    expect(all.Resources).toMatchObject(without.Resources);
  });

  it('brings no Lambda function', () => {
    template.resourceCountIs('AWS::Lambda::Function', 0);
  });

  it('keeps the files where nobody but CloudFront can read them, and only by TLS', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          Match.objectLike({
            Effect: 'Allow',
            Action: ['s3:GetObject', 's3:ListBucket'],
            Principal: { Service: 'cloudfront.amazonaws.com' },
            Condition: { StringEquals: { 'AWS:SourceArn': Match.anyValue() } },
          }),
        ],
      },
    });
  });

  it('serves it by HTTPS, and keeps each file as long as the file itself says', () => {
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: Match.objectLike({
        DefaultCacheBehavior: Match.objectLike({ ViewerProtocolPolicy: 'redirect-to-https', Compress: true }),
      }),
    });
    template.hasResourceProperties('AWS::CloudFront::CachePolicy', {
      CachePolicyConfig: Match.objectLike({ MinTTL: 0, DefaultTTL: 0, MaxTTL: 31_536_000 }),
    });
  });

  it('has the headers of the local stack, for the API, its subscriptions and the user pool', () => {
    const { SecurityHeadersConfig, CustomHeadersConfig } = headersOf(template);
    const [, parts] = SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy['Fn::Join'];
    const names: Readonly<Record<string, string>> = {
      [JSON.stringify({ 'Fn::GetAtt': [API, 'GraphQLDns'] })]: 'api.example',
      [JSON.stringify({ 'Fn::GetAtt': [API, 'RealtimeDns'] })]: 'realtime.example',
      [JSON.stringify({ Ref: 'AWS::Region' })]: 'eu-west-1',
      [JSON.stringify({ Ref: 'AWS::URLSuffix' })]: 'amazonaws.com',
    };
    const policy = parts
      .map((part) => (typeof part === 'string' ? part : names[JSON.stringify(part)]))
      .join('');
    const {
      'content-security-policy': expected,
      'referrer-policy': referrer,
      ...others
    } = siteHeaders([
      'https://api.example',
      'wss://realtime.example',
      'https://cognito-idp.eu-west-1.amazonaws.com',
    ]);

    expect(policy).toBe(expected);
    expect(SecurityHeadersConfig).toMatchObject({
      ReferrerPolicy: { ReferrerPolicy: referrer },
      StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000 },
      ContentTypeOptions: { Override: true },
    });
    expect(CustomHeadersConfig.Items.map(({ Header, Value }) => [Header, Value])).toEqual(
      Object.entries(others),
    );
  });

  it("lets the app connect to the API's own domain", () => {
    const own = templateOf({
      web: 'true',
      domainName: 'api.example.com',
      certificateArn: CERTIFICATE_ARN,
    });

    expect(JSON.stringify(headersOf(own))).toContain('https://api.example.com wss://api.example.com');
  });

  it('can have a domain of its own, and says where its CNAME record must point', () => {
    const own = templateOf({
      web: 'true',
      webDomainName: 'app.example.com',
      webCertificateArn: CERTIFICATE_ARN,
    });

    own.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: Match.objectLike({
        Aliases: ['app.example.com'],
        ViewerCertificate: {
          AcmCertificateArn: CERTIFICATE_ARN,
          MinimumProtocolVersion: 'TLSv1.2_2021',
          SslSupportMethod: 'sni-only',
        },
      }),
    });
    own.hasOutput('WebUrl', { Value: 'https://app.example.com/' });
    own.hasOutput('WebDomainTarget', {
      Value: { 'Fn::GetAtt': [Match.stringLikeRegexp('WebDistribution'), 'DomainName'] },
    });
  });

  it('leaves the bucket when the stack is deleted: one that has files cannot be', () => {
    template.allResources('AWS::S3::Bucket', { DeletionPolicy: 'RetainExceptOnCreate' });
  });

  it.each([
    ['/', '/index.html'],
    ['/entries', '/index.html'],
    ['/entries/1', '/index.html'],
    ['/v1.2/entries', '/index.html'],
    ['/index.html', '/index.html'],
    ['/icon.svg', '/icon.svg'],
    ['/amplify_outputs.json', '/amplify_outputs.json'],
    ['/assets/main-1a2b.js', '/assets/main-1a2b.js'],
    ['/assets/LICENSE', '/assets/LICENSE'],
  ])('answers %s with %s', (uri, path) => {
    expect(pathFor(uri)).toBe(path);
  });
});

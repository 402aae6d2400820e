import { Stack } from 'aws-cdk-lib';
import type { GraphqlApi } from 'aws-cdk-lib/aws-appsync';
import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';

export interface FirewallProps {
  readonly api: GraphqlApi;
  /** The most requests that one IP address may send in five minutes, 10 to 2,000,000,000. */
  readonly rateLimit: number;
}

/**
 * AWS WAF before the API: whoever sends more than the limit is answered 403 until the rate has fallen. WebSocket connections
 * are counted when they open.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/WAF-Integration.html
 */
export class Firewall extends Construct {
  constructor(scope: Construct, id: string, { api, rateLimit }: FirewallProps) {
    super(scope, id);
    const visibility = (metricName: string) => ({
      metricName,
      cloudWatchMetricsEnabled: true,
      // Samples hold requests, and those hold tokens.
      sampledRequestsEnabled: false,
    });
    const webAcl = new CfnWebACL(this, 'WebAcl', {
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: visibility(`${Stack.of(this).stackName}-requests`),
      rules: [
        {
          name: 'RatePerAddress',
          priority: 0,
          action: { block: {} },
          statement: {
            rateBasedStatement: { aggregateKeyType: 'IP', limit: rateLimit, evaluationWindowSec: 300 },
          },
          visibilityConfig: visibility(`${Stack.of(this).stackName}-rate-per-address`),
        },
      ],
    });
    new CfnWebACLAssociation(this, 'Association', { resourceArn: api.arn, webAclArn: webAcl.attrArn });
  }
}

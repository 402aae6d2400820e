import { Stack } from 'aws-cdk-lib';
import type { GraphqlApi } from 'aws-cdk-lib/aws-appsync';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';

export interface FirewallProps {
  readonly api: GraphqlApi;
  readonly userPool: IUserPool;
  /** The most requests that one IP address may send in five minutes, 10 to 2,000,000,000. */
  readonly rateLimit: number;
  /**
   * The most that may come with one access token, from all addresses together.
   *
   * @default tokens are not counted
   */
  readonly tokenRateLimit?: number | undefined;
}

/** How far back requests are counted. */
const EVALUATION_WINDOW_SEC = 300;

/**
 * AWS WAF in front of the API and the user pool: requests above the limit are answered with 403 until the
 * rate has fallen. The count is an estimate with a delay of about a minute.
 *
 * A WebSocket is one request, counted by its address when it opens: its token is in the query or in the
 * subprotocol, and WAF does not see its messages.
 *
 * Sources: https://docs.aws.amazon.com/appsync/latest/devguide/WAF-Integration.html,
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-waf.html,
 * https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based-caveats.html
 */
export class Firewall extends Construct {
  constructor(scope: Construct, id: string, { api, userPool, rateLimit, tokenRateLimit }: FirewallProps) {
    super(scope, id);
    const webAcl = new CfnWebACL(this, 'WebAcl', {
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: this.#visibility('requests'),
      rules: [
        this.#block('RatePerAddress', 0, 'rate-per-address', { aggregateKeyType: 'IP', limit: rateLimit }),
        ...(tokenRateLimit === undefined
          ? []
          : [this.#block('RatePerToken', 1, 'rate-per-token', perToken(tokenRateLimit))]),
      ],
    });
    const resources = { Association: api.arn, UserPoolAssociation: userPool.userPoolArn };
    for (const [associationId, resourceArn] of Object.entries(resources)) {
      new CfnWebACLAssociation(this, associationId, { resourceArn, webAclArn: webAcl.attrArn });
    }
  }

  #block(
    name: string,
    priority: number,
    metric: string,
    rate: CfnWebACL.RateBasedStatementProperty,
  ): CfnWebACL.RuleProperty {
    return {
      name,
      priority,
      action: { block: {} },
      statement: { rateBasedStatement: { ...rate, evaluationWindowSec: EVALUATION_WINDOW_SEC } },
      visibilityConfig: this.#visibility(metric),
    };
  }

  #visibility(metric: string): CfnWebACL.VisibilityConfigProperty {
    return {
      metricName: `${Stack.of(this).stackName}-${metric}`,
      cloudWatchMetricsEnabled: true,
      // Samples contain requests, which contain tokens.
      sampledRequestsEnabled: false,
    };
  }
}

/**
 * Counts by the header `authorization`. A request without it is not counted here but by its address: a
 * WebSocket that opens, all calls of the user pool, and what AppSync refuses anyway. The case of `Bearer` and
 * spaces do not change the key.
 *
 * Source: https://docs.aws.amazon.com/waf/latest/APIReference/API_RateBasedStatementCustomKey.html
 */
function perToken(limit: number): CfnWebACL.RateBasedStatementProperty {
  return {
    aggregateKeyType: 'CUSTOM_KEYS',
    limit,
    customKeys: [
      {
        header: {
          name: 'authorization',
          textTransformations: [
            { priority: 0, type: 'COMPRESS_WHITE_SPACE' },
            { priority: 1, type: 'LOWERCASE' },
          ],
        },
      },
    ],
  };
}

import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic, TopicPolicy } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

export interface AlarmTopicProps {
  /**
   * Gets every message, after confirming the address once to AWS. @default none: subscribe to the topic later
   */
  readonly email?: string | undefined;
}

/**
 * The topic for alarms and budget warnings. Its policy lets only CloudWatch and AWS Budgets publish, on
 * behalf of this account, with TLS.
 *
 * It has no key: neither service could use the AWS managed key for SNS, a customer managed key has a monthly
 * price, and the messages are names and figures of metrics.
 *
 * Sources: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services,
 * https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html
 */
export class AlarmTopic extends Construct {
  readonly topic: Topic;
  /** Must exist before anything publishes. */
  readonly policy: TopicPolicy;

  constructor(scope: Construct, id: string, { email }: AlarmTopicProps) {
    super(scope, id);
    const { account, region, partition, stackName } = Stack.of(this);
    this.topic = new Topic(this, 'Topic', { displayName: stackName });
    this.policy = new TopicPolicy(this, 'Policy', { topics: [this.topic], enforceSSL: true });

    const publishers = {
      'cloudwatch.amazonaws.com': `arn:${partition}:cloudwatch:${region}:${account}:alarm:${stackName}-*`,
      'budgets.amazonaws.com': `arn:${partition}:budgets::${account}:*`,
    };
    for (const [service, sourceArn] of Object.entries(publishers)) {
      this.policy.document.addStatements(
        new PolicyStatement({
          actions: ['sns:Publish'],
          resources: [this.topic.topicArn],
          principals: [new ServicePrincipal(service)],
          conditions: {
            StringEquals: { 'aws:SourceAccount': account },
            ArnLike: { 'aws:SourceArn': sourceArn },
          },
        }),
      );
    }

    if (email !== undefined) {
      this.topic.addSubscription(new EmailSubscription(email));
    }
  }
}

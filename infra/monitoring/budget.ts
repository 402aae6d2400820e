import { Stack } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Construct } from 'constructs';
import type { AlarmTopic } from './alarm-topic.ts';

export interface BudgetProps {
  /** Gets the warnings. */
  readonly alarmTopic: AlarmTopic;
  /** US dollars a month. */
  readonly limit: number;
}

/**
 * A monthly budget for this stack: warns when 80 % and 100 % are spent, and when they are forecast. It stops
 * nothing.
 *
 * It has no given name: CloudFormation replaces a budget whose warnings change, and makes the new one while
 * the old one still has its name.
 *
 * Sources: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-budgets-budget.html,
 * https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/365
 */
export class Budget extends Construct {
  constructor(scope: Construct, id: string, { alarmTopic, limit }: BudgetProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const budget = new CfnBudget(this, 'Monthly', {
      budget: {
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: limit, unit: 'USD' },
        // Only the tag of this stack: a cost counts when it has one of several tags, so a second tag would
        // include other costs.
        costFilters: { TagKeyValue: [`user:stack$${stack.stackName}`] },
      },
      notificationsWithSubscribers: ['ACTUAL', 'FORECASTED'].flatMap((notificationType) =>
        [80, 100].map((threshold) => ({
          notification: {
            notificationType,
            comparisonOperator: 'GREATER_THAN',
            threshold,
            thresholdType: 'PERCENTAGE',
          },
          subscribers: [{ subscriptionType: 'SNS', address: alarmTopic.topic.topicArn }],
        })),
      ),
    });
    // A budget is refused when it may not publish.
    budget.node.addDependency(alarmTopic.policy);
  }
}

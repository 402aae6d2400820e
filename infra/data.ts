import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Conditions, IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { IndexName } from '../resolvers/shared/keys.ts';
import { acknowledge } from './acknowledge.ts';
import type { Settings } from './settings.ts';

/**
 * Local secondary indexes cannot be added to a table later, so all four are here from the first deployment.
 * They are local, not global, because only a local index can be read strongly consistently: who has just
 * added an expense sees it in the very next list. Their price is the limit of 10 GB for one user's items,
 * about ten million expenses.
 */
const INDEX_SORT_KEYS: Readonly<Record<IndexName, string>> = {
  byDate: 'dateKey',
  byCategory: 'categoryKey',
  byPayee: 'payeeKey',
  byChange: 'changeKey',
};

export interface DataProps {
  readonly settings: Settings;
}

/** The table that holds everything: one partition a user, with the `sub` of their Cognito user as its key. */
export class Data extends Construct {
  readonly table: Table;

  constructor(scope: Construct, id: string, { settings: { keepsData } }: DataProps) {
    super(scope, id);
    this.table = new Table(this, 'Table', {
      partitionKey: { name: 'userId', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: 'expiresAt',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: keepsData },
      // Every table is encrypted; CloudTrail shows the use of the AWS managed key, which has no monthly
      // price.
      encryption: keepsData ? TableEncryption.AWS_MANAGED : TableEncryption.DEFAULT,
      deletionProtection: keepsData,
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    if (!keepsData) {
      acknowledge(this.table, {
        'AwsSolutions-DDB3': 'What is in a table of this stage may go: only prod keeps data.',
      });
    }
    for (const [indexName, sortKey] of Object.entries(INDEX_SORT_KEYS)) {
      this.table.addLocalSecondaryIndex({
        indexName,
        sortKey: { name: sortKey, type: AttributeType.STRING },
        projectionType: ProjectionType.ALL,
      });
    }
  }

  /**
   * Allows what the queries do: read one item, the ledgers, and lists by date, by category, by
   * payee or by change.
   */
  grantRead(grantee: IGrantable): void {
    this.#allow(grantee, ['dynamodb:GetItem'], [this.table.tableArn]);
    this.#allow(
      grantee,
      ['dynamodb:Query'],
      [
        this.table.tableArn,
        this.#indexArn('byDate'),
        this.#indexArn('byCategory'),
        this.#indexArn('byPayee'),
        this.#indexArn('byChange'),
      ],
    );
  }

  /**
   * Allows the actions of the mutations; a transaction needs the actions of its parts. AppSync itself calls
   * GetItem after a failed condition.
   *
   * Sources: https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-condition-expressions.html,
   * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
   */
  grantWrite(grantee: IGrantable): void {
    this.#allow(
      grantee,
      ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
      [this.table.tableArn],
    );
    // What a category holds, to rename it.
    this.#allow(grantee, ['dynamodb:Query'], [this.#indexArn('byCategory')]);
    // A new expense always comes with its ledger, and a ledger goes only with its last expense: no item can
    // be put or deleted past that, not even by a mistake in a resolver.
    this.#allow(grantee, ['dynamodb:PutItem', 'dynamodb:DeleteItem'], [this.table.tableArn], {
      'ForAnyValue:StringEquals': { 'dynamodb:EnclosingOperation': ['TransactWriteItems'] },
    });
  }

  #allow(grantee: IGrantable, actions: string[], resources: string[], conditions?: Conditions): void {
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ actions, resources, ...(conditions !== undefined ? { conditions } : {}) }),
    );
  }

  #indexArn(indexName: IndexName): string {
    return `${this.table.tableArn}/index/${indexName}`;
  }
}

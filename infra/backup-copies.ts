import { Duration, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { Data } from './data.ts';

export interface BackupCopiesProps {
  /** The table to back up. */
  readonly data: Data;
  /**
   * The vault for the copies, in another account or Region. Its policy must let this account copy into it.
   */
  readonly vaultArn: string;
}

/**
 * As long as point-in-time recovery goes back: if the account is lost, only the seconds between the backups
 * are.
 */
const copiesKept = Duration.days(35);
/** It is copied on the same day; point-in-time recovery has its content too. */
const sourcesKept = Duration.days(3);

/**
 * A backup of the table every night, copied to a vault that neither an error nor an attacker with the
 * account's credentials can reach. The vault here is only the source of the copies.
 *
 * It uses the key of AWS Backup, because backups of DynamoDB are re-encrypted with the key of the vault that
 * they are copied to.
 *
 * Sources: https://docs.aws.amazon.com/aws-backup/latest/devguide/advanced-ddb-backup.html,
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html
 */
export class BackupCopies extends Construct {
  constructor(scope: Construct, id: string, { data, vaultArn }: BackupCopiesProps) {
    super(scope, id);
    const { stackName, stackId } = Stack.of(this);
    const uuid = Fn.select(2, Fn.split('/', stackId));
    const vault = new BackupVault(this, 'Vault', {
      // With the first part of the stack id's UUID, so that the vault that an earlier stack left does not
      // stop a new stack. A name has at most 50 characters, which the whole UUID would exceed.
      backupVaultName: `${stackName}-${Fn.select(0, Fn.split('-', uuid))}`,
      // A vault with a backup cannot be deleted, and would keep the stack from being deleted. An empty one
      // costs nothing. The vault of a failed deployment is empty, and would stop the next one.
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    const plan = new BackupPlan(this, 'Plan', {
      backupPlanName: stackName,
      backupVault: vault,
      backupPlanRules: [
        new BackupPlanRule({
          ruleName: 'Daily',
          scheduleExpression: Schedule.cron({ hour: '3', minute: '0' }),
          startWindow: Duration.hours(1),
          completionWindow: Duration.hours(12),
          deleteAfter: sourcesKept,
          copyActions: [
            {
              destinationBackupVault: BackupVault.fromBackupVaultArn(this, 'Destination', vaultArn),
              deleteAfter: copiesKept,
            },
          ],
        }),
      ],
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('backup.amazonaws.com'),
      managedPolicies: [
        ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSBackupServiceRolePolicyForBackup'),
      ],
    });
    acknowledge(role, {
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]':
        "What backing up and copying need is AWS Backup's business, which changes; nobody else may take the role.",
    });
    plan.addSelection('Table', { resources: [BackupResource.fromDynamoDbTable(data.table)], role });
  }
}

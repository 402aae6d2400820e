import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { Command } from 'commander';
import { createDynamoDbClient } from '../local/dynamodb/client.ts';
import { rebuildLedgers } from './ledger-repair.ts';

/**
 * `npm run rebuild-ledger -- --user SUB`: recomputes a user's month ledgers from their expenses, for the day when somebody has
 * written to the table by hand. Works with a deployed table (credentials of the AWS account) and with a local one.
 */

interface CliOptions {
  readonly user: string;
  readonly table?: string;
  readonly region?: string;
  readonly endpoint?: string;
  readonly repair?: true;
}

async function main(): Promise<void> {
  const options = new Command('npm run rebuild-ledger --')
    .description(
      "Recomputes a user's month ledgers from their expenses and prints what differs. Ends with status 1 when something " +
        'differs and was not repaired.',
    )
    .requiredOption('--user <sub>', 'the sub of the Cognito user')
    .option('--table <name>', 'the table, output TableName of the stack (default: the only one there is)')
    .option('--region <region>', 'its AWS region (default: as the AWS SDK finds it)')
    .option('--endpoint <url>', 'a local DynamoDB, as npm start prints it, instead of AWS')
    .option('--repair', 'store what is right, unless the month has changed meanwhile')
    .parse()
    .opts<CliOptions>();
  const client = openClient(options);
  try {
    const tableName = options.table ?? (await onlyTable(client));
    const rebuilt = await rebuildLedgers({
      client,
      tableName,
      userId: options.user,
      repair: options.repair ?? false,
    });
    for (const { sk, outcome, attributes } of rebuilt) {
      console.log(`${sk}: ${outcome}`);
      for (const { name, stored, expected } of attributes) {
        console.log(`  ${name} is ${stored}, should be ${expected}`);
      }
    }
    const open = rebuilt.filter(({ outcome }) => outcome !== 'repaired').length;
    console.log(`Ledgers that differ from the expenses: ${rebuilt.length}; left as they are: ${open}`);
    process.exitCode = open > 0 ? 1 : 0;
  } finally {
    client.destroy();
  }
}

function openClient({ endpoint, region }: CliOptions): DynamoDBClient {
  return endpoint === undefined
    ? new DynamoDBClient(region === undefined ? {} : { region })
    : createDynamoDbClient({ endpoint, region: region ?? 'us-east-1' });
}

async function onlyTable(client: DynamoDBClient): Promise<string> {
  const { TableNames = [] } = await client.send(new ListTablesCommand({}));
  const [name] = TableNames;
  if (name === undefined || TableNames.length > 1) {
    throw new Error(`Name the table with --table; there are: ${TableNames.join(', ') || 'none'}`);
  }
  return name;
}

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});

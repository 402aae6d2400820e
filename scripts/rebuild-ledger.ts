import { DynamoDBClient, ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import { createDynamoDbClient } from 'appsync-local-stack/dynamodb';
import { Command, InvalidArgumentError, Option } from 'commander';
import { networkFailure } from '../errors/network-failure.ts';
import { failureText, UserError } from '../errors/user-error.ts';
import { onlyTable } from '../ledger/only-table.ts';
import { EXIT_CODES, runRebuild } from '../ledger/run.ts';

/**
 * `npm run rebuild-ledger -- --user SUB`: checks a user's expenses and compares the ledgers with them,
 * after manual changes of the table. Works with a deployed table (credentials of the AWS account) and with a
 * local one.
 */

interface CliOptions {
  readonly user?: string;
  readonly all?: true;
  readonly table?: string;
  readonly region?: string;
  readonly endpoint?: string;
  readonly repair?: true;
}

/** More than the SDK's default of three, so that a long run survives throttling. */
const MAX_ATTEMPTS = 10;

const EXIT_CODES_HELP = `
Exit codes:
  ${EXIT_CODES.nothingLeft}  nothing is wrong, or everything was mended
  ${EXIT_CODES.somethingLeft}  something is wrong and was left as it is
  ${EXIT_CODES.notDone}  not everything was checked: a wrong option, no such table or user, no access`;

function readOptions(): CliOptions {
  const command = new Command('npm run rebuild-ledger --')
    .description(
      "Checks a user's expenses, compares the ledgers with them, and prints what is wrong. With --repair it mends " +
        'what follows from the expenses and names the rest, to be mended by hand.',
    )
    .addOption(new Option('--user <sub>', 'the sub of the Cognito user').conflicts('all'))
    .option('--all', 'every user of the table, one after the other')
    .option('--table <name>', 'the table, output TableName of the stack (default: the only one there is)')
    .option('--region <region>', 'its AWS region (default: the one of the AWS SDK)')
    .option('--endpoint <url>', 'a local DynamoDB, as npm start prints it, instead of AWS', readUrl)
    .option('--repair', 'mend what follows from the expenses')
    .addHelpText('after', EXIT_CODES_HELP)
    .allowExcessArguments(false)
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : EXIT_CODES.notDone))
    .parse();
  const options = command.opts<CliOptions>();
  if (!options.user && options.all !== true) {
    command.error('error: name the user: --user SUB, or --all');
  }
  return options;
}

async function main(): Promise<void> {
  const options = readOptions();
  const client = openClient(options);
  try {
    const tableName = options.table ?? (await onlyTable(client));
    process.exitCode = await runRebuild({
      client,
      tableName,
      repair: options.repair ?? false,
      print: (line) => console.log(line),
      ...(options.user === undefined ? {} : { userId: options.user }),
    });
  } finally {
    client.destroy();
  }
}

function openClient({ endpoint, region }: CliOptions): DynamoDBClient {
  return endpoint === undefined
    ? new DynamoDBClient({ maxAttempts: MAX_ATTEMPTS, ...(region === undefined ? {} : { region }) })
    : createDynamoDbClient({ endpoint, region: region ?? 'us-east-1' });
}

function readUrl(text: string): string {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) {
    throw new InvalidArgumentError('It must be a URL, for example http://127.0.0.1:8000.');
  }
  return text;
}

/** True for an answer that has no error name, or is not JSON. */
function isOfAnotherServer(error: unknown): boolean {
  return (
    error instanceof Error &&
    (error.message === 'UnknownError' || (error instanceof SyntaxError && '$responseBodyText' in error))
  );
}

/** Why a call to DynamoDB failed, in words that say what to do; undefined for a mistake in the code. */
function reasonOf(error: unknown): string | undefined {
  if (error instanceof ResourceNotFoundException) {
    return 'The table does not exist: --table takes the output TableName of the stack, in the region of --region';
  }
  if (isOfAnotherServer(error)) {
    return 'The server at --endpoint is not DynamoDB: use the address that npm start prints beside "Data"';
  }
  if (error instanceof Error && error.message === 'Region is missing') {
    return 'No AWS region is known: name it with --region, or a local DynamoDB with --endpoint';
  }
  return networkFailure(error);
}

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
// A reader that stops, like `head`, ends the command between two writes, which is safe for a repair.
process.stdout.on('error', () => process.exit(EXIT_CODES.notDone));
main().catch((error: unknown) => {
  console.error(error instanceof UserError ? error.message : (reasonOf(error) ?? failureText(error)));
  process.exitCode = EXIT_CODES.notDone;
});

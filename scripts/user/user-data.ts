import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDynamoDbClient } from 'appsync-local-stack/dynamodb';
import { readOutputsFile, userPoolEndpoint } from '../../deployment/outputs-file.ts';
import type { StackOutputs } from '../../deployment/outputs-file.ts';
import { onlyTable } from '../../ledger/only-table.ts';
import type { Partition } from '../../ledger/partition.ts';
import { checkTable } from '../../ledger/table-check.ts';
import { deleteAccount, findOwner } from '../../user-data/account.ts';
import type { DataOwner, UserPool } from '../../user-data/account.ts';
import { eraseData } from '../../user-data/erase.ts';
import { exportData } from '../../user-data/export.ts';
import type { ExportCounts } from '../../user-data/export.ts';

export interface UserDataOptions {
  /** The `sub` or the e-mail address. */
  readonly user: string;
  readonly outputs: string;
  readonly table?: string;
}

export interface ExportOptions extends UserDataOptions {
  readonly out?: string;
}

/** What a command works on; it ends both clients. */
interface OpenUserData {
  readonly pool: UserPool;
  readonly owner: DataOwner;
  readonly partition: Partition;
}

/** More than the SDK's own three: a long run outlasts a table that is turning requests away. */
const MAX_ATTEMPTS = 10;
/** Nobody else may read what is somebody's own. */
const OWNER_ONLY_FILE = 0o600;

/** `npm run user -- export`: says on standard error how much there was, so that the lines can be piped on. */
export async function exportUser({ out, ...options }: ExportOptions): Promise<void> {
  await withUserData(options, async ({ owner, partition }) => {
    const counts = await writeLines(out, (write) => exportData(partition, write));
    console.error(
      `Exported ${amounts(counts)} of the user ${owner.userId}${out === undefined ? '' : ` to ${out}`}.`,
    );
  });
}

/** `npm run user -- erase`: the data first and the account last, so that it can be run again. */
export async function eraseUser(options: UserDataOptions): Promise<void> {
  await withUserData(options, async ({ pool, owner, partition }) => {
    let erased = await eraseData(partition);
    if (owner.username !== undefined) {
      await deleteAccount(pool, owner.username);
      // What was added before the account was gone.
      erased += await eraseData(partition);
    }
    if (owner.username === undefined) {
      console.log(`Erased ${erased} items of the user ${owner.userId}, who has no account.`);
      return;
    }
    console.log(`Erased ${erased} items of the user ${owner.userId}, and the account.`);
    console.log('A token that was issued before is valid for up to an hour. To be sure, then run it again:');
    console.log(`  npm run user -- erase --user ${owner.userId}`);
  });
}

/** The user pool of a stack, with the AWS credentials of whoever runs the command. */
export function openUserPool(outputs: StackOutputs): UserPool {
  const cognito = new CognitoIdentityProviderClient({
    ...userPoolEndpoint(outputs),
    // The local user pool takes any signature.
    ...(outputs.custom?.cognito_endpoint
      ? { credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }
      : {}),
  });
  return { cognito, userPoolId: outputs.auth.user_pool_id };
}

async function withUserData(
  { user, outputs: file, table }: UserDataOptions,
  work: (data: OpenUserData) => Promise<void>,
): Promise<void> {
  const outputs = readOutputsFile(file, 'npm run deploy');
  const pool = openUserPool(outputs);
  const client = openTable(outputs);
  try {
    const owner = await findOwner(pool, user);
    const tableName = table ?? (await onlyTable(client));
    await checkTable(client, tableName);
    await work({ pool, owner, partition: { client, tableName, userId: owner.userId } });
  } finally {
    client.destroy();
    pool.cognito.destroy();
  }
}

function openTable({ auth, custom }: StackOutputs): DynamoDBClient {
  const endpoint = custom?.dynamodb_endpoint;
  return endpoint === undefined
    ? new DynamoDBClient({ maxAttempts: MAX_ATTEMPTS, region: auth.aws_region })
    : createDynamoDbClient({ endpoint, region: auth.aws_region });
}

/** Lets lines be written, to standard output or into a file that is there only when it is whole. */
async function writeLines(
  out: string | undefined,
  work: (write: (line: string) => Promise<void>) => Promise<ExportCounts>,
): Promise<ExportCounts> {
  if (out === undefined) {
    return work((line) => writeLine(process.stdout, line));
  }
  const partial = `${out}.${process.pid}.tmp`;
  const file = createWriteStream(partial, { mode: OWNER_ONLY_FILE, flags: 'wx' });
  try {
    await once(file, 'open');
    const counts = await work((line) => writeLine(file, line));
    file.end();
    await finished(file);
    await rename(partial, out);
    return counts;
  } catch (error) {
    file.destroy();
    await rm(partial, { force: true });
    throw error;
  }
}

async function writeLine(stream: Writable, line: string): Promise<void> {
  if (!stream.write(`${line}\n`)) {
    await once(stream, 'drain');
  }
}

function amounts({ expenses, deleted, others }: ExportCounts): string {
  const rest = others === 0 ? '' : `, ${others} other items`;
  return `${expenses} expenses, ${deleted} deleted ones${rest}`;
}

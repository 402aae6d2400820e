import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { UserError } from '../errors/user-error.ts';
import { addTally, differencesOf, itemsRead, newTally } from './finding.ts';
import type { Finding } from './finding.ts';
import { rebuildLedgers } from './rebuild-ledgers.ts';
import type { RebuildOptions } from './rebuild-ledgers.ts';
import { closingLines, findingLines } from './report.ts';
import { plain } from './stored-value.ts';
import { checkTable } from './table-check.ts';
import { nothingFound, usersOf } from './users.ts';

/** The exit codes of the command. */
export const EXIT_CODES = {
  /** Everything is right, or was corrected. */
  nothingLeft: 0,
  /** Something is wrong, and was left so. */
  somethingLeft: 1,
  /** Not everything was checked. */
  notDone: 2,
} as const;

export interface RunOptions extends Pick<RebuildOptions, 'repair' | 'tries'> {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  /** The `sub` of the user. @default every user of the table */
  readonly userId?: string;
  /** Takes one line of output. */
  readonly print: (line: string) => void;
}

/**
 * What `npm run rebuild-ledger` does: checks the given users and prints the findings.
 *
 * @returns the exit code
 * @throws {Error} when the table is not of this project, or has no items of the user
 */
export async function runRebuild({ userId, print, ...options }: RunOptions): Promise<number> {
  const { client, tableName } = options;
  await checkTable(client, tableName);
  const tally = newTally();
  const onFinding = findingPrinter(print, userId === undefined);
  let users = 0;
  for await (const user of userId === undefined ? usersOf(client, tableName) : [userId]) {
    users += 1;
    addTally(tally, await rebuildLedgers({ ...options, userId: user, onFinding }));
  }
  if (userId !== undefined && itemsRead(tally) === 0) {
    throw new UserError('OPTION', nothingFound(userId, tableName));
  }
  for (const line of closingLines(users, tally)) {
    print(line);
  }
  return differencesOf(tally).left > 0 ? EXIT_CODES.somethingLeft : EXIT_CODES.nothingLeft;
}

/** Prints findings, with the user before the first one of each, unless only one user was given. */
function findingPrinter(print: (line: string) => void, withUsers: boolean): (finding: Finding) => void {
  let lastUser: string | undefined;
  return (finding) => {
    if (withUsers && finding.userId !== lastUser) {
      print(`User ${plain(finding.userId)}`);
      lastUser = finding.userId;
    }
    for (const line of findingLines(finding)) {
      print(line);
    }
  };
}

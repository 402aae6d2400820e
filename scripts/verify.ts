import { Command } from 'commander';
import { readOutputsFile } from '../deployment/outputs-file.ts';
import { failureText, UserError } from '../errors/user-error.ts';
import { carryOut, findingText, summaryText } from '../verify/check.ts';
import type { Finding } from '../verify/check.ts';
import { deleteEntries } from '../verify/checks/entries.ts';
import { checks } from '../verify/checks/index.ts';
import { openTarget } from '../verify/target.ts';
import { UNSEEN } from '../verify/unseen.ts';

/**
 * `npm run verify`: looks whether a deployed stack behaves as could only be assumed before, and says of each
 * difference what to do.
 */

interface VerifyOptions {
  readonly outputs: string;
  readonly user?: string;
  readonly password?: string;
  readonly unseen?: boolean;
}

async function verify({ outputs: file, user, password }: VerifyOptions): Promise<void> {
  const outputs = readOutputsFile(file, 'npm run deploy');
  const demoUser = outputs.custom?.demo_user;
  const username = user ?? demoUser?.username;
  const secret =
    password ?? process.env['TEST_PASSWORD'] ?? (user === undefined ? demoUser?.password : undefined);
  if (username === undefined || secret === undefined) {
    throw new UserError('OPTION', 'Name a user of the stack: --user EMAIL --password PASSWORD');
  }
  const target = await openTarget(outputs, { username, password: secret });
  const findings: Finding[] = [];
  try {
    for (const check of checks) {
      const finding = await carryOut(check, target);
      findings.push(finding);
      console.log(findingText(finding));
    }
  } finally {
    await deleteEntries(target);
  }
  console.log(`\n${summaryText(findings)}. What cannot be seen from outside: npm run verify -- --unseen`);
  process.exitCode = findings.every(({ verdict }) => verdict === 'as assumed') ? 0 : 1;
}

function printUnseen(): void {
  for (const { reason, rows } of UNSEEN) {
    console.log([reason, ...rows.map((row) => `  ${row}`)].join('\n'));
  }
}

const command = new Command('npm run verify --')
  .description('Looks whether a stack behaves as was assumed of AWS. Adds some expenses and deletes them.')
  .option('--outputs <file>', 'the amplify_outputs.json of the stack', 'amplify_outputs.json')
  .option(
    '--user <email>',
    'a user of the stack without a second factor (default: the demo user of a local stack)',
  )
  .option('--password <password>', 'the password of that user (default: TEST_PASSWORD of the environment)')
  .option('--unseen', 'only list what was assumed and cannot be seen from outside')
  .parse();
const options = command.opts<VerifyOptions>();
if (options.unseen === true) {
  printUnseen();
} else {
  verify(options).catch((error: unknown) => {
    console.error(failureText(error));
    process.exitCode = 1;
  });
}

import { UserError as StackUserError } from 'appsync-local-stack';
import pc from 'picocolors';
import { networkFailure } from '../errors/network-failure.ts';
import { failureText } from '../errors/user-error.ts';

/** Runs a command of this folder; an error ends it with code 1, and with one line if its user can mend it. */
export function runCommand(main: () => Promise<void>): void {
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  main().catch((error: unknown) => {
    process.stderr.write(`${pc.red(reason(error))}\n`);
    process.exit(1);
  });
}

export function printLine(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** In one line; `fetch` gives the reason only as the cause of its error. */
function reason(error: unknown): string {
  return error instanceof StackUserError ? error.message : (networkFailure(error) ?? failureText(error));
}

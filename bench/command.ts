import pc from 'picocolors';

/** Runs a command of this folder; an error ends it with one line and code 1. */
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
  if (!(error instanceof Error)) {
    return String(error);
  }
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

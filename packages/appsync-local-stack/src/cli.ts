import { readFile } from 'node:fs/promises';
import { isIPv6 } from 'node:net';
import { basename, join } from 'node:path';
import pc from 'picocolors';
import type { CodeMessage } from './auth/verification/code-message.ts';
import { createCommand } from './cli-options.ts';
import type { CliOptions } from './cli-options.ts';
import type { LocalStack, LocalStackOptions, SynthesizedStack } from './local-stack.ts';
import { writeAmplifyOutputs } from './outputs/amplify-outputs.ts';
import { watchPackageManager } from './package-manager-watch.ts';
import { claimDataDirectory } from './server/data-directory.ts';
import type { DirectoryLock } from './server/directory-lock.ts';
import { errorCode } from './server/error-code.ts';
import { StartError } from './server/start-error.ts';
import { stackOf, UserError } from './user-error.ts';

export { StartError };

export interface CliProps extends Pick<LocalStackOptions, 'title' | 'examples' | 'site'> {
  /** Gives the template to run. @default the command is told the template's file */
  readonly synthesize?: LocalStackOptions['synthesize'];
}

/**
 * The command that runs a stack on this machine until it is stopped. Ends the process: 0 when it was asked to
 * stop, 1 with one line on the error output when it could not start or continue.
 *
 * @param name the command as people type it, for its help
 */
export async function runCli(name: string, props: CliProps = {}): Promise<void> {
  const { synthesize, site, ...consoleProps } = props;
  const command = createCommand(name, synthesize === undefined).parse();
  const options = command.opts<CliOptions>();
  const [templateFile = ''] = command.args;
  const outputsFile = join(options.dataDir, 'amplify_outputs.json');
  // A closed terminal must not leave the data directory claimed.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  let stop = (): void => process.exit(0);
  let claim: DirectoryLock | undefined;
  watchPackageManager(() => stop());
  try {
    // Loaded only now, so that a mistyped option is reported at once.
    const { startLocalStack } = await import('./start.ts');
    // Its outputs must not take the place of those of a stack that is running.
    claim = options.memory ? await claimDataDirectory(options.dataDir) : undefined;
    const stack = await startLocalStack({
      synthesize: synthesize ?? (() => readTemplateFile(templateFile)),
      ...consoleProps,
      ...(site === undefined ? {} : { site }),
      port: options.port,
      tls: options.tls,
      // Kept, so that clients that trust it need not be told again at the next start.
      certificateDirectory: join(options.dataDir, 'certificates'),
      ...(options.host === undefined ? {} : { host: options.host }),
      issuer: options.issuer,
      ...(options.memory ? {} : { dataDirectory: options.dataDir }),
      ...(options.engine ? { engine: options.engine } : {}),
      ...(options.dynamodbEndpoint ? { dynamodbEndpoint: options.dynamodbEndpoint } : {}),
      onMessage: (message) => console.log(codeLine(message)),
      log: (line) => console.log(pc.dim(line)),
      onFailure: fail,
    });
    const close = async () => {
      await stack.close();
      await claim?.release();
    };
    stop = () => void close().then(() => process.exit(0));
    stopOnSignal(stop);
    await writeOutputs(outputsFile, stack);
    console.log(summary(stack, options, outputsFile, site !== undefined));
    if (stack.exposedAddresses.length > 0) {
      console.log(exposure(stack));
    }
    const seconds = process.uptime().toFixed(1);
    console.log(`${pc.green('Ready')} at ${pc.bold(stack.graphqlUrl)} after ${seconds} s. Stop with Ctrl+C.`);
  } catch (error) {
    await claim?.release();
    fail(failure(error));
  }
}

/** @throws {StartError} when the file cannot be read, or is not JSON */
async function readTemplateFile(file: string): Promise<SynthesizedStack> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new StartError(
      'TEMPLATE',
      `${file} cannot be read (${errorCode(error)}): name the template that "cdk synth" wrote, e.g. cdk.out/Notes.template.json`,
      { cause: error },
    );
  }
  try {
    const template: unknown = JSON.parse(text);
    return { stackName: basename(file).replace(/(\.template)?\.json$/, ''), template };
  } catch (error) {
    throw new StartError('TEMPLATE', `${file} is not JSON: name the template that "cdk synth" wrote`, {
      cause: error,
    });
  }
}

async function writeOutputs(file: string, { outputs }: LocalStack): Promise<void> {
  try {
    await writeAmplifyOutputs(file, outputs);
  } catch (error) {
    throw new StartError(
      'DATA_DIRECTORY',
      `${file} cannot be written (${errorCode(error)}): choose another with --data-dir`,
      {
        cause: error,
      },
    );
  }
}

function summary(stack: LocalStack, options: CliOptions, outputsFile: string, hasSite: boolean): string {
  const { user_pool_id: poolId, user_pool_client_id: clientId } = stack.outputs.auth;
  const kept = options.memory ? 'in memory' : `in ${options.dataDir}`;
  const lines = [
    ...(hasSite ? [['App', `${stack.origin}/ in the browser`]] : []),
    ['Console', `${stack.origin}/${hasSite ? 'console' : ''} in the browser`],
    ['GraphQL', `${stack.graphqlUrl} (POST)`],
    ['Cognito', `${stack.origin}, pool ${poolId}, client ${clientId}`],
    ['Demo user', `${stack.demoUser.username}, password ${stack.demoUser.password}`],
    ['Data', `${kept}, by ${stack.engine} at ${stack.dynamodbEndpoint}`],
    ['Clients', `read ${outputsFile}`],
    ...(stack.certificateFile
      ? [['Trust', `${stack.certificateFile} (NODE_EXTRA_CA_CERTS for Node.js)`]]
      : []),
  ];
  return lines.map(([label = '', text = '']) => `${pc.cyan(label.padEnd(9))} ${text}`).join('\n');
}

/** The local user pool checks no AWS signature: everybody who can reach it can set any user's password. */
function exposure({ origin, exposedAddresses }: LocalStack): string {
  const { protocol, port } = new URL(origin);
  const urls = exposedAddresses.map(
    (address) => `${protocol}//${isIPv6(address) ? `[${address}]` : address}:${port}`,
  );
  return `${pc.yellow('Warning')}   other machines can use this stack and administer its users: ${urls.join(', ')}`;
}

function codeLine({ kind, destination, code }: CodeMessage): string {
  const medium = destination.includes('@') ? 'E-mail' : 'SMS';
  const what = kind === 'AdminCreateUser' ? 'temporary password' : `${kind} code`;
  return `${pc.yellow(medium.padEnd(9))} to ${destination}: ${what} ${pc.bold(code)}`;
}

/** The first signal closes in good order, the second ends at once. */
function stopOnSignal(stop: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      process.once(signal, () => process.exit(1));
      stop();
    });
  }
}

/** One line for what the user can correct; a fault of the local stack keeps its stack trace. */
function failure(error: unknown): string {
  return error instanceof UserError ? error.message : `Internal error of the local stack: ${stackOf(error)}`;
}

function fail(line: string): never {
  console.error(pc.red(line));
  process.exit(1);
}

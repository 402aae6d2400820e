import { Command, InvalidArgumentError, Option } from 'commander';
import pc from 'picocolors';
import { ISSUER_FORMS } from './auth/tokens/issuer-form.ts';
import type { IssuerForm } from './auth/tokens/issuer-form.ts';
import type { EngineName } from './dynamodb/engine.ts';
import { readPort } from './read-port.ts';

/** The options of the local stack's command line. */
export interface CliOptions {
  readonly port: number;
  readonly host?: string;
  readonly dataDir: string;
  readonly memory: boolean;
  readonly tls: boolean;
  readonly issuer: IssuerForm;
  readonly engine?: EngineName;
  readonly dynamodbEndpoint?: string;
}

/**
 * The command line of the local stack. Its messages name the option that is wrong.
 *
 * @param name the command as people type it, for its help
 * @param takesTemplate whether an argument names the template to run
 */
export function createCommand(name: string, takesTemplate = false): Command {
  const command = new Command(name).description(
    'Runs the whole stack on this machine: GraphQL API, user pool and table.',
  );
  if (takesTemplate) {
    command.argument('<template>', 'what "cdk synth" wrote, e.g. cdk.out/Notes.template.json');
  }
  return command
    .option('--port <number>', 'port to listen on; 0 for any free port', readPort, 4000)
    .option(
      '--host <address>',
      'also answer other machines, at this address; 0.0.0.0 for all addresses (default: this machine only)',
    )
    .option('--data-dir <directory>', 'where data and users are kept', '.local')
    .option('--memory', 'keep data and users in memory only', false)
    .option('--tls', 'use HTTPS and WSS, with a generated certificate', false)
    .addOption(
      new Option('--issuer <form>', 'issuer of tokens: this server, or as on AWS')
        .choices(ISSUER_FORMS)
        .default('local'),
    )
    .addOption(
      new Option(
        '--engine <name>',
        'DynamoDB engine (default: dynoxide where npm has it, else dynamodb-local)',
      ).choices(['dynoxide', 'dynamodb-local']),
    )
    .option(
      '--dynamodb-endpoint <url>',
      'use a DynamoDB that is already running, e.g. http://localhost:8000',
      readUrl,
    )
    .configureOutput({ outputError: (text) => process.stderr.write(pc.red(text)) });
}

function readUrl(text: string): string {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) {
    throw new InvalidArgumentError('It must be a URL, for example http://localhost:8000.');
  }
  return text;
}

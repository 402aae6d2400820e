import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { Command, Option } from 'commander';
import { UserError } from '../errors/user-error.ts';
import type { Settings } from '../infra/settings.ts';
import { stackNameOf, STAGES } from '../infra/stages.ts';
import type { Stage } from '../infra/stages.ts';
import { settingsOfCommand } from './settings-of-command.ts';

/** The option of every command that changes a deployment. */
export interface StageOptions {
  readonly stage: Stage;
}

/** A command with the option `--stage`; it passes unknown options to the CDK CLI. */
export function stageCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .addOption(new Option('--stage <name>', 'which stage').choices(Object.keys(STAGES)).default('dev'))
    .argument(
      '[cdk options...]',
      'further options of the CDK CLI, e.g. --profile mine -c defaultCurrency=EUR',
    )
    .allowUnknownOption();
}

/**
 * The settings of the command, or undefined when one is refused: that has been reported in one line, without
 * the stack trace that the CDK CLI would show.
 */
export function readSettingsOrSay(stage: Stage, further: readonly string[]): Settings | undefined {
  try {
    return settingsOfCommand(stage, further);
  } catch (error) {
    if (!(error instanceof UserError)) {
      throw error;
    }
    console.error(error.message);
    return undefined;
  }
}

/**
 * Runs the project's CDK CLI on a stage's stack, in this terminal.
 *
 * @param verb e.g. `deploy`
 * @returns the exit code
 */
export function runCdk(verb: string, stage: Stage, further: readonly string[]): number {
  const cli = createRequire(import.meta.url).resolve('aws-cdk/bin/cdk');
  const { status } = spawnSync(
    process.execPath,
    [cli, verb, stackNameOf(stage), '--context', `stage=${stage}`, ...further],
    { stdio: 'inherit' },
  );
  return status ?? 1;
}

/**
 * Lets the AWS SDK take the credentials that the CDK CLI was told to take.
 *
 * @param further options of the CDK CLI, e.g. `['--profile', 'mine']`
 */
export function useProfile(further: readonly string[]): void {
  const index = further.findIndex((option) => /^--profile(=|$)/.test(option));
  const [, attached] = further[index]?.split('=', 2) ?? [];
  const profile = attached ?? (index === -1 ? undefined : further[index + 1]);
  if (profile !== undefined) {
    process.env['AWS_PROFILE'] = profile;
  }
}

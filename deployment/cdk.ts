import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { Command } from 'commander';
import { UserError } from '../errors/user-error.ts';
import type { Settings } from '../infra/settings.ts';
import { stackNameOf } from '../infra/stages.ts';
import { settingsOfCommand } from './settings-of-command.ts';

/** The option of every command that changes a deployment. */
export interface StageOptions {
  readonly stage: string;
}

/** A command with the option `--stage`; it passes unknown options to the CDK CLI. */
export function stageCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option('--stage <name>', 'which stage: dev, prod or another name, e.g. pr-12', 'dev')
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
export function readSettingsOrSay(stage: string, further: readonly string[]): Settings | undefined {
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
export function runCdk(verb: CdkVerb, settings: Settings, further: readonly string[]): number {
  const { status } = spawnSync(process.execPath, [cli(), ...cdkArguments(verb, settings, further)], {
    stdio: 'inherit',
  });
  return status ?? 1;
}

/**
 * What the CDK CLI says of the template of a stage, compared with another template.
 *
 * @param file a template, as JSON
 * @throws {UserError} with the CLI's words, when it fails
 */
export function compareTemplate(stage: string, file: string): string {
  const options = ['--template', file, '--context', `stage=${stage}`];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [cli(), 'diff', stackNameOf(stage), ...options],
    { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' } },
  );
  if (status !== 0) {
    throw new UserError('OPTION', `${stage} cannot be compared with ${file}: ${stderr.trim()}`);
  }
  return `${stdout}${stderr}`;
}

function cli(): string {
  return createRequire(import.meta.url).resolve('aws-cdk/bin/cdk');
}

/** What the commands here have the CDK CLI do. */
export type CdkVerb = 'deploy' | 'destroy' | 'diff';

/**
 * What the CDK CLI is given. A deployment that may be thrown away asks nobody; cdk.json lets the others ask
 * before permissions become wider.
 */
export function cdkArguments(verb: CdkVerb, settings: Settings, further: readonly string[]): string[] {
  const { stage, keepsData } = settings;
  const asksNobody = verb === 'deploy' && !keepsData && !further.some(isApproval);
  return [
    ...[verb, stackNameOf(stage), '--context', `stage=${stage}`],
    ...(asksNobody ? ['--require-approval', 'never'] : []),
    ...further,
  ];
}

function isApproval(option: string): boolean {
  return /^--require-approval(=|$)/.test(option);
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

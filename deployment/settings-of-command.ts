import { readFileSync } from 'node:fs';
import { RootConstruct } from 'constructs';
import { readSettings, SETTING_NAMES, SettingRefused } from '../infra/settings.ts';
import type { Settings } from '../infra/settings.ts';

/**
 * The settings that the CDK CLI will pass to the app: those of the stage, of `cdk.json` and of the command
 * line.
 *
 * @param further options of the CDK CLI, e.g. `['-c', 'defaultCurrency=EUR']`
 * @throws {SettingRefused} when a value is not allowed; the message names the setting, the value given and
 * what is allowed
 */
export function settingsOfCommand(stage: string, further: readonly string[]): Settings {
  const { node } = new RootConstruct();
  refuseSettingsAsOptions(further);
  const given = givenContext(further);
  const other = given.find(([name, value]) => name === 'stage' && value !== stage);
  if (other !== undefined) {
    throw new SettingRefused(
      `Setting stage is ${JSON.stringify(other[1])}, and --stage is ${JSON.stringify(stage)}; give --stage alone`,
    );
  }
  for (const [name, value] of [...fileContext(), ...given, ['stage', stage]] as const) {
    node.setContext(name, value);
  }
  return readSettings(node);
}

function fileContext(): [string, unknown][] {
  const file = new URL('../cdk.json', import.meta.url);
  const { context } = JSON.parse(readFileSync(file, 'utf8')) as { context: Record<string, unknown> }; // our own file
  return Object.entries(context);
}

/** What `-c name=value`, `--context name=value` and `--context=name=value` give. */
function givenContext(further: readonly string[]): [string, string][] {
  return further.flatMap((option, index) => {
    const [, flag = '', attached] = /^(-c|--context)(?:=(.*))?$/s.exec(option) ?? [];
    return flag === '' ? [] : [readPair(flag, attached ?? further[index + 1] ?? '')];
  });
}

/**
 * The CDK CLI skips a value that is not a pair, with a warning among many lines: users would believe that
 * sign-up is closed.
 */
function readPair(flag: string, text: string): [string, string] {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new SettingRefused(`Option ${flag} is ${JSON.stringify(text)}; it must be name=value`);
  }
  return [name, value];
}

/** The CDK CLI accepts every option and silently ignores those that it does not know. */
function refuseSettingsAsOptions(further: readonly string[]): void {
  for (const option of further) {
    if (/^-c[^=]/.test(option)) {
      throw new SettingRefused(`Option ${option} is not known; settings are given as -c name=value`);
    }
    const [, flag, name = ''] = /^(--(?:no-)?([^=]+))/.exec(option) ?? [];
    const meant = SETTING_NAMES.find((known) => spelling(known) === spelling(name));
    if (flag !== undefined && meant !== undefined) {
      throw new SettingRefused(`Option ${flag} is a setting; it must be given as -c ${meant}=VALUE`);
    }
  }
}

/** A name without hyphens and case, for misspelt names such as `self-sign-up` for `selfSignUp`. */
function spelling(name: string): string {
  return name.replace(/[-_]/g, '').toLowerCase();
}

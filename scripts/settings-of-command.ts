import { readFileSync } from 'node:fs';
import { RootConstruct } from 'constructs';
import { readSettings } from '../infra/settings.ts';
import type { Settings } from '../infra/settings.ts';
import type { Stage } from '../infra/stages.ts';

/**
 * The settings that the CDK CLI will hand to the app: those of the stage, of `cdk.json` and of the command line.
 *
 * @param further options of the CDK CLI, e.g. `['-c', 'defaultCurrency=EUR']`
 * @throws SettingRefused naming the setting, the value given and what is allowed
 */
export function settingsOfCommand(stage: Stage, further: readonly string[]): Settings {
  const { node } = new RootConstruct();
  for (const [name, value] of [...fileContext(), ['stage', stage], ...givenContext(further)] as const) {
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
    const pair = /^(?:-c|--context)$/.test(option)
      ? further[index + 1]
      : /^(?:-c|--context)=(.*)$/.exec(option)?.[1];
    const [, name, value] = /^([^=]+)=(.*)$/.exec(pair ?? '') ?? [];
    return name === undefined || value === undefined ? [] : [[name, value] satisfies [string, string]];
  });
}

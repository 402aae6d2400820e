import type { Node } from 'constructs';
import { currencyDecimals } from '../resolvers/shared/currency.ts';
import { stages } from './stages.ts';
import type { Stage, StageSettings } from './stages.ts';

/** What this deployment is to be. */
export interface Settings extends StageSettings {
  readonly stage: Stage;
}

/** Reads one setting: what it must be, and its value when it is that. */
interface Kind<Value> {
  readonly allowed: string;
  readonly read: (given: unknown) => Value | undefined;
}

const stage: Kind<Stage> = {
  allowed: Object.keys(stages).join(' or '),
  read: (given) => Object.keys(stages).find((name): name is Stage => name === given),
};
const currency: Kind<string> = {
  allowed: 'an ISO 4217 code in capital letters, for example USD',
  read: (given) => (typeof given === 'string' && currencyDecimals(given) !== undefined ? given : undefined),
};
/** The command line gives texts, `cdk.json` may give booleans and numbers. */
const yesOrNo: Kind<boolean> = {
  allowed: 'true or false',
  read: (given) =>
    given === true || given === 'true' ? true : given === false || given === 'false' ? false : undefined,
};
const rateLimit = number('a whole number from 10 to 2000000000', (value) => value >= 10 && value <= 2e9);
const dollars = number('a whole number of US dollars from 1 up', (value) => value >= 1);
const emailAddress = text('an e-mail address', /^[^\s@]+@[^\s@]+\.[^\s@]+$/);
const hostName = text('a host name, for example api.example.com', /^([a-z0-9-]+\.)+[a-z]{2,}$/);
const certificate = text(
  'the ARN of a certificate in us-east-1, where AppSync looks for it',
  /^arn:aws[a-z-]*:acm:us-east-1:\d{12}:certificate\/[\w-]+$/,
);

/**
 * Reads the settings: those of the stage (`-c stage=prod`; dev when none is named), and what the app's context says
 * otherwise, e.g. `-c defaultCurrency=EUR`.
 *
 * @throws Error naming the setting, the value given and what is allowed; also for a setting that does not exist, so that a
 * misspelt one is not passed over
 */
export function readSettings(node: Node): Settings {
  const known = new Set<string>(['stage']);
  const chosen = check('stage', node.tryGetContext('stage') ?? 'dev', stage);
  const read = <Value>(name: keyof StageSettings, kind: Kind<Value>): Value | undefined => {
    known.add(name);
    const value: unknown = node.tryGetContext(name) ?? stages[chosen][name];
    return value === undefined ? undefined : check(name, value, kind);
  };
  const settings: Settings = {
    ...stages[chosen],
    ...given({
      defaultCurrency: read('defaultCurrency', currency),
      introspection: read('introspection', yesOrNo),
      monitoring: read('monitoring', yesOrNo),
      endExpiredSubscriptions: read('endExpiredSubscriptions', yesOrNo),
      operationMetrics: read('operationMetrics', yesOrNo),
      threatProtection: read('threatProtection', yesOrNo),
      emailFrom: read('emailFrom', emailAddress),
      wafRateLimit: read('wafRateLimit', rateLimit),
      domainName: read('domainName', hostName),
      certificateArn: read('certificateArn', certificate),
      alarmEmail: read('alarmEmail', emailAddress),
      monthlyBudget: read('monthlyBudget', dollars),
    }),
    stage: chosen,
  };
  if ((settings.domainName === undefined) !== (settings.certificateArn === undefined)) {
    throw new Error('Settings domainName and certificateArn are only good together; one is missing');
  }
  const untold = (['alarmEmail', 'monthlyBudget'] as const).find((name) => settings[name] !== undefined);
  if (untold !== undefined && !settings.monitoring) {
    throw new Error(
      `Setting ${untold} needs monitoring, which this stage is without: give monitoring=true as well`,
    );
  }
  refuseUnknown(node, known);
  return settings;
}

function check<Value>(name: string, value: unknown, { allowed, read }: Kind<Value>): Value {
  const taken = read(value);
  if (taken === undefined) {
    throw new Error(`Setting ${name} is ${JSON.stringify(value)}; it must be ${allowed}`);
  }
  return taken;
}

/** CDK's own context has `@`, `:` or `-` in its names; what has none is meant for us. */
function refuseUnknown(node: Node, known: ReadonlySet<string>): void {
  const all = node.getAllContext() as Readonly<Record<string, unknown>>; // CDK's type of it is `any`.
  const unknown = Object.keys(all).find((name) => !/[@:-]/.test(name) && !known.has(name));
  if (unknown !== undefined) {
    throw new Error(`Setting ${unknown} is not known; there are ${[...known].sort().join(', ')}`);
  }
}

function number(allowed: string, holds: (value: number) => boolean): Kind<number> {
  return {
    allowed,
    read: (given) => {
      const value = typeof given === 'string' && /^\d+$/.test(given) ? Number(given) : given;
      return typeof value === 'number' && Number.isSafeInteger(value) && holds(value) ? value : undefined;
    },
  };
}

function text(allowed: string, pattern: RegExp): Kind<string> {
  return {
    allowed,
    read: (given) => (typeof given === 'string' && pattern.test(given) ? given : undefined),
  };
}

/** The members that have a value. */
function given<Values extends object>(
  values: Values,
): { [Name in keyof Values]?: NonNullable<Values[Name]> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Name in keyof Values]?: NonNullable<Values[Name]> }; // just filtered
}

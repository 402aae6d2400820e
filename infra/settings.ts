import type { Node } from 'constructs';
import { UserError } from '../errors/user-error.ts';
import { currencyDecimals } from '../resolvers/shared/currency.ts';
import { inheritedBy, STAGES } from './stages.ts';
import type { Stage, StageSettings } from './stages.ts';

/** Every setting that `-c name=value` can give. */
export const SETTING_NAMES = [
  'alarmEmail',
  'backupVaultArn',
  'certificateArn',
  'defaultCurrency',
  'domainName',
  'emailFrom',
  'endExpiredSubscriptions',
  'inherits',
  'introspection',
  'monitoring',
  'monthlyBudget',
  'operationMetrics',
  'refreshTokenRotation',
  'selfSignUp',
  'stage',
  'terminationProtection',
  'threatProtection',
  'wafRateLimit',
  'wafTokenRateLimit',
  'web',
  'webCertificateArn',
  'webDomainName',
] as const satisfies readonly (keyof StageSettings | 'inherits' | 'stage')[];
type SettingName = Exclude<(typeof SETTING_NAMES)[number], 'inherits' | 'stage'>;

/** Context that the CDK CLI writes for itself: `cdk acknowledge`, `cdk cli-telemetry`. */
const CDK_NOTES = ['acknowledged-issue-numbers', 'cli-telemetry'];

/** Settings that `none` switches off; they are absent then. */
type Switchable = 'wafRateLimit' | 'wafTokenRateLimit' | 'monthlyBudget';

/** The settings of this deployment. */
export interface Settings extends Omit<StageSettings, Switchable> {
  /** The name of the stage, a part of that of the stack. */
  readonly stage: string;
  /** The stage in `stages.ts` that it has its settings from: itself, if it is one of them. */
  readonly inherits: Stage;
  readonly wafRateLimit?: number;
  readonly wafTokenRateLimit?: number;
  readonly monthlyBudget?: number;
}

/** A setting that cannot be taken. The message is a sentence for whoever gave it. */
export class SettingRefused extends UserError {
  override readonly name = 'SettingRefused';

  constructor(message: string) {
    super('SETTING', message);
  }
}

/** Reads one setting: what is allowed, and the value if it is allowed. */
interface Kind<Value> {
  readonly allowed: string;
  readonly read: (given: unknown) => Value | undefined;
}

/** With the stack's name before it, and a part of a UUID behind it, the name of a vault has 50 characters. */
const stage = text(
  'dev, prod or another name of at most 26 lower-case letters, digits and hyphens that begins with a letter',
  /^[a-z](?:[a-z0-9-]{0,24}[a-z0-9])?$/,
);
const inherited: Kind<Stage> = {
  allowed: Object.keys(STAGES).join(' or '),
  read: (given) => Object.keys(STAGES).find((name): name is Stage => name === given),
};
const currency: Kind<string> = {
  allowed: 'an ISO 4217 code in capital letters, for example USD',
  read: (given) => (typeof given === 'string' && currencyDecimals(given) !== undefined ? given : undefined),
};
/** The command line gives strings, `cdk.json` may give booleans and numbers. */
const yesOrNo: Kind<boolean> = {
  allowed: 'true or false',
  read: (given) =>
    given === true || given === 'true' ? true : given === false || given === 'false' ? false : undefined,
};
const rateLimit = orNone(
  number('a whole number from 10 to 2000000000', (value) => value >= 10 && value <= 2e9),
);
const dollars = orNone(number('a whole number of US dollars from 1 up', (value) => value >= 1));
/**
 * A part of a host name: at most 63 letters, digits and hyphens, without a hyphen at either end (RFC 1123,
 * 2.1).
 */
const HOST_LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const emailAddress = text(
  'an e-mail address',
  new RegExp(`^[\\w.!#$%&'*+/=?^\`{|}~-]+@(?:${HOST_LABEL}\\.)+${HOST_LABEL}$`, 'i'),
);
const hostName = text(
  'a host name, for example api.example.com',
  new RegExp(`^(?:${HOST_LABEL}\\.)+[a-z]{2,63}$`),
);
const certificate = certificateOf('AppSync');
const webCertificate = certificateOf('CloudFront');
const backupVault = text(
  'the ARN of a backup vault, for example arn:aws:backup:eu-west-1:111122223333:backup-vault:expenses',
  /^arn:aws[a-z-]*:backup:[a-z]+(-[a-z]+)+-\d:\d{12}:backup-vault:[\w-]{2,50}$/,
);

/**
 * Reads the settings: those of the stage (`-c stage=prod`; dev when none is named) or of the one that
 * it inherits from, and the values in the
 * app's context, which have precedence, e.g. `-c defaultCurrency=EUR`.
 *
 * @throws {SettingRefused} when a value is not allowed, or when there is no such setting, so that a misspelt
 * one is not ignored; the message names the setting, the value given and what is allowed
 */
export function readSettings(node: Node): Settings {
  const name = check('stage', node.tryGetContext('stage') ?? 'dev', stage);
  const itself = inherited.read(name);
  const chosen = check('inherits', node.tryGetContext('inherits') ?? itself ?? inheritedBy(name), inherited);
  if (itself !== undefined && itself !== chosen) {
    throw new SettingRefused(`Setting inherits is "${chosen}"; stage ${name} has settings of its own`);
  }
  const asked = <Value>(name: SettingName, kind: Kind<Value>): Value | undefined => {
    const value: unknown = node.tryGetContext(name);
    return value === undefined ? undefined : check(name, value, kind);
  };
  const read = <Value>(name: SettingName, kind: Kind<Value>): Value | undefined => {
    const value: unknown = asked(name, kind) ?? STAGES[chosen][name];
    return value === undefined ? undefined : check(name, value, kind);
  };
  const selfSignUp = read('selfSignUp', yesOrNo) ?? true;
  // A value that only the stage gives is dropped where sign-up is closed, or without the setting that it
  // needs.
  const wafRateLimit = present((selfSignUp ? read : asked)('wafRateLimit', rateLimit));
  const wafTokenRateLimit = present(
    (wafRateLimit === undefined ? asked : read)('wafTokenRateLimit', rateLimit),
  );
  const { keepsData, logsContents, logRetentionDays } = STAGES[chosen];
  const settings: Settings = {
    stage: name,
    inherits: chosen,
    keepsData,
    logsContents,
    logRetentionDays,
    selfSignUp,
    terminationProtection: read('terminationProtection', yesOrNo) ?? false,
    defaultCurrency: read('defaultCurrency', currency) ?? STAGES[chosen].defaultCurrency,
    introspection: read('introspection', yesOrNo) ?? false,
    monitoring: read('monitoring', yesOrNo) ?? false,
    endExpiredSubscriptions: read('endExpiredSubscriptions', yesOrNo) ?? true,
    refreshTokenRotation: read('refreshTokenRotation', yesOrNo) ?? true,
    operationMetrics: read('operationMetrics', yesOrNo) ?? false,
    threatProtection: read('threatProtection', yesOrNo) ?? false,
    web: read('web', yesOrNo) ?? false,
    ...given({
      emailFrom: read('emailFrom', emailAddress),
      wafRateLimit,
      wafTokenRateLimit,
      domainName: read('domainName', hostName),
      certificateArn: read('certificateArn', certificate),
      alarmEmail: read('alarmEmail', emailAddress),
      monthlyBudget: present(read('monthlyBudget', dollars)),
      backupVaultArn: read('backupVaultArn', backupVault),
      webDomainName: read('webDomainName', hostName),
      webCertificateArn: read('webCertificateArn', webCertificate),
    }),
  };
  refuseHalves(settings);
  refuseUnknown(node);
  return settings;
}

/** Settings that need another one. */
function refuseHalves(settings: Settings): void {
  const { domainName, certificateArn, wafRateLimit, wafTokenRateLimit } = settings;
  if ((domainName === undefined) !== (certificateArn === undefined)) {
    throw new SettingRefused(
      'Settings domainName and certificateArn are only valid together; one is missing',
    );
  }
  const { web, webDomainName, webCertificateArn } = settings;
  if ((webDomainName === undefined) !== (webCertificateArn === undefined)) {
    throw new SettingRefused(
      'Settings webDomainName and webCertificateArn are only valid together; one is missing',
    );
  }
  if (webDomainName !== undefined && !web) {
    throw new SettingRefused(
      'Setting webDomainName needs the web app, which this deployment does not have: give web=true as well',
    );
  }
  if (wafTokenRateLimit !== undefined && wafRateLimit === undefined) {
    throw new SettingRefused(
      'Setting wafTokenRateLimit needs AWS WAF, which this deployment does not have: give wafRateLimit=2000 as well',
    );
  }
  const { alarmEmail, monitoring, monthlyBudget } = settings;
  if (alarmEmail !== undefined && !monitoring && monthlyBudget === undefined) {
    throw new SettingRefused(
      'Setting alarmEmail needs monitoring or a budget, and this deployment has neither: give monitoring=true or monthlyBudget=50 as well',
    );
  }
}

function check<Value>(name: string, value: unknown, { allowed, read }: Kind<Value>): Value {
  const taken = read(value);
  if (taken === undefined) {
    throw new SettingRefused(`Setting ${name} is ${JSON.stringify(value)}; it must be ${allowed}`);
  }
  return taken;
}

/**
 * CDK's own context has `@` or `:` in its names, or is one of its notes; everything else is a setting of
 * ours.
 */
function refuseUnknown(node: Node): void {
  const all = node.getAllContext() as Readonly<Record<string, unknown>>; // CDK's type of it is `any`.
  const known = new Set<string>([...SETTING_NAMES, ...CDK_NOTES]);
  const unknown = Object.keys(all).find((name) => !/[@:]/.test(name) && !known.has(name));
  if (unknown !== undefined) {
    throw new SettingRefused(`Setting ${unknown} is not known; the settings are ${SETTING_NAMES.join(', ')}`);
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

/** The kind, or `none`, which switches it off. */
function orNone<Value>({ allowed, read }: Kind<Value>): Kind<Value | 'none'> {
  return {
    allowed: `${allowed}, or none`,
    read: (given) => (given === 'none' ? given : read(given)),
  };
}

function present<Value>(value: Value | 'none' | undefined): Value | undefined {
  return value === 'none' ? undefined : value;
}

function certificateOf(service: string): Kind<string> {
  return text(
    `the ARN of a certificate in us-east-1, where ${service} looks for it`,
    /^arn:aws[a-z-]*:acm:us-east-1:\d{12}:certificate\/[\w-]+$/,
  );
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

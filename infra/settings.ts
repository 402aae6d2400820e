import type { Node } from 'constructs';
import { currencyDecimals } from '../resolvers/shared/currency.ts';
import { stages } from './stages.ts';
import type { Stage, StageDefaults } from './stages.ts';

/** What may differ from one deployment to another. Each is a context value: `cdk deploy -c stage=prod -c defaultCurrency=EUR`. */
export interface Settings extends StageDefaults {
  /** @default dev */
  readonly stage: Stage;
  /**
   * ISO 4217 code of an expense that is added without a currency.
   *
   * @default USD
   */
  readonly defaultCurrency: string;
  /**
   * Cognito's threat protection: passwords that are known from breaches are refused, and sign-ins that look like somebody
   * else's are blocked or asked for a second factor. It needs Cognito's Plus plan, which has a price for every active user.
   *
   * @default false; repeated wrong passwords lock an account for a while in every plan
   */
  readonly threatProtection: boolean;
  /**
   * The address that confirmation codes come from, of a domain that is verified in Amazon SES in the stack's region.
   *
   * @default Cognito's own address, at most 50 messages a day
   */
  readonly emailFrom?: string;
  /**
   * The most requests that one IP address may send in five minutes, 10 to 2,000,000,000: more are answered 403 by AWS WAF.
   *
   * @default there is no WAF
   */
  readonly wafRateLimit?: number;
  /**
   * The API's own host name, e.g. `api.example.com`; needs `certificateArn`.
   *
   * @default AppSync's host name alone
   */
  readonly domainName?: string;
  /** ARN of the certificate of `domainName`, in AWS Certificate Manager in us-east-1. */
  readonly certificateArn?: string;
  /**
   * Who is told of alarms.
   *
   * @default nobody: subscribe to the topic later
   */
  readonly alarmEmail?: string;
  /**
   * US dollars a month that this stack may cost before somebody is told.
   *
   * @default there is no budget
   */
  readonly monthlyBudget?: number;
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
 * Reads the settings from the app's context.
 *
 * @throws Error naming the setting, the value given and what is allowed; also for a setting that does not exist, so that a
 * misspelt one is not passed over
 */
export function readSettings(node: Node): Settings {
  const known = new Set<string>();
  const read = <Value>(name: keyof Settings, kind: Kind<Value>): Value | undefined => {
    known.add(name);
    const given: unknown = node.tryGetContext(name);
    return given === undefined ? undefined : (kind.read(given) ?? refuse(name, given, kind.allowed));
  };
  const chosen = read('stage', stage) ?? 'dev';
  const optional = {
    emailFrom: read('emailFrom', emailAddress),
    wafRateLimit: read('wafRateLimit', rateLimit),
    domainName: read('domainName', hostName),
    certificateArn: read('certificateArn', certificate),
    alarmEmail: read('alarmEmail', emailAddress),
    monthlyBudget: read('monthlyBudget', dollars),
  };
  const settings: Settings = {
    ...stages[chosen],
    stage: chosen,
    defaultCurrency: read('defaultCurrency', currency) ?? 'USD',
    introspection: read('introspection', yesOrNo) ?? stages[chosen].introspection,
    threatProtection: read('threatProtection', yesOrNo) ?? false,
    ...given(optional),
  };
  if ((settings.domainName === undefined) !== (settings.certificateArn === undefined)) {
    throw new Error('Context values domainName and certificateArn are only good together; one is missing');
  }
  refuseUnknown(node, known);
  return settings;
}

function refuse(name: string, value: unknown, allowed: string): never {
  throw new Error(`Context value ${name} is ${JSON.stringify(value)}; it must be ${allowed}`);
}

/** CDK's own context has `@`, `:` or `-` in its names; what has none is meant for us. */
function refuseUnknown(node: Node, known: ReadonlySet<string>): void {
  const all = node.getAllContext() as Readonly<Record<string, unknown>>; // CDK's type of it is `any`.
  const unknown = Object.keys(all).find((name) => !/[@:-]/.test(name) && !known.has(name));
  if (unknown !== undefined) {
    throw new Error(`Context value ${unknown} is not known; there are ${[...known].sort().join(', ')}`);
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

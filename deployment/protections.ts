import type { Settings } from '../infra/settings.ts';
import { stackNameOf } from '../infra/stages.ts';

/** An active setting, its cost in a month, and how to switch it off. */
export interface Protection {
  readonly name: string;
  /** At list prices of us-east-1, with CloudWatch's free tier. */
  readonly price: string;
  readonly off: string;
}

/** Every setting that protects or monitors a deployment. */
export function protectionsOf(settings: Settings): Protection[] {
  const protections: readonly (false | Protection)[] = [
    settings.monitoring && {
      name: 'monitoring',
      price: '$2.10',
      off: '-c monitoring=false',
    },
    settings.wafRateLimit !== undefined && {
      name: 'wafRateLimit',
      price: '$6.00, and $0.60 a million requests',
      off: '-c wafRateLimit=none, or -c selfSignUp=false',
    },
    settings.wafTokenRateLimit !== undefined && {
      name: 'wafTokenRateLimit',
      price: '$1.00',
      off: '-c wafTokenRateLimit=none',
    },
    settings.monthlyBudget !== undefined && {
      name: `monthlyBudget ($${settings.monthlyBudget})`,
      price: 'nothing',
      off: '-c monthlyBudget=none',
    },
    settings.terminationProtection && {
      name: 'terminationProtection',
      price: 'nothing',
      off: '-c terminationProtection=false',
    },
    settings.backupVaultArn !== undefined && {
      name: 'backupVaultArn',
      price: '$4.40 a GB in the table',
      off: 'leave it out',
    },
    settings.threatProtection && {
      name: 'threatProtection',
      price: '$0.02 an active user',
      off: '-c threatProtection=false',
    },
  ];
  return protections.filter((protection) => protection !== false);
}

/** What `npm run deploy` says before it deploys. */
export function announcement(settings: Settings): string {
  const { stage, inherits, keepsData, selfSignUp, alarmEmail, monitoring, monthlyBudget, wafRateLimit } =
    settings;
  const protections = protectionsOf(settings);
  const widths = { name: widest(protections, 'name'), price: widest(protections, 'price') };
  const lines = [
    ...(stage === inherits
      ? []
      : [
          `Stage ${stage} inherits from ${inherits}: its data ${keepsData ? 'stays when' : 'goes with'} the stack${keepsData ? ' is deleted' : ''}.`,
        ]),
    ...(protections.length === 0 ? [] : [`${stackNameOf(stage)} has, at list prices of us-east-1 a month:`]),
    ...protections.map(
      ({ name, price, off }) => `  ${name.padEnd(widths.name)}  ${price.padEnd(widths.price)}  off: ${off}`,
    ),
    selfSignUp
      ? `Anybody may sign up. -c selfSignUp=false closes that, costs nothing${wafRateLimit === undefined ? '' : ' and needs no WAF'}: ` +
        'then you add people.'
      : 'Nobody can sign up: you add people.',
  ];
  if ((monitoring || monthlyBudget !== undefined) && alarmEmail === undefined) {
    lines.push('Nobody receives alarms and budget warnings yet: -c alarmEmail=you@example.com');
  }
  if (monthlyBudget !== undefined) {
    lines.push(
      'The budget counts no costs until the tag "stack" is activated: docs/operations.md, "The first day".',
    );
  }
  return lines.join('\n');
}

function widest(protections: readonly Protection[], part: 'name' | 'price'): number {
  return Math.max(0, ...protections.map((protection) => protection[part].length));
}

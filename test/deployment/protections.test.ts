import { describe, expect, it } from 'vitest';
import { billedParts } from '../../bench/bill/billed-parts.ts';
import { backupCharge, cognitoCharge, firewallCharge, watchingCharge } from '../../bench/bill/cost-model.ts';
import { announcement, protectionsOf } from '../../deployment/protections.ts';
import { settingsOfCommand } from '../../deployment/settings-of-command.ts';
import { synthesize } from '../../infra/synthesize.ts';
import { EVERY_SETTING } from '../support/settings.ts';

const prod = (...further: string[]) => settingsOfCommand('prod', further);
const optionsOf = (context: Readonly<Record<string, string>>) =>
  Object.entries(context).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

describe('announcement', () => {
  it('lists what prod has by itself, with price and switch, and what is still to be done', () => {
    expect(announcement(prod()).split('\n')).toEqual([
      'ExpenseTracker-prod has, at list prices of us-east-1 a month:',
      '  monitoring             $2.10                                off: -c monitoring=false',
      '  wafRateLimit           $6.00, and $0.60 a million requests  off: -c wafRateLimit=none, or -c selfSignUp=false',
      '  wafTokenRateLimit      $1.00                                off: -c wafTokenRateLimit=none',
      '  monthlyBudget ($50)    nothing                              off: -c monthlyBudget=none',
      '  terminationProtection  nothing                              off: -c terminationProtection=false',
      'Anybody may sign up. -c selfSignUp=false closes that, costs nothing and needs no WAF: then you add people.',
      'Nobody receives alarms and budget warnings yet: -c alarmEmail=you@example.com',
      'The budget counts no costs until the tag "stack" is activated: docs/operations.md, "The first day".',
    ]);
  });

  it('is short where sign-up is closed and nothing is to be told', () => {
    expect(announcement(settingsOfCommand('dev', ['-c', 'selfSignUp=false']))).toBe(
      'Nobody can sign up: you add people.',
    );
  });

  it('says of dev, too, that anybody may sign up', () => {
    expect(announcement(settingsOfCommand('dev', []))).toBe(
      'Anybody may sign up. -c selfSignUp=false closes that, costs nothing: then you add people.',
    );
  });
});

describe('protectionsOf', () => {
  const priceOf = (name: string, ...further: string[]) =>
    protectionsOf(prod(...further)).find((protection) => protection.name === name)?.price;
  const usd = (amount: number) => `$${amount.toFixed(2)}`;

  it('names the prices that the template has at the prices of docs/costs.md', () => {
    const parts = billedParts(synthesize({ stage: 'prod' }).template);
    const perMillion = firewallCharge(1_000_000, { webAcls: 0, webAclRules: 0 });
    const all = billedParts(synthesize({ stage: 'prod', ...EVERY_SETTING }).template);

    expect(priceOf('monitoring')).toBe(usd(watchingCharge(parts)));
    expect(priceOf('wafRateLimit')).toBe(
      `${usd(firewallCharge(0, { webAcls: parts.webAcls, webAclRules: 1 }))}, and ${usd(perMillion)} a million requests`,
    );
    expect(parts.webAclRules).toBe(2);
    expect(priceOf('wafTokenRateLimit')).toBe(usd(firewallCharge(0, { webAcls: 0, webAclRules: 1 })));
    expect(priceOf('backupVaultArn', ...optionsOf(EVERY_SETTING))).toBe(
      `${usd(backupCharge(1_000_000_000, all))} a GB in the table`,
    );
    expect(priceOf('threatProtection', ...optionsOf(EVERY_SETTING))).toBe(
      `${usd(cognitoCharge('PLUS', 1))} an active user`,
    );
  });

  it.each(protectionsOf(prod()))('tells how to switch off $name: $off', ({ name, off }) => {
    for (const way of off.split(', or ')) {
      const left = protectionsOf(prod(...way.split(' '))).map((protection) => protection.name);

      expect(left).not.toContain(name);
      expect(left.length).toBeGreaterThan(0);
    }
  });
});

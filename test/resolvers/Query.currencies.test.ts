import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import codes from 'currency-codes';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../../infra/bundle.ts';
import { pipelines } from '../../infra/pipelines.ts';
import { findResolverFiles } from '../../infra/resolver-files.ts';
import type { Currency } from '../../resolvers/generated/schema.ts';
import { currencyDecimals } from '../../resolvers/shared/currency.ts';
import { useHandlers } from '../support/handlers.ts';

/**
 * ISO 4217's list of withdrawn currencies as it is published, 2026-01-01.
 *
 * Source: https://www.six-group.com/en/products-services/financial-information/data-standards.html
 */
const listThree = readFileSync(join(import.meta.dirname, 'iso-4217-list-three.xml'), 'utf8');

/** By code, the last month of a withdrawn currency and its name then. */
function withdrawnByListThree(): Map<string, { name: string; withdrawnIn: string }> {
  const entries = [...listThree.matchAll(/<HstrcCcyNtry>(.*?)<\/HstrcCcyNtry>/gs)].map(([, entry = '']) => ({
    code: textOf(entry, 'Ccy'),
    name: textOf(entry, 'CcyNm'),
    // Some are ranges: `1990-07 to 1990-09`.
    withdrawnIn: textOf(entry, 'WthdrwlDt').slice(-7),
  }));
  entries.sort((a, b) => (a.withdrawnIn < b.withdrawnIn ? -1 : 1));
  return new Map(entries.map(({ code, ...rest }) => [code, rest]));
}

/** The text of an element, without the white space that the list has at the ends of some. */
function textOf(entry: string, element: string): string {
  const text = new RegExp(`<${element}>(.*?)</${element}>`, 's').exec(entry)?.[1] ?? '';
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** Every code of three letters that an expense can have. */
function acceptedCodes(): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const all = letters.flatMap((a) => letters.flatMap((b) => letters.map((c) => a + b + c)));
  return all.filter((code) => currencyDecimals(code) !== undefined);
}

describe('Query.currencies', () => {
  const { request, response } = useHandlers('Query.currencies');
  let currencies: Currency[];

  beforeAll(async () => {
    currencies = (await response({ result: null })).result as Currency[]; // the handler's own type
  });

  it('asks no data source for anything', async () => {
    const { result } = await request({});

    expect(result).toEqual({ payload: null });
  });

  it.each([
    { code: 'JPY', decimals: 0, name: 'Yen', isCurrent: true, withdrawnIn: null },
    { code: 'KWD', decimals: 3, name: 'Kuwaiti Dinar', isCurrent: true, withdrawnIn: null },
    { code: 'USD', decimals: 2, name: 'US Dollar', isCurrent: true, withdrawnIn: null },
    { code: 'XCG', decimals: 2, name: 'Caribbean Guilder', isCurrent: true, withdrawnIn: null },
    { code: 'HRK', decimals: 2, name: 'Kuna', isCurrent: false, withdrawnIn: '2023-01' },
    { code: 'ITL', decimals: 0, name: 'Italian Lira', isCurrent: false, withdrawnIn: '2002-03' },
  ])('gives $code with $decimals decimals as $name', (currency) => {
    expect(currencies).toContainEqual(currency);
  });

  it('gives exactly the currencies that an expense can have, by code', () => {
    expect(currencies.map(({ code }) => code)).toEqual(acceptedCodes());
  });

  it('gives each the decimals that an amount may have', () => {
    expect(currencies.map(({ decimals }) => decimals)).toEqual(acceptedCodes().map(currencyDecimals));
  });

  it('has the names of the current ones from list one of ISO 4217', () => {
    const found = currencies.filter(({ isCurrent }) => isCurrent);
    // Made after the package's copy of the list, of 2024-06.
    const since = new Map([['XCG', 'Caribbean Guilder']]);

    expect(found.map(({ code, name }) => [code, name])).toEqual(
      found.map(({ code }) => [code, codes.code(code)?.currency.trim() ?? since.get(code)]),
    );
  });

  it('leaves out none of list one that is still current', () => {
    const current = currencies.filter(({ isCurrent }) => isCurrent).map(({ code }) => code);
    // Nobody pays in metals, funds and units of account.
    const notMoney = /^(X(AG|AU|BA|BB|BC|BD|DR|PD|PT|SU|TS|UA|XX|AD)|BOV|CHE|CHW|CLF|COU|MXV|USN|UYI|UYW)$/;
    // Withdrawn after the package's copy of the list.
    const withdrawnSince = ['ANG', 'BGN', 'CUC'];

    const expected = codes.codes().filter((code) => !notMoney.test(code) && !withdrawnSince.includes(code));

    expect(current).toEqual([...expected, 'XCG'].sort());
  });

  it('has the withdrawn ones, their names and their months from list three of ISO 4217', () => {
    const found = currencies.filter(({ isCurrent }) => !isCurrent);
    const byListThree = withdrawnByListThree();

    expect(found.length).toBeGreaterThan(80);
    expect(found.map(({ code, name, withdrawnIn }) => [code, { name, withdrawnIn }])).toEqual(
      found.map(({ code }) => [code, byListThree.get(code)]),
    );
  });

  it('is the only bundle with the names in it', () => {
    const files = findResolverFiles('resolvers', readFileSync('schema.graphql', 'utf8'), pipelines);
    const steps = files.flatMap(({ functionNames }) => functionNames);
    const entryPoints = [
      ...files.map(({ file }) => file),
      ...steps.map((name) => `resolvers/functions/${name}.ts`),
    ];

    const found = entryPoints.filter((file) => bundle(file).includes('Andorran Peseta'));

    expect(found).toEqual(['resolvers/Query.currencies.ts']);
  });
});

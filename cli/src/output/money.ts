import { join } from 'node:path';
import { ListCurrenciesDocument } from 'expense-tracker-client';
import { certainOf } from '../answer.ts';
import type { App } from '../app.ts';
import { readIfThere, writePrivately } from '../config/private-file.ts';

/** Writes an amount with as many decimals as its currency has, e.g. `2.50`. */
export type FormatMoney = (amount: number, currency: string) => string;

const DAY_MS = 86_400_000;
/** The list changes with releases of the API only. */
const KEPT_MS = 30 * DAY_MS;
const USUAL_DECIMALS = 2;

/** A currency, as far as amounts need it. */
export interface CurrencyDecimals {
  readonly code: string;
  readonly decimals: number;
}

/** Knows the decimals of all currencies from the API. */
export async function loadMoney(app: App): Promise<FormatMoney> {
  const decimals = new Map((await loadCurrencies(app)).map((currency) => [currency.code, currency.decimals]));
  return (amount, currency) => amount.toFixed(decimals.get(currency) ?? USUAL_DECIMALS);
}

/** All currencies. They are asked for once a month. */
export async function loadCurrencies(app: App): Promise<readonly CurrencyDecimals[]> {
  const kept = keptCurrencies(app);
  if (kept !== undefined) {
    return kept;
  }
  const all = certainOf(await app.client.send(ListCurrenciesDocument), 'currencies');
  const currencies = all.map(({ code, decimals }) => ({ code, decimals }));
  writePrivately(fileOf(app), JSON.stringify({ readAt: app.terminal.now().getTime(), currencies }));
  return currencies;
}

function keptCurrencies(app: App): readonly CurrencyDecimals[] | undefined {
  const text = readIfThere(fileOf(app));
  if (text === undefined) {
    return undefined;
  }
  try {
    // As `loadCurrencies` writes it.
    const { readAt, currencies } = JSON.parse(text) as { readAt: number; currencies: CurrencyDecimals[] };
    return app.terminal.now().getTime() - readAt < KEPT_MS ? currencies : undefined;
  } catch {
    return undefined;
  }
}

function fileOf({ directories, stackKey }: App): string {
  return join(directories.data, `currencies-${stackKey}.json`);
}

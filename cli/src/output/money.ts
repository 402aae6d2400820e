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

/** Knows the decimals of all currencies from the API, and asks for them once a month. */
export async function loadMoney(app: App): Promise<FormatMoney> {
  const decimals = keptDecimals(app) ?? (await askForDecimals(app));
  return (amount, currency) => amount.toFixed(decimals.get(currency) ?? USUAL_DECIMALS);
}

function keptDecimals(app: App): ReadonlyMap<string, number> | undefined {
  const text = readIfThere(fileOf(app));
  if (text === undefined) {
    return undefined;
  }
  try {
    const { readAt, decimals } = JSON.parse(text) as { readAt: number; decimals: [string, number][] };
    return app.terminal.now().getTime() - readAt < KEPT_MS ? new Map(decimals) : undefined;
  } catch {
    return undefined;
  }
}

async function askForDecimals(app: App): Promise<ReadonlyMap<string, number>> {
  const currencies = certainOf(await app.client.send(ListCurrenciesDocument), 'currencies');
  const decimals = currencies.map(({ code, decimals }): [string, number] => [code, decimals]);
  const readAt = app.terminal.now().getTime();
  writePrivately(fileOf(app), JSON.stringify({ readAt, decimals }));
  return new Map(decimals);
}

function fileOf({ directories, stackKey }: App): string {
  return join(directories.data, `currencies-${stackKey}.json`);
}

import codes from 'currency-codes';
import { describe, expect, it } from 'vitest';
import { useHandlers, validationError } from '../support/handlers.ts';

/** Withdrawn since 1990, by ISO 4217's list three, with the decimals that they had. */
const WITHDRAWN: readonly (readonly [decimals: number, codes: string])[] = [
  // The euro's predecessors.
  [0, 'ADP BEF ESP GRD ITL LUF PTE'],
  [2, 'ATS CYP DEM EEK FIM FRF HRK IEP LTL LVL MTL NLG SIT SKK BGN'],
  // Eastern Europe and what was the Soviet Union.
  [0, 'BYB BYR ROL'],
  [2, 'AZM AYM BAD BGL CSD CSK DDM GEK HRD LTT LVR PLZ RUR SUR TJR TMM UAK YUD YUM YUN'],
  // Asia.
  [0, 'TPE TRL'],
  [2, 'AFA BUK'],
  [3, 'YDD'],
  // Africa.
  [0, 'MGF'],
  [2, 'AOK AON AOR GHC GHP GWP MRO MZM SDD SDP SLL STD ZMK ZRN ZRZ ZWD ZWL ZWN ZWR'],
  // The Americas.
  [2, 'ANG ARA BRE BRN BRR CUC ECS MXP NIC PEI SRG UYP VEB VEF'],
];

describe('currencies', () => {
  const { request } = useHandlers('Mutation.addExpense');

  function add(currency: string, amount: number) {
    return request({ args: { input: { date: '1999-01-09', category: 'Food', currency, amount } } });
  }

  /** Those of which the smallest amount is not taken, or a tenth of it is not refused. */
  async function wrong(decimals: number, code: string): Promise<string[]> {
    const [taken, refused] = await Promise.all([
      add(code, 10 ** -decimals),
      add(code, 10 ** -(decimals + 1)),
    ]);
    return taken.error !== undefined || refused.error?.errorType !== 'ValidationError' ? [code] : [];
  }

  it('are those of ISO 4217, each with its number of decimals', async () => {
    // Metals, funds, bond units and test codes: nobody pays in them.
    const notMoney = /^(X(AG|AU|BA|BB|BC|BD|DR|PD|PT|SU|TS|UA|XX|AD)|BOV|CHE|CHW|CLF|COU|MXV|USN|UYI|UYW)$/;
    const expected = codes.codes().filter((code) => !notMoney.test(code));

    const found = await Promise.all(expected.map((code) => wrong(codes.code(code)?.digits ?? 0, code)));

    expect(expected.length).toBeGreaterThan(150);
    expect(found.flat()).toEqual([]);
  });

  it.each(WITHDRAWN)(
    'with %i decimals are also those that were withdrawn since 1990: %s',
    async (decimals, list) => {
      const found = await Promise.all(list.split(' ').map((code) => wrong(decimals, code)));

      expect(found.flat()).toEqual([]);
    },
  );

  it.each(
    // Metals, units of account, funds, tests, and what was no ISO code or ended before 1990.
    (
      'XAU XAG XPT XPD XDR XSU XUA XBA XBB XBC XBD XTS XXX XEU XFO XFU XRE BOV CHE CHW CHC CLF COU MXV USN USS UYI UYW' +
      ' ECV BEC BEL LUC LUL ESB ZAL ALK BGK CSJ ILR VNC ZWC BTC usd Usd'
    ).split(' '),
  )('are not %s', async (code) => {
    expect((await add(code, 1)).error).toMatchObject(
      validationError('currency', 'must be an ISO 4217 code in capital letters, for example USD, EUR or JPY'),
    );
  });

  it('takes what an expense of the past was: 2 kuna and 50 lipa', async () => {
    const { stash } = await add('HRK', 2.5);

    expect(stash['item']).toMatchObject({ currency: 'HRK', amountMinor: 250 });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ID, useHandlers, validationError } from '../support/handlers.ts';

const FORM = 'must be a date without a time zone, YYYY-MM-DD';

/** What is no day of the calendar in the years 1 to 9999, and why. */
const REFUSED = [
  ['2023-02-29', 'must be a day of the calendar: 2023-02 has the days 01 to 28'],
  ['2023-02-30', 'must be a day of the calendar: 2023-02 has the days 01 to 28'],
  ['1900-02-29', 'must be a day of the calendar: 1900-02 has the days 01 to 28'],
  ['2024-02-30', 'must be a day of the calendar: 2024-02 has the days 01 to 29'],
  ['2024-04-31', 'must be a day of the calendar: 2024-04 has the days 01 to 30'],
  ['2024-01-32', 'must be a day of the calendar: 2024-01 has the days 01 to 31'],
  ['2024-01-00', 'must be a day of the calendar: 2024-01 has the days 01 to 31'],
  ['2024-00-10', 'must have a month from 01 to 12'],
  ['2024-13-01', 'must have a month from 01 to 12'],
  ['0000-01-01', 'must be in the years 1 to 9999'],
  ['0000-12-31', 'must be in the years 1 to 9999'],
  ['', FORM],
  [' ', FORM],
  ['2024-01-09Z', FORM],
  ['2024-01-09+02:00', FORM],
  ['2024-01-09T10:00:00Z', FORM],
  ['-0001-01-01', FORM],
  ['+2024-01-09', FORM],
  ['10000-01-01', FORM],
  ['2024-1-9', FORM],
  ['20240109', FORM],
  ['09.01.2024', FORM],
  ['01/09/2024', FORM],
  ['2024-01-0\ud83d', FORM],
  ['2024\u201301\u201309', FORM],
  ['\u0662\u0660\u0662\u0664-01-09', FORM],
  ['2024-01-09\n', FORM],
  ['2024-01-9\n', FORM],
] as const;

const TAKEN = [
  '0001-01-01',
  '9999-12-31',
  '2024-02-29',
  '2000-02-29',
  '1582-10-10',
  '2024-04-30',
  '2024-12-31',
];

describe('a date', () => {
  const { request: add } = useHandlers('Mutation.addExpense');
  const { request: update } = useHandlers('Mutation.updateExpense');
  const { request: importing } = useHandlers('Mutation.importExpenses');
  const { request: list } = useHandlers('Query.expenses');
  const { request: sum } = useHandlers('Query.summary');
  const row = { amount: 2.25, category: 'Food' };

  it.each(REFUSED)('is a day of the calendar in every operation: refuses %j', async (date, reason) => {
    const [added, updated, imported, from, to, summedFrom, summedTo] = await Promise.all([
      add({ args: { input: { ...row, date } } }),
      update({ args: { input: { id: ID, date } } }),
      importing({
        args: {
          input: {
            expenses: [
              { ...row, date: '2024-01-09' },
              { ...row, date },
            ],
          },
        },
      }),
      // An empty text never gets through AppSync's own check.
      list({ args: { from: date === '' ? ' ' : date } }),
      list({ args: { to: date === '' ? ' ' : date } }),
      sum({ args: { from: date === '' ? ' ' : date, to: '2024-12-31' } }),
      sum({ args: { from: '2024-01-01', to: date === '' ? ' ' : date } }),
    ]);

    expect(added.error).toMatchObject(validationError('date', reason));
    expect(updated.error).toMatchObject(validationError('date', reason));
    expect(imported.error?.errorInfo).toMatchObject({ errors: [{ index: 1, field: 'date', reason }] });
    expect(from.error).toMatchObject(validationError('from', reason));
    expect(to.error).toMatchObject(validationError('to', reason));
    expect(summedFrom.error).toMatchObject(validationError('from', reason));
    expect(summedTo.error).toMatchObject(validationError('to', reason));
  });

  it.each(TAKEN)('may be %s', async (date) => {
    const answers = await Promise.all([
      add({ args: { input: { ...row, date } } }),
      update({ args: { input: { id: ID, date } } }),
      importing({ args: { input: { expenses: [{ ...row, date }] } } }),
      list({ args: { from: date, to: date } }),
      sum({ args: { from: date, to: date } }),
    ]);

    expect(answers.map(({ error }) => error)).toEqual(answers.map(() => undefined));
  });

  it('is taken exactly when the calendar has it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        async (year, month, day) => {
          const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          const time = Date.parse(`${date}T00:00:00Z`);
          const isDay = !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === date;

          const { error } = await add({ args: { input: { ...row, date } } });

          expect([date, error === undefined]).toEqual([date, isDay]);
        },
      ),
      { numRuns: 300 },
    );
  });
});

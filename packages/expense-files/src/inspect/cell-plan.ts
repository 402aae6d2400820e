import type { CellPlan } from '../mapping/plan.ts';
import { currencyInName } from '../values/currency.ts';
import type { DateOrder } from '../values/date.ts';
import type { CellPlanParts } from './cell-plan-parts.ts';
import { addCurrencySource, addFileAccount, addScale, addSymbols } from './cell-settings.ts';
import type { ChosenColumns, SingleRole } from './chosen-columns.ts';
import type { Role } from './column-name-table.ts';
import { rolesOf } from './column-names.ts';
import type { ColumnStats } from './column-stats.ts';
import { addDateOrder } from './date-settings.ts';
import type { SettingsBook } from './settings-book.ts';
import { addDecimal, addFileCurrency } from './value-settings.ts';

/** Columns whose values may be written otherwise in the next file, or do not say which row it is. */
const NOT_CONTENT: readonly Role[] = [
  ...(['date', 'valueDate', 'amount', 'out', 'in', 'balance', 'fee', 'foreignAmount'] as const),
  ...(['status', 'direction', 'currency', 'foreignCurrency', 'category', 'subcategory'] as const),
];

/** The column that whoever imports adds to refused rows: such a row has the id that it had in its file. */
export const REFUSED_BECAUSE = 'refused because';

/** How the cells are read. */
export interface FoundCellPlan {
  /** Undefined when a question holds the file. */
  plan: CellPlan | undefined;
  /** With what is only proposed, so that the rest can be asked at the same time; no row is taken by it. */
  provisional: CellPlan | undefined;
  /** The forms of the dates, for example `DD.MM.YYYY`. */
  forms: readonly string[];
}

/** Asks how the cells are to be read. */
export function cellPlan(parts: CellPlanParts): FoundCellPlan {
  const { book, columns, profile, file, known } = parts;
  const { date } = columns;
  const writing = date === undefined ? undefined : addDateOrder(book, date, profile?.expects.dateForms);
  const amounts = amountColumns(columns);
  const decimal = addDecimal(book, 'decimal', 'What separates the decimals of the amounts?', amounts, 'file');
  const balanceColumn = columns.one('balance');
  const balanceDecimal =
    balanceColumn === undefined
      ? decimal
      : addDecimal(
          book,
          'decimal.balance',
          'What separates the decimals of the balances?',
          [balanceColumn],
          'nothing',
        );
  const scale = addScale(parts, amounts);
  const columnCounts = addCurrencySource(parts, amounts);
  const hasCurrencyColumn = columnCounts !== false;
  const currency = addFileCurrency(
    book,
    amounts,
    file.table.above.map(({ text }) => text),
    hasCurrencyColumn,
    known,
  );
  const fileAccount = addFileAccount(book, columns);
  const symbols = addSymbols(parts, amounts, currency);
  const needsCurrency =
    !hasCurrencyColumn && amounts.some((column) => ownCurrency(column, parts) === undefined);
  const isComplete =
    writing?.order !== undefined &&
    decimal !== undefined &&
    columnCounts !== undefined &&
    amounts.length > 0 &&
    (currency !== undefined || !needsCurrency);
  const { pivot = 70, firstYear = 0 } = writing ?? {};
  const values = { pivot, firstYear, scale, fileAccount, symbols, hasCurrencyColumn };
  const likely = {
    ...{
      order: writing?.order ?? proposedValue(book, 'dateOrder'),
      currency: currency ?? anyCurrency(parts),
    },
    ...{
      decimal: decimal ?? proposedValue(book, 'decimal') ?? '.',
      balanceDecimal: balanceDecimal ?? decimal ?? '.',
    },
  };
  const provisional =
    date === undefined || amounts.length === 0 || likely.order === undefined
      ? undefined
      : // What a setting proposes is one of its choices.
        planOf(parts, amounts, { ...values, ...(likely as LikelyValues) });
  return { plan: isComplete ? provisional : undefined, provisional, forms: writing?.forms ?? [] };
}

type LikelyValues = Pick<PlanValues, 'order' | 'currency' | 'decimal' | 'balanceDecimal'>;

function proposedValue(book: SettingsBook, wanted: string): string | undefined {
  return book.settings.find(({ id }) => id === wanted)?.value?.toString();
}

/** Samples and signs can be shown before the currency is known. */
function anyCurrency({ book, known }: CellPlanParts): string | undefined {
  return proposedValue(book, 'currency') ?? (known.has('EUR') ? 'EUR' : [...known.keys()][0]);
}

function amountColumns({ amounts, out, in: income }: ChosenColumns): readonly ColumnStats[] {
  const pair = out === undefined || income === undefined ? [] : [out, income];
  return [...new Set([...amounts, ...pair])];
}

interface PlanValues {
  order: DateOrder | undefined;
  pivot: number;
  firstYear: number;
  hasCurrencyColumn: boolean;
  decimal: '.' | ',';
  balanceDecimal: '.' | ',';
  scale: CellPlan['scale'];
  currency: string | undefined;
  fileAccount: string;
  symbols: ReadonlyMap<string, string>;
}

function planOf(parts: CellPlanParts, amounts: readonly ColumnStats[], values: PlanValues): CellPlan {
  const { columns, stats, file, known } = parts;
  const { out, in: income } = columns;
  const place = (role: SingleRole) => columns.one(role)?.index ?? -1;
  const places = (list: readonly ColumnStats[]) => list.map(({ index }) => index);
  const hasPair = out !== undefined && income !== undefined;
  const usesPair = hasPair && (columns.amounts.length === 0 || usesPairByAnswer(parts));
  return {
    columns: file.table.columns,
    isContent: stats.map((column) => isContent(column, parts, amounts)),
    ...{ date: columns.date?.index ?? -1, dateOrder: values.order ?? 'YMD', pivot: values.pivot },
    firstYear: values.firstYear,
    amounts: columns.amounts.map((column) => ({
      column: column.index,
      currency: ownCurrency(column, parts),
    })),
    ...{ out: out?.index ?? -1, in: income?.index ?? -1, usesPair },
    ...{ decimal: values.decimal, balanceDecimal: values.balanceDecimal, scale: values.scale },
    ...{ direction: place('direction'), usesAmountWords: usesAmountWords(columns, amounts) },
    ...{
      currency: values.hasCurrencyColumn ? place('currency') : -1,
      symbols: values.symbols,
      currencies: known,
    },
    fileCurrency: values.currency === 'in-cell' ? undefined : values.currency,
    currencyInCell: values.currency === 'in-cell',
    ...{
      account: place('account'),
      fileAccount: values.fileAccount,
      id: place('id'),
      reference: place('reference'),
    },
    ...{ status: place('status'), balance: place('balance'), fee: place('fee'), transfer: place('transfer') },
    ...{ foreignAmount: place('foreignAmount'), foreignCurrency: place('foreignCurrency') },
    ...{
      rowType: place('rowType'),
      kind: -1,
      category: place('category'),
      subcategory: place('subcategory'),
    },
    ...{
      payee: places(columns.payee),
      payeeIn: places(columns.payeeIn),
      description: places(columns.description),
    },
    ...{ notes: places(columns.notes), paymentMethod: place('paymentMethod'), location: place('location') },
    idsAreOurs: file.standard.idColumn !== undefined && columns.one('id')?.name === file.standard.idColumn,
  };
}

function usesPairByAnswer({ book }: CellPlanParts): boolean {
  return book.peek('direction')?.toString().startsWith('columns') !== false;
}

function usesAmountWords(columns: ChosenColumns, amounts: readonly ColumnStats[]): boolean {
  return columns.one('direction') === undefined && amounts.some(({ words }) => words.size > 0);
}

/** What says which row it is: by the name of the column, so that another mapping gives the same ids. */
function isContent(column: ColumnStats, parts: CellPlanParts, amounts: readonly ColumnStats[]): boolean {
  const { columns } = parts;
  const apart = [
    columns.date,
    ...amounts,
    columns.one('balance'),
    columns.one('status'),
    columns.one('account'),
  ];
  if (apart.includes(column) || column.name === REFUSED_BECAUSE) {
    return false;
  }
  const [role] = rolesOf(column.name);
  return role === undefined || !NOT_CONTENT.includes(role);
}

function ownCurrency(column: ColumnStats, { known, columns }: CellPlanParts): string | undefined {
  // One column of amounts has the file's currency, which can be changed.
  return columns.amounts.length > 1 ? currencyInName(column.name, known) : undefined;
}

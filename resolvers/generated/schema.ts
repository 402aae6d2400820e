export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A calendar date, `YYYY-MM-DD`. */
  AWSDate: { input: string; output: string; }
  /** A moment, for example `2024-01-09T08:15:30.123Z`. */
  AWSDateTime: { input: string; output: string; }
};

/** An expense to be added. Lengths are in UTF-16 code units, as JavaScript counts them. */
export type AddExpenseInput = {
  /**
   * The amount in major units of `currency`: greater than zero, at most 15 significant digits in minor units, and with no
   * more decimals than the currency has (2.25 USD, 10 JPY, 1.125 KWD). Never rounded: 2.255 USD is refused. A `Float` holds 15
   * significant digits: 2.2500000000000000000000001 arrives as 2.25.
   */
  amount: Scalars['Float']['input'];
  /**
   * A name of 1 to 100 characters, on one line, without `#`. It must not begin or end with white space or with an invisible
   * character, such as a zero width space or a direction mark. Names that differ in case or in Unicode normal form are different.
   */
  category: Scalars['String']['input'];
  /**
   * ISO 4217 code in capital letters, current or withdrawn since 1990 (HRK, LTL, DEM, ...), except metals and funds. Default: the
   * currency of the deployment, normally `USD`.
   */
  currency?: InputMaybe<Scalars['String']['input']>;
  /** The calendar date on which the money was spent, YYYY-MM-DD, without a time zone, in the years 1 to 9999. */
  date: Scalars['AWSDate']['input'];
  /** Free text, at most 500 characters, without control characters other than tabs and line breaks. */
  description?: InputMaybe<Scalars['String']['input']>;
  /**
   * The expense's id, if the client chooses it: a UUID. The same expense sent again with the same id is added once and answered
   * both times, so a client that lost the answer can send it again. Default: a new random id.
   */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** Whether the money was spent, came back or came in. Default: `EXPENSE`. */
  kind?: InputMaybe<ExpenseKind>;
  /** Free text, at most 200 characters. */
  location?: InputMaybe<Scalars['String']['input']>;
  /** Free text, at most 5,000 characters. */
  notes?: InputMaybe<Scalars['String']['input']>;
  /** A name like `category`, but it may contain `#`. */
  payee?: InputMaybe<Scalars['String']['input']>;
  /** A name like `category`, but it may be empty and may contain `#`. */
  paymentMethod?: InputMaybe<Scalars['String']['input']>;
  /** A name like `category`, but it may be empty and may contain `#`. */
  subcategory?: InputMaybe<Scalars['String']['input']>;
};

/** How much may be spent each month, in a category or in a currency as a whole. */
export type Budget = {
  /** What may be spent each month, in major units of the currency; greater than zero. */
  amount: Scalars['Float']['output'];
  /** The category, for example `Food`; `null` when the budget is for all of the currency. */
  category?: Maybe<Scalars['String']['output']>;
  /** ISO 4217 code, for example `USD`. */
  currency: Scalars['String']['output'];
  /** 1 when set for the first time, then one more with every change. Pass it as `expectedVersion` to change only what you have seen. */
  version: Scalars['Int']['output'];
};

/** The caller's budgets in one month. */
export type BudgetMonth = {
  /** One for each budget, by currency; in each, first that of all of the currency, then those of categories by name. */
  budgets: Array<BudgetUse>;
  /** 1 (January) to 12 (December). */
  month: Scalars['Int']['output'];
  /**
   * The share of the month that is gone, `today` included, from 0 to 1: 0.5 on the 15th of a month of 30 days, 1 on its last day and for
   * a month that is over, 0 for a month to come.
   */
  monthGone: Scalars['Float']['output'];
  /** 1 to 9999. */
  year: Scalars['Int']['output'];
};

/** A budget, and what is spent of it in one month. */
export type BudgetUse = {
  /** What may be spent in the month, in major units of the currency. */
  amount: Scalars['Float']['output'];
  /** The category, for example `Food`; `null` when the budget is for all of the currency. */
  category?: Maybe<Scalars['String']['output']>;
  /** ISO 4217 code, for example `USD`. */
  currency: Scalars['String']['output'];
  /** `amount` less `spent`. Negative when more was spent. */
  left: Scalars['Float']['output'];
  /** The sum of all expenses of the month less all refunds, as in `summary`. Income does not count. May be negative. */
  spent: Scalars['Float']['output'];
  /** The budget's version, for `expectedVersion`. */
  version: Scalars['Int']['output'];
};

/** A step of the renaming of a category. */
export type CategoryRename = {
  /** The category that expenses were moved out of. */
  from: Scalars['String']['output'];
  /** True when steps must follow. */
  more: Scalars['Boolean']['output'];
  /** The number of expenses that this step has moved. It may be 0 when there is `more`, after 50 expenses of the other side. */
  moved: Scalars['Int']['output'];
  /** Pass it with the same names and side to the next step. `null` exactly when there is no `more`. */
  nextToken?: Maybe<Scalars['String']['output']>;
  /** The owner, as subscriptions filter by it. Select both of its fields, or no subscriber receives the event. */
  owner: Owner;
  /** The side that is renamed; `null` for both. */
  side?: Maybe<Side>;
  /** The category that they were moved into. */
  to: Scalars['String']['output'];
  /** The owner: the `sub` of their Cognito user. */
  userId: Scalars['ID']['output'];
};

/** One category of one currency and side. */
export type CategorySummary = {
  /** The category, for example `Food`. */
  category: Scalars['String']['output'];
  /** The number of its expenses, refunds included, or of its incomes. */
  count: Scalars['Int']['output'];
  /**
   * The part of all categories with a total above 0, from 0 to 1: 0.25 is a quarter. 0 for a category of which as much was
   * refunded as was spent, or more.
   */
  share: Scalars['Float']['output'];
  /**
   * One for each subcategory, the largest total first. `null` when the period begins or ends within a month: subcategories are
   * added up by month. Expenses without a subcategory are in none.
   */
  subcategories?: Maybe<Array<SubcategorySummary>>;
  /** The sum of its amounts, refunds taken off, in major units of the currency. */
  total: Scalars['Float']['output'];
};

/** A category that the caller uses. */
export type CategoryUse = {
  /** The category, for example `Food`. */
  category: Scalars['String']['output'];
  /** The number of its expenses in the months that were read. */
  count: Scalars['Int']['output'];
  /** The last month in which it has an expense, YYYY-MM. */
  lastMonth: Scalars['String']['output'];
  /** Whether it is a category of expenses and refunds, or of income. A category of both comes twice. */
  side: Side;
};

/** One page of changes. */
export type ChangePage = {
  /** Pass it as `since` to the next call, at once or weeks later. It is opaque. */
  cursor: Scalars['String']['output'];
  /** True when more changes can be read at once; false when the app is up to date. */
  hasMore: Scalars['Boolean']['output'];
  /** The expenses as they are now, in the order of their last change. Deleted ones have `deletedAt`. At most `limit`. */
  items: Array<Expense>;
};

/** A currency of ISO 4217. */
export type Currency = {
  /** ISO 4217 code, for example `USD`. */
  code: Scalars['String']['output'];
  /** How many decimals an amount may have: 0 (JPY), 2 (USD) or 3 (KWD). Show amounts with exactly as many. */
  decimals: Scalars['Int']['output'];
  /** True for a currency in use; false for one that was withdrawn, which older expenses may have. */
  isCurrent: Scalars['Boolean']['output'];
  /** The name in English, as ISO 4217 has it, for example `US Dollar`. */
  name: Scalars['String']['output'];
  /** The month in which it was withdrawn, YYYY-MM; `null` for a current one. */
  withdrawnIn?: Maybe<Scalars['String']['output']>;
};

/** What was spent and earned in one currency. Totals are in its major units and exact up to 15 significant digits. */
export type CurrencySummary = {
  /** `income` less `spent`. */
  balance: Scalars['Float']['output'];
  /** One for each category with expenses or refunds, the largest total first. */
  categories: Array<CategorySummary>;
  /** ISO 4217 code, for example `USD`. */
  currency: Scalars['String']['output'];
  /** One for each day with an expense, the first day first. */
  days: Array<DaySummary>;
  /** The number of expenses, refunds not among them. */
  expenseCount: Scalars['Int']['output'];
  /** The sum of all income. */
  income: Scalars['Float']['output'];
  /** One for each category with income, the largest total first. */
  incomeCategories: Array<CategorySummary>;
  /** The number of incomes. */
  incomeCount: Scalars['Int']['output'];
  /** One for each month with an expense, the first month first. A month that the period cuts has the days within the period. */
  months: Array<MonthSummary>;
  /**
   * One for each payment method of expenses and refunds, the largest total first. `null` when the period begins or ends within a
   * month: payment methods are added up by month. Expenses without a payment method are in none.
   */
  paymentMethods?: Maybe<Array<PaymentMethodSummary>>;
  /** The number of refunds. */
  refundCount: Scalars['Int']['output'];
  /** The sum of all refunds. It is already taken off `spent`. */
  refunded: Scalars['Float']['output'];
  /** The sum of all expenses less all refunds, for example 1234.56. Negative when more came back than was spent. */
  spent: Scalars['Float']['output'];
};

/** What was spent and earned on one day, in one currency. */
export type DaySummary = {
  /** The number of expenses, refunds and incomes. */
  count: Scalars['Int']['output'];
  /** YYYY-MM-DD. */
  date: Scalars['AWSDate']['output'];
  /** The sum of all income. */
  income: Scalars['Float']['output'];
  /** The sum of all refunds. */
  refunded: Scalars['Float']['output'];
  /** The sum of all expenses less all refunds. */
  spent: Scalars['Float']['output'];
};

/** A step of an erasure. */
export type Erasure = {
  /** How many expenses, deleted ones among them, and budgets this step has erased. Totals go with them. */
  erased: Scalars['Int']['output'];
  /** True when something is left: send the mutation again. False when nothing is left. */
  more: Scalars['Boolean']['output'];
};

/** Money that was spent, came back or came in. */
export type Expense = {
  /** The amount in major units of `currency`, for example 2.25; exact, greater than zero. */
  amount: Scalars['Float']['output'];
  /** What kind of expense it is, for example `Food`. */
  category: Scalars['String']['output'];
  /** When the expense was added: UTC, with milliseconds. */
  createdAt: Scalars['AWSDateTime']['output'];
  /** ISO 4217 code of the currency, for example `USD`. */
  currency: Scalars['String']['output'];
  /** The calendar date on which the money was spent, YYYY-MM-DD, as the client gave it (no time zone). */
  date: Scalars['AWSDate']['output'];
  /**
   * When the expense was deleted: UTC, with milliseconds. Set in answers of `deleteExpense`, `deletedExpenses` and `changes` only,
   * else `null`.
   */
  deletedAt?: Maybe<Scalars['AWSDateTime']['output']>;
  /** What it was, in a few words, for example `Morning coffee`. */
  description?: Maybe<Scalars['String']['output']>;
  /** UUID (RFC 9562), lower case, unique among the user's expenses. */
  id: Scalars['ID']['output'];
  /** Whether the money was spent, came back, or came in. Expenses that were stored before there were kinds are `EXPENSE`. */
  kind: ExpenseKind;
  /** Where the money was spent, for example `Main Street`. */
  location?: Maybe<Scalars['String']['output']>;
  /** The month of `date`, 1 to 12. */
  month: Scalars['Int']['output'];
  /** Anything else worth keeping. */
  notes?: Maybe<Scalars['String']['output']>;
  /** The owner, as subscriptions filter by it. Select both of its fields in a mutation, or no subscriber receives its event. */
  owner: Owner;
  /** Who was paid, or who paid, for example `University Cafe`. */
  payee?: Maybe<Scalars['String']['output']>;
  /** How it was paid, for example `Credit Card`, `Cash` or `Mpesa`. */
  paymentMethod?: Maybe<Scalars['String']['output']>;
  /** Until when a deleted expense can be restored, 30 days after its deletion: UTC. `null` as long as it is not deleted. */
  restorableUntil?: Maybe<Scalars['AWSDateTime']['output']>;
  /** A finer kind within `category`, for example `Coffee`. */
  subcategory?: Maybe<Scalars['String']['output']>;
  /** When the expense was last changed: UTC, with milliseconds. Equal to `createdAt` until the first change. */
  updatedAt: Scalars['AWSDateTime']['output'];
  /** The owner: the `sub` of their Cognito user. Only the owner sees an expense. */
  userId: Scalars['ID']['output'];
  /** 1 when added, then one more with every change. Pass it as `expectedVersion` to change only what you have seen. */
  version: Scalars['Int']['output'];
  /** The year of `date`, for example 2024. */
  year: Scalars['Int']['output'];
};

/** Expenses that were changed, deleted or restored together. */
export type ExpenseBatch = {
  /** The expenses, in the order of the input. */
  items: Array<Expense>;
  /** The owner, as subscriptions filter by it. Select both of its fields, or no subscriber receives the event. */
  owner: Owner;
  /** The owner: the `sub` of their Cognito user. */
  userId: Scalars['ID']['output'];
};

/** One page of expenses. */
export type ExpenseConnection = {
  /** The expenses of the page, in the requested order. At most `limit`; fewer on the last page, and when they are very long. */
  items: Array<Expense>;
  /** Pass it with the same filters and order to get the next page. `null` exactly when nothing follows. */
  nextToken?: Maybe<Scalars['String']['output']>;
};

/** Expenses that were imported together, and what became of each. */
export type ExpenseImport = {
  /**
   * The expenses, in the order of the input: those that were added, and those that were stored with the same content, as they are
   * stored. What was left out by `ifTaken: SKIP` is only in `outcomes`. After a dry run, the expenses that would be added are as they
   * would be stored.
   */
  items: Array<Expense>;
  /** What became of each expense of the input, in its order. */
  outcomes: Array<ImportedRow>;
  /** The owner, as subscriptions filter by it. Select both of its fields, or no subscriber receives the event. */
  owner: Owner;
  /** The owner: the `sub` of their Cognito user. */
  userId: Scalars['ID']['output'];
};

/** What an amount is. It is greater than zero for every kind. */
export type ExpenseKind =
  /** Money that was spent. */
  | 'EXPENSE'
  /** Money that came in, such as a salary. It never mixes with what was spent; its categories are counted apart. */
  | 'INCOME'
  /** Money that was spent and came back. It lowers what was spent in its category. */
  | 'REFUND';

/** What an import does when an expense that differs from the given one has its id. */
export type IfTaken =
  /** It adds nothing, and ends with `Conflict`. */
  | 'REFUSE'
  /** It leaves out the expense, and adds the rest. */
  | 'SKIP';

/**
 * An expense to be added together with others. The same fields are required as in `AddExpenseInput`, but the operation checks
 * them itself, so that one answer names all faults of all expenses, each with its index.
 */
export type ImportExpenseInput = {
  /** Required. The amount in major units of `currency`, with the bounds of `AddExpenseInput`. */
  amount?: InputMaybe<Scalars['Float']['input']>;
  /** Required. As in `AddExpenseInput`. */
  category?: InputMaybe<Scalars['String']['input']>;
  /** As in `AddExpenseInput`. */
  currency?: InputMaybe<Scalars['String']['input']>;
  /** Required. A day of the calendar in the years 1 to 9999, YYYY-MM-DD, without a time zone. */
  date?: InputMaybe<Scalars['String']['input']>;
  /** At most 500 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** The expense's id, if the client chooses it: a UUID. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** `EXPENSE`, `REFUND` or `INCOME`. Default: `EXPENSE`. */
  kind?: InputMaybe<Scalars['String']['input']>;
  /** At most 200 characters. */
  location?: InputMaybe<Scalars['String']['input']>;
  /** At most 5,000 characters. */
  notes?: InputMaybe<Scalars['String']['input']>;
  /** As in `AddExpenseInput`. */
  payee?: InputMaybe<Scalars['String']['input']>;
  /** As in `AddExpenseInput`. */
  paymentMethod?: InputMaybe<Scalars['String']['input']>;
  /** As in `AddExpenseInput`. */
  subcategory?: InputMaybe<Scalars['String']['input']>;
};

/** Expenses to be added together. */
export type ImportExpensesInput = {
  /**
   * Only check the expenses and look which ids are taken: nothing is written, and no subscriber receives anything. Whether the
   * totals of a month have room for further subcategories and payment methods shows only when the expenses are added. Default: false.
   */
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** 1 to 50 expenses, no two with the same id. */
  expenses: Array<InputMaybe<ImportExpenseInput>>;
  /** What to do when an expense that differs has one of the ids. Default: `REFUSE`. */
  ifTaken?: InputMaybe<IfTaken>;
};

/** What becomes of an expense of an import. */
export type ImportOutcome =
  /** It was added. After a dry run: it would be added. */
  | 'ADDED'
  /** It was left out: the expense with this id was changed since it was added, and differs. Read it. */
  | 'CHANGED'
  /** It was left out: the expense with this id was deleted in the last 30 days. `restoreExpense` brings it back. */
  | 'DELETED'
  /** It was left out: another expense has this id, and is as it was added. Use a new id. */
  | 'ID_TAKEN'
  /** It is stored with the same content. */
  | 'SAME';

/** What became of one expense of an import. */
export type ImportedRow = {
  /** The version of the stored expense that has the id. `null` when there is none: after a dry run, for what would be added. */
  currentVersion?: Maybe<Scalars['Int']['output']>;
  /** The id under which the expense was added, or which is taken. After a dry run, an id that the server chose is not used again. */
  id: Scalars['ID']['output'];
  /** The place of the expense in the input, counted from 0. */
  index: Scalars['Int']['output'];
  /** What became of it. */
  outcome: ImportOutcome;
};

/** What was spent and earned in one month, in one currency. */
export type MonthSummary = {
  /** The number of expenses, refunds and incomes. */
  count: Scalars['Int']['output'];
  /** The sum of all income. */
  income: Scalars['Float']['output'];
  /** 1 (January) to 12 (December). */
  month: Scalars['Int']['output'];
  /** The sum of all refunds. */
  refunded: Scalars['Float']['output'];
  /** The sum of all expenses less all refunds. */
  spent: Scalars['Float']['output'];
  /** 1 to 9999. */
  year: Scalars['Int']['output'];
};

/**
 * What a signed-in user can change: their own expenses and budgets. Every mutation of expenses answers with them as a whole. The
 * mutations of one request run one after another and fail independently: a mutation that ends with an error is `null`, those
 * before and after it are carried out.
 *
 * Errors are those of `Query`. A mutation that ends with `ValidationError`, `NotFound`, `Conflict` or `Throttled`, or that AppSync
 * refuses, has changed nothing. After `Internal`, or without an answer, it is unknown whether the mutation was carried out: send
 * it again. `addExpense` and `importExpenses` add nothing twice when each expense has an `id`. A `deleteExpense` that was carried
 * out answers `NotFound`. An `updateExpense` with `expectedVersion` that was carried out answers `Conflict` with the new version.
 *
 * A `Conflict` is for the caller to decide. Its `errorInfo` has the `reason`, which is `CHANGED`, `DELETED` or `ID_TAKEN`, and the
 * `currentVersion` of the expense in question. A caller who expects no version and sends no id never gets one. A mutation that
 * meets too many others on the same data is `Throttled`.
 */
export type Mutation = {
  /**
   * Adds an expense. `null` only after an error.
   *
   * Errors: `ValidationError` names the input field that is not valid. `Conflict`, with
   * `errorInfo: { field: "id", reason, currentVersion }`, when an expense with this `id` was added before and now differs. The
   * `reason` is `ID_TAKEN` when the stored expense is as it was added: use a new id. It is `CHANGED` when the stored expense was
   * changed since, perhaps by another device: read it. It is `DELETED` when the stored expense was deleted in the last 30 days:
   * `restoreExpense` brings it back. `currentVersion` is the version of the stored expense.
   */
  addExpense?: Maybe<Expense>;
  /**
   * Deletes an expense and answers with its last state. It leaves every list and total at once. It is kept for 30 days, in which
   * `restoreExpense` brings it back. `null` only after an error.
   *
   * Errors: `NotFound` when the caller has no such expense, or deleted it before. `Conflict` when the expense is not at
   * `expectedVersion` (then `errorInfo: { reason: "CHANGED", currentVersion }`).
   */
  deleteExpense?: Maybe<Expense>;
  /**
   * Deletes up to 50 expenses, all or none, and answers with their last state. 50, because one DynamoDB transaction holds 100 writes:
   * each expense, and the sum, of month and category, that it leaves. They are kept for 30 days, in which `restoreExpenses` brings
   * them back. `null` only after an error.
   *
   * Errors: `ValidationError` for `ids`, and `NotFound`, as in `updateExpenses`. An expense that was deleted before is not found.
   */
  deleteExpenses?: Maybe<ExpenseBatch>;
  /**
   * Erases everything of the caller, for ever: expenses, deleted ones, totals and whatever else is kept. It works in steps: send it
   * again until `more` is false. It can be broken off and sent again at any time. Until then lists and totals hold what is left, and
   * agree. What is added meanwhile is erased too. `null` only after an error.
   *
   * The account stays: Cognito's `DeleteUser` deletes it. Neither `changes` nor a subscription tells of an erasure, so each app drops
   * its own copy. Backups keep what they hold until they expire.
   *
   * Errors: `ValidationError` for any other `confirmation`.
   */
  eraseMyData?: Maybe<Erasure>;
  /**
   * Adds up to 50 expenses at once, all or none. When each expense has an `id`, the import can be sent again: expenses that are
   * stored with the same content are answered as they are stored, the missing ones are added. With `ifTaken: SKIP` it leaves out
   * what it cannot add because of its `id`, and adds the rest. With `dryRun: true` it does everything but write. `outcomes` says
   * what became of each expense. `null` only after an error.
   *
   * Errors: `ValidationError` for fewer than 1 or more than 50 expenses, for expenses of one month, currency and category
   * that add up to more than 15 digits in minor units, and for expenses that are not valid. For the last,
   * `errorInfo: { field: "expenses", reason, errors: [{ index, field, reason }] }` names every fault of every expense, missing
   * fields included; `index` counts from 0. `Conflict`, without `ifTaken: SKIP`, when expenses with some of the ids were added
   * before and now differ: `errorInfo: { field: "id", reason, currentVersion, errors: [{ index, field, reason, currentVersion }],
   * same: [index] }`. The reasons are those of `addExpense`; the outer `reason` and `currentVersion` are those of the first. `same`
   * names the expenses that are stored with the same content.
   */
  importExpenses?: Maybe<ExpenseImport>;
  /**
   * Removes a budget and answers with what it was. Expenses stay as they are. `null` only after an error.
   *
   * Errors: `ValidationError` for a currency or a category that no budget can have. `NotFound` when the caller has no such budget,
   * or removed it before.
   */
  removeBudget?: Maybe<Budget>;
  /**
   * Renames a category, step by step: each call moves the next expenses of `from` to `to`, all or none of them: 33 to 50, since
   * one DynamoDB transaction holds 100 writes; fewer only when amounts add up to more than 15 digits, and at the end. Call it again
   * with the `nextToken` of the answer until `more` is false. When `to` exists, the two become one.
   *
   * It is safe to break off and to send again: what has been moved stays moved, and every total is exact after each call. Without
   * `nextToken` it starts over, which finds what was added to `from` meanwhile. Deleted expenses keep their category, and come back
   * into it when they are restored. There is no event for each expense; `changes` lists them all. `null` only after an error.
   *
   * Errors: `ValidationError` for a `from` or `to` that no category can have, for a `to` that is the same as `from`, and for a
   * `nextToken` that does not belong to this renaming. A `from` without expenses is none: `moved` is 0 then.
   */
  renameCategory?: Maybe<CategoryRename>;
  /**
   * Brings back an expense that was deleted in the last 30 days, into every list and total. An expense that is not deleted is
   * answered as it is. `null` only after an error.
   *
   * Errors: `NotFound` when the caller has no such expense, or deleted it more than 30 days ago.
   */
  restoreExpense?: Maybe<Expense>;
  /**
   * Brings back up to 50 expenses that were deleted in the last 30 days, all or none. 50 for the reason of `deleteExpenses`. Expenses
   * that are not deleted are answered as they are. `null` only after an error.
   *
   * Errors: `ValidationError` for `ids`, and `NotFound`, as in `updateExpenses`. An expense that was deleted more than 30 days ago
   * is not found.
   */
  restoreExpenses?: Maybe<ExpenseBatch>;
  /**
   * Sets what may be spent each month, in a category or in a currency as a whole. A budget that is there already gets the new
   * amount; one that has this amount stays as it is, so the mutation can be sent again. The category needs no expenses. A user
   * has at most 200 budgets. `null` only after an error.
   *
   * Errors: `ValidationError` names the input field that is not valid, and the `category` (or the `currency`, without a category) of
   * the 201st budget. `Conflict` when the budget is not at `expectedVersion` (then
   * `errorInfo: { reason: "CHANGED", currentVersion }`). `NotFound` when there is none and `expectedVersion` is not 0.
   */
  setBudget?: Maybe<Budget>;
  /**
   * Changes an expense. Fields that are absent stay as they are; an explicit `null` clears an optional field. `null` only after an
   * error.
   *
   * Errors: `ValidationError` names the input field that is not valid (also for `null` in `kind`, `date`, `amount`, `currency` or
   * `category`, and for an input without a change). `NotFound` when the caller has no such expense. `Conflict` when the expense is
   * not at `expectedVersion` (then `errorInfo: { reason: "CHANGED", currentVersion }`).
   */
  updateExpense?: Maybe<Expense>;
  /**
   * Changes up to 33 expenses in the same way, all or none. 33, because one DynamoDB transaction holds 100 writes: each expense, and
   * the two sums, of month and category, that it may leave and enter. Fields that are absent stay as they are; an explicit `null` clears
   * an optional field. `null` only after an error.
   *
   * Errors: `ValidationError` names the input field that is not valid: `ids` for none, for more than 33, for an id that is there
   * twice, and for expenses that add up to more than 15 digits in minor units in one month, currency and category; the others as in
   * `updateExpense`. `NotFound` when the caller has no such expenses: `errorInfo: { field: "ids", reason, errors: [{ index, field,
   * reason }] }` names each of the ids; `index` counts from 0.
   */
  updateExpenses?: Maybe<ExpenseBatch>;
};


/**
 * What a signed-in user can change: their own expenses and budgets. Every mutation of expenses answers with them as a whole. The
 * mutations of one request run one after another and fail independently: a mutation that ends with an error is `null`, those
 * before and after it are carried out.
 *
 * Errors are those of `Query`. A mutation that ends with `ValidationError`, `NotFound`, `Conflict` or `Throttled`, or that AppSync
 * refuses, has changed nothing. After `Internal`, or without an answer, it is unknown whether the mutation was carried out: send
 * it again. `addExpense` and `importExpenses` add nothing twice when each expense has an `id`. A `deleteExpense` that was carried
 * out answers `NotFound`. An `updateExpense` with `expectedVersion` that was carried out answers `Conflict` with the new version.
 *
 * A `Conflict` is for the caller to decide. Its `errorInfo` has the `reason`, which is `CHANGED`, `DELETED` or `ID_TAKEN`, and the
 * `currentVersion` of the expense in question. A caller who expects no version and sends no id never gets one. A mutation that
 * meets too many others on the same data is `Throttled`.
 */
export type MutationAddExpenseArgs = {
  input: AddExpenseInput;
};


/**
 * What a signed-in user can change: their own expenses and budgets. Every mutation of expenses answers with them as a whole. The
 * mutations of one request run one after another and fail independently: a mutation that ends with an error is `null`, those
 * before and after it are carried out.
 *
 * Errors are those of `Query`. A mutation that ends with `ValidationError`, `NotFound`, `Conflict` or `Throttled`, or that AppSync
 * refuses, has changed nothing. After `Internal`, or without an answer, it is unknown whether the mutation was carried out: send
 * it again. `addExpense` and `importExpenses` add nothing twice when each expense has an `id`. A `deleteExpense` that was carried
 * out answers `NotFound`. An `updateExpense` with `expectedVersion` that was carried out answers `Conflict` with the new version.
 *
 * A `Conflict` is for the caller to decide. Its `errorInfo` has the `reason`, which is `CHANGED`, `DELETED` or `ID_TAKEN`, and the
 * `currentVersion` of the expense in question. A caller who expects no version and sends no id never gets one. A mutation that
 * meets too many others on the same data is `Throttled`.
 */
export type MutationDeleteExpenseArgs = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  id: Scalars['ID']['input'];
};


/**
 * What a signed-in user can change: their own expenses and budgets. Every mutation of expenses answers with them as a whole. The
 * mutations of one request run one after another and fail independently: a mutation that ends with an error is `null`, those
 * before and after it are carried out.
 *
 * Errors are those of `Query`. A mutation that ends with `ValidationError`, `NotFound`, `Conflict` or `Throttled`, or that AppSync
 * refuses, has changed nothing. After `Internal`, or without an answer, it is unknown whether the mutation was carried out: send
 * it again. `addExpense` and `importExpenses` add nothing twice when each expense has an `id`. A `deleteExpense` that was carried
 * out answers `NotFound`. An `updateExpense` with `expectedVersion` that was carried out answers `Conflict` with the new version.
 *
 * A `Conflict` is for the caller to decide. Its `errorInfo` has the `reason`, which is `CHANGED`, `DELETED` or `ID_TAKEN`, and the
 * `currentVersion` of the expense in question. A caller who expects no version and sends no id never gets one. A mutation that
 * meets too many others on the same data is `Throttled`.
 */
export type MutationDeleteExpensesArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/**
 * What a signed-in user can change: their own expenses and budgets. Every mutation of expenses answers with them as a whole. The
 * mutations of one request run one after another and fail independently: a mutation that ends with an error is `null`, those
 * before and after it are carried out.
 *
 * Errors are those of `Query`. A mutation that ends with `ValidationError`, `NotFound`, `Conflict` or `Throttled`, or that AppSync
 * refuses, has changed nothing. After `Internal`, or without an answer, it is unknown whether the mutation was carried out: send
 * it again. `addExpense` and `importExpenses` add nothing twice when each expense has an `id`. A `deleteExpense` that was carried
 * out answers `NotFound`. An `updateExpense` with `expectedVersion` that was carried out answers `Conflict` with the new version.
 *
 * A `Conflict` is for the caller to decide. Its `errorInfo` has the `reason`, which is `CHANGED`, `DELETED` or `ID_TAKEN`, and the
 * `currentVersion` of the expense in question. A caller who expects no version and sends no id never gets one. A mutation that
 * meets too many others on the same data is `Throttled`.
 */
export type MutationEraseMyDataArgs = {
  confirmation?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What a signed-in user can change: their own expenses and budgets. Every mutation of expenses answers with them as a whole. The
 * mutations of one request run one after another and fail independently: a mutation that ends with an error is `null`, those
 * before and after it are carried out.
 *
 * Errors are those of `Query`. A mutation that ends with `ValidationError`, `NotFound`, `Conflict` or `Throttled`, or that AppSync
 * refuses, has changed nothing. After `Internal`, or without an answer, it is unknown whether the mutation was carried out: send
 * it again. `addExpense` and `importExpenses` add nothing twice when each expense has an `id`. A `deleteExpense` that was carried
 * out answers `NotFound`. An `updateExpense` with `expectedVersion` that was carried out answers `Conflict` with the new version.
 *
 * A `Conflict` is for the caller to decide. Its `errorInfo` has the `reason`, which is `CHANGED`, `DELETED` or `ID_TAKEN`, and the
 * `currentVersion` of the expense in question. A caller who expects no version and sends no id never gets one. A mutation that
 * meets too many others on the same data is `Throttled`.
 */
export type MutationImportExpensesArgs = {
  input: ImportExpensesInput;
};


/**
 * What a signed-in user can change: their own expenses and budgets. Every mutation of expenses answers with them as a whole. The
 * mutations of one request run one after another and fail independently: a mutation that ends with an error is `null`, those
 * before and after it are carried out.
 *
 * Errors are those of `Query`. A mutation that ends with `ValidationError`, `NotFound`, `Conflict` or `Throttled`, or that AppSync
 * refuses, has changed nothing. After `Internal`, or without an answer, it is unknown whether the mutation was carried out: send
 * it again. `addExpense` and `importExpenses` add nothing twice when each expense has an `id`. A `deleteExpense` that was carried
 * out answers `NotFound`. An `updateExpense` with `expectedVersion` that was carried out answers `Conflict` with the new version.
 *
 * A `Conflict` is for the caller to decide. Its `errorInfo` has the `reason`, which is `CHANGED`, `DELETED` or `ID_TAKEN`, and the
 * `currentVersion` of the expense in question. A caller who expects no version and sends no id never gets one. A mutation that
 * meets too many others on the same data is `Throttled`.
 */
export type MutationRemoveBudgetArgs = {
  category?: InputMaybe<Scalars['String']['input']>;
  currency?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What a signed-in user can change: their own expenses and budgets. Every mutation of expenses answers with them as a whole. The
 * mutations of one request run one after another and fail independently: a mutation that ends with an error is `null`, those
 * before and after it are carried out.
 *
 * Errors are those of `Query`. A mutation that ends with `ValidationError`, `NotFound`, `Conflict` or `Throttled`, or that AppSync
 * refuses, has changed nothing. After `Internal`, or without an answer, it is unknown whether the mutation was carried out: send
 * it again. `addExpense` and `importExpenses` add nothing twice when each expense has an `id`. A `deleteExpense` that was carried
 * out answers `NotFound`. An `updateExpense` with `expectedVersion` that was carried out answers `Conflict` with the new version.
 *
 * A `Conflict` is for the caller to decide. Its `errorInfo` has the `reason`, which is `CHANGED`, `DELETED` or `ID_TAKEN`, and the
 * `currentVersion` of the expense in question. A caller who expects no version and sends no id never gets one. A mutation that
 * meets too many others on the same data is `Throttled`.
 */
export type MutationRenameCategoryArgs = {
  from: Scalars['String']['input'];
  nextToken?: InputMaybe<Scalars['String']['input']>;
  side?: InputMaybe<Side>;
  to: Scalars['String']['input'];
};


/**
 * What a signed-in user can change: their own expenses and budgets. Every mutation of expenses answers with them as a whole. The
 * mutations of one request run one after another and fail independently: a mutation that ends with an error is `null`, those
 * before and after it are carried out.
 *
 * Errors are those of `Query`. A mutation that ends with `ValidationError`, `NotFound`, `Conflict` or `Throttled`, or that AppSync
 * refuses, has changed nothing. After `Internal`, or without an answer, it is unknown whether the mutation was carried out: send
 * it again. `addExpense` and `importExpenses` add nothing twice when each expense has an `id`. A `deleteExpense` that was carried
 * out answers `NotFound`. An `updateExpense` with `expectedVersion` that was carried out answers `Conflict` with the new version.
 *
 * A `Conflict` is for the caller to decide. Its `errorInfo` has the `reason`, which is `CHANGED`, `DELETED` or `ID_TAKEN`, and the
 * `currentVersion` of the expense in question. A caller who expects no version and sends no id never gets one. A mutation that
 * meets too many others on the same data is `Throttled`.
 */
export type MutationRestoreExpenseArgs = {
  id: Scalars['ID']['input'];
};


/**
 * What a signed-in user can change: their own expenses and budgets. Every mutation of expenses answers with them as a whole. The
 * mutations of one request run one after another and fail independently: a mutation that ends with an error is `null`, those
 * before and after it are carried out.
 *
 * Errors are those of `Query`. A mutation that ends with `ValidationError`, `NotFound`, `Conflict` or `Throttled`, or that AppSync
 * refuses, has changed nothing. After `Internal`, or without an answer, it is unknown whether the mutation was carried out: send
 * it again. `addExpense` and `importExpenses` add nothing twice when each expense has an `id`. A `deleteExpense` that was carried
 * out answers `NotFound`. An `updateExpense` with `expectedVersion` that was carried out answers `Conflict` with the new version.
 *
 * A `Conflict` is for the caller to decide. Its `errorInfo` has the `reason`, which is `CHANGED`, `DELETED` or `ID_TAKEN`, and the
 * `currentVersion` of the expense in question. A caller who expects no version and sends no id never gets one. A mutation that
 * meets too many others on the same data is `Throttled`.
 */
export type MutationRestoreExpensesArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/**
 * What a signed-in user can change: their own expenses and budgets. Every mutation of expenses answers with them as a whole. The
 * mutations of one request run one after another and fail independently: a mutation that ends with an error is `null`, those
 * before and after it are carried out.
 *
 * Errors are those of `Query`. A mutation that ends with `ValidationError`, `NotFound`, `Conflict` or `Throttled`, or that AppSync
 * refuses, has changed nothing. After `Internal`, or without an answer, it is unknown whether the mutation was carried out: send
 * it again. `addExpense` and `importExpenses` add nothing twice when each expense has an `id`. A `deleteExpense` that was carried
 * out answers `NotFound`. An `updateExpense` with `expectedVersion` that was carried out answers `Conflict` with the new version.
 *
 * A `Conflict` is for the caller to decide. Its `errorInfo` has the `reason`, which is `CHANGED`, `DELETED` or `ID_TAKEN`, and the
 * `currentVersion` of the expense in question. A caller who expects no version and sends no id never gets one. A mutation that
 * meets too many others on the same data is `Throttled`.
 */
export type MutationSetBudgetArgs = {
  input: SetBudgetInput;
};


/**
 * What a signed-in user can change: their own expenses and budgets. Every mutation of expenses answers with them as a whole. The
 * mutations of one request run one after another and fail independently: a mutation that ends with an error is `null`, those
 * before and after it are carried out.
 *
 * Errors are those of `Query`. A mutation that ends with `ValidationError`, `NotFound`, `Conflict` or `Throttled`, or that AppSync
 * refuses, has changed nothing. After `Internal`, or without an answer, it is unknown whether the mutation was carried out: send
 * it again. `addExpense` and `importExpenses` add nothing twice when each expense has an `id`. A `deleteExpense` that was carried
 * out answers `NotFound`. An `updateExpense` with `expectedVersion` that was carried out answers `Conflict` with the new version.
 *
 * A `Conflict` is for the caller to decide. Its `errorInfo` has the `reason`, which is `CHANGED`, `DELETED` or `ID_TAKEN`, and the
 * `currentVersion` of the expense in question. A caller who expects no version and sends no id never gets one. A mutation that
 * meets too many others on the same data is `Throttled`.
 */
export type MutationUpdateExpenseArgs = {
  input: UpdateExpenseInput;
};


/**
 * What a signed-in user can change: their own expenses and budgets. Every mutation of expenses answers with them as a whole. The
 * mutations of one request run one after another and fail independently: a mutation that ends with an error is `null`, those
 * before and after it are carried out.
 *
 * Errors are those of `Query`. A mutation that ends with `ValidationError`, `NotFound`, `Conflict` or `Throttled`, or that AppSync
 * refuses, has changed nothing. After `Internal`, or without an answer, it is unknown whether the mutation was carried out: send
 * it again. `addExpense` and `importExpenses` add nothing twice when each expense has an `id`. A `deleteExpense` that was carried
 * out answers `NotFound`. An `updateExpense` with `expectedVersion` that was carried out answers `Conflict` with the new version.
 *
 * A `Conflict` is for the caller to decide. Its `errorInfo` has the `reason`, which is `CHANGED`, `DELETED` or `ID_TAKEN`, and the
 * `currentVersion` of the expense in question. A caller who expects no version and sends no id never gets one. A mutation that
 * meets too many others on the same data is `Throttled`.
 */
export type MutationUpdateExpensesArgs = {
  input: UpdateExpensesInput;
};

/** The owner of an expense or batch, taken from the token. A client cannot choose any of it. */
export type Owner = {
  /**
   * True. No string of a client can take its place, not even under an alias. False in the answer to an import that has added
   * nothing, a dry run for example: so no subscriber receives it.
   */
  isSetByServer: Scalars['Boolean']['output'];
  /** The `sub` of the owner's Cognito user. */
  userId: Scalars['ID']['output'];
};

/** A payee that the caller uses. */
export type PayeeUse = {
  /** The number of its expenses among those that were read. */
  count: Scalars['Int']['output'];
  /** The date of the newest of them, YYYY-MM-DD. */
  lastDate: Scalars['AWSDate']['output'];
  /** The payee, for example `University Cafe`. */
  payee: Scalars['String']['output'];
  /** The category that most of these expenses have; of two with as many, the one used last. */
  usualCategory: Scalars['String']['output'];
};

/** What was paid in one way. */
export type PaymentMethodSummary = {
  /** The number of its expenses, refunds included. */
  count: Scalars['Int']['output'];
  /** How it was paid, for example `Cash`. */
  paymentMethod: Scalars['String']['output'];
  /** The sum of its expenses, refunds taken off, in major units of the currency. */
  total: Scalars['Float']['output'];
};

/**
 * What a signed-in user can read. Users read only their own expenses; those of other users do not exist for them. The fields of
 * one request fail independently: a field that ends with an error is `null`, the others have their values.
 *
 * An operation that fails ends with an error whose `errorType` is one of `ValidationError` (with `errorInfo: { field, reason }`),
 * `NotFound`, `Conflict`, `Throttled` (with `errorInfo: { retry: true }`: send the same again after a short random pause) or
 * `Internal` (a fault of the server: try again later). AppSync itself refuses a request that does not fit this schema, for example a
 * string in place of a number, before anything is done. Such an error has no `errorType`.
 *
 * Every string must be well-formed Unicode. A string with half of a surrogate pair, for example one that was cut in the middle of
 * an emoji, is a `ValidationError` for its field.
 */
export type Query = {
  /**
   * The caller's budgets, and what is spent and left of each in one month. They are sorted by currency; in each currency, the
   * budget of all of it comes first, then those of categories by name. `spent` is what `summary` has for the same month. Reads are
   * strongly consistent. Budgets have no subscriptions: read them again. `null` only after an error.
   *
   * Errors: `ValidationError` for a `year`, `month` or `today` out of bounds, for `month` without `year` or `year` without `month`,
   * and for a month whose totals are more than one answer can sum up, as in `summary`.
   */
  budgets?: Maybe<BudgetMonth>;
  /**
   * The categories that the caller uses, most used first, for example to suggest them. They come from the newest months, 200 uses
   * at most: a category counts as one use for each month, currency and side in which it has expenses. Older ones are left out.
   * `null` only after an error.
   */
  categories?: Maybe<Array<CategoryUse>>;
  /**
   * What was added, changed and deleted, oldest change first, for apps that were offline. Without `since`, all expenses are
   * listed. An app that applies every page in order ends up with exactly its user's expenses: `deletedAt` marks the expenses to
   * remove. A change may come twice, because cursors overlap by a minute so that nothing is missed; compare `id` and `version`.
   * `null` only after an error.
   *
   * Errors: `ValidationError` for a `limit` out of bounds, for a `since` that is not a cursor, and for a cursor older than 29
   * days. Deletions are kept for 30 days, so the app then drops its copy and starts over without `since`.
   */
  changes?: Maybe<ChangePage>;
  /**
   * Every currency that an expense may have, sorted by code: what an app shows amounts and choices by. `Intl` of browsers and
   * phones shows other decimals for some of them. The list is the same for all callers and changes with releases only. `null` only
   * after an error.
   */
  currencies?: Maybe<Array<Currency>>;
  /**
   * The caller's deleted expenses that can still be restored, the newest deletion first. `restorableUntil` says until when. Reads
   * are strongly consistent. `null` only after an error.
   *
   * Errors: `ValidationError` for a `limit` out of bounds, and for a `nextToken` that this list did not return.
   */
  deletedExpenses?: Maybe<ExpenseConnection>;
  /**
   * One expense, or `null` when the caller has no expense with this id (never added, deleted, or another user's). After an error
   * the field is `null` too, whether or not the expense exists.
   */
  expense?: Maybe<Expense>;
  /**
   * The caller's expenses, newest date first unless `order` says otherwise. All filters are optional and can be combined. Without
   * filters, every expense is listed, page by page. Reads are strongly consistent: an expense that has just been added is in the
   * next answer. `null` only after an error.
   *
   * Errors: `ValidationError` for a filter out of bounds, for `month` without `year`, for `year` or `month` together with
   * `from` or `to`, for `payee` together with `category` (no index serves both), and for a `nextToken` that does not belong to
   * these filters.
   */
  expenses?: Maybe<ExpenseConnection>;
  /**
   * The payees of the caller's newest expenses by date, most used first, for example to suggest them: those of 200 expenses, or of
   * fewer if their texts are so long that these have 1 MB. `null` only after an error.
   */
  payees?: Maybe<Array<PayeeUse>>;
  /**
   * What the caller spent and earned in a year, in one month of it, or between any two dates. The totals are exact to the minor
   * unit and change in the same transaction as the expenses. The cost is the same for ten expenses and for ten million. Reads are
   * strongly consistent. What is not selected is not computed. `null` only after an error.
   *
   * Errors: `ValidationError` for a `year` or `month` out of bounds, for a `month` without `year`, for only one of `from` and `to`,
   * for dates in the wrong order or more than 366 days apart, for `year` or `month` together with `from` or `to`, for no period at
   * all, and for a period whose totals are more than one answer can sum up: 1 MB, some thousand categories, or fewer with hundreds
   * of subcategories and payment methods each. Ask for fewer months then.
   */
  summary?: Maybe<Summary>;
};


/**
 * What a signed-in user can read. Users read only their own expenses; those of other users do not exist for them. The fields of
 * one request fail independently: a field that ends with an error is `null`, the others have their values.
 *
 * An operation that fails ends with an error whose `errorType` is one of `ValidationError` (with `errorInfo: { field, reason }`),
 * `NotFound`, `Conflict`, `Throttled` (with `errorInfo: { retry: true }`: send the same again after a short random pause) or
 * `Internal` (a fault of the server: try again later). AppSync itself refuses a request that does not fit this schema, for example a
 * string in place of a number, before anything is done. Such an error has no `errorType`.
 *
 * Every string must be well-formed Unicode. A string with half of a surrogate pair, for example one that was cut in the middle of
 * an emoji, is a `ValidationError` for its field.
 */
export type QueryBudgetsArgs = {
  month?: InputMaybe<Scalars['Int']['input']>;
  today?: InputMaybe<Scalars['AWSDate']['input']>;
  year?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * What a signed-in user can read. Users read only their own expenses; those of other users do not exist for them. The fields of
 * one request fail independently: a field that ends with an error is `null`, the others have their values.
 *
 * An operation that fails ends with an error whose `errorType` is one of `ValidationError` (with `errorInfo: { field, reason }`),
 * `NotFound`, `Conflict`, `Throttled` (with `errorInfo: { retry: true }`: send the same again after a short random pause) or
 * `Internal` (a fault of the server: try again later). AppSync itself refuses a request that does not fit this schema, for example a
 * string in place of a number, before anything is done. Such an error has no `errorType`.
 *
 * Every string must be well-formed Unicode. A string with half of a surrogate pair, for example one that was cut in the middle of
 * an emoji, is a `ValidationError` for its field.
 */
export type QueryChangesArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  since?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What a signed-in user can read. Users read only their own expenses; those of other users do not exist for them. The fields of
 * one request fail independently: a field that ends with an error is `null`, the others have their values.
 *
 * An operation that fails ends with an error whose `errorType` is one of `ValidationError` (with `errorInfo: { field, reason }`),
 * `NotFound`, `Conflict`, `Throttled` (with `errorInfo: { retry: true }`: send the same again after a short random pause) or
 * `Internal` (a fault of the server: try again later). AppSync itself refuses a request that does not fit this schema, for example a
 * string in place of a number, before anything is done. Such an error has no `errorType`.
 *
 * Every string must be well-formed Unicode. A string with half of a surrogate pair, for example one that was cut in the middle of
 * an emoji, is a `ValidationError` for its field.
 */
export type QueryDeletedExpensesArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What a signed-in user can read. Users read only their own expenses; those of other users do not exist for them. The fields of
 * one request fail independently: a field that ends with an error is `null`, the others have their values.
 *
 * An operation that fails ends with an error whose `errorType` is one of `ValidationError` (with `errorInfo: { field, reason }`),
 * `NotFound`, `Conflict`, `Throttled` (with `errorInfo: { retry: true }`: send the same again after a short random pause) or
 * `Internal` (a fault of the server: try again later). AppSync itself refuses a request that does not fit this schema, for example a
 * string in place of a number, before anything is done. Such an error has no `errorType`.
 *
 * Every string must be well-formed Unicode. A string with half of a surrogate pair, for example one that was cut in the middle of
 * an emoji, is a `ValidationError` for its field.
 */
export type QueryExpenseArgs = {
  id: Scalars['ID']['input'];
};


/**
 * What a signed-in user can read. Users read only their own expenses; those of other users do not exist for them. The fields of
 * one request fail independently: a field that ends with an error is `null`, the others have their values.
 *
 * An operation that fails ends with an error whose `errorType` is one of `ValidationError` (with `errorInfo: { field, reason }`),
 * `NotFound`, `Conflict`, `Throttled` (with `errorInfo: { retry: true }`: send the same again after a short random pause) or
 * `Internal` (a fault of the server: try again later). AppSync itself refuses a request that does not fit this schema, for example a
 * string in place of a number, before anything is done. Such an error has no `errorType`.
 *
 * Every string must be well-formed Unicode. A string with half of a surrogate pair, for example one that was cut in the middle of
 * an emoji, is a `ValidationError` for its field.
 */
export type QueryExpensesArgs = {
  category?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['AWSDate']['input']>;
  limit?: InputMaybe<Scalars['Int']['input']>;
  month?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
  order?: InputMaybe<SortOrder>;
  payee?: InputMaybe<Scalars['String']['input']>;
  to?: InputMaybe<Scalars['AWSDate']['input']>;
  year?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * What a signed-in user can read. Users read only their own expenses; those of other users do not exist for them. The fields of
 * one request fail independently: a field that ends with an error is `null`, the others have their values.
 *
 * An operation that fails ends with an error whose `errorType` is one of `ValidationError` (with `errorInfo: { field, reason }`),
 * `NotFound`, `Conflict`, `Throttled` (with `errorInfo: { retry: true }`: send the same again after a short random pause) or
 * `Internal` (a fault of the server: try again later). AppSync itself refuses a request that does not fit this schema, for example a
 * string in place of a number, before anything is done. Such an error has no `errorType`.
 *
 * Every string must be well-formed Unicode. A string with half of a surrogate pair, for example one that was cut in the middle of
 * an emoji, is a `ValidationError` for its field.
 */
export type QuerySummaryArgs = {
  from?: InputMaybe<Scalars['AWSDate']['input']>;
  month?: InputMaybe<Scalars['Int']['input']>;
  to?: InputMaybe<Scalars['AWSDate']['input']>;
  year?: InputMaybe<Scalars['Int']['input']>;
};

/** A budget to be set. */
export type SetBudgetInput = {
  /** What may be spent each month, in major units of `currency`, with the bounds of `AddExpenseInput`. */
  amount: Scalars['Float']['input'];
  /** The category, a name as in `AddExpenseInput`. Default: the budget is for all of the currency. */
  category?: InputMaybe<Scalars['String']['input']>;
  /** Required. The currency, an ISO 4217 code in capital letters. */
  currency?: InputMaybe<Scalars['String']['input']>;
  /** Set it only if the budget's `version` is still this one; 0: only if there is none. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
};

/** The side of the books that a category is on. */
export type Side =
  /** Income. */
  | 'INCOME'
  /** Expenses and refunds. */
  | 'SPENT';

/** The direction of a list by date: `ASC` is oldest first, `DESC` is newest first. */
export type SortOrder =
  /** Oldest date first. */
  | 'ASC'
  /** Newest date first. */
  | 'DESC';

/** One subcategory of a category. */
export type SubcategorySummary = {
  /** The number of its expenses, refunds included, or of its incomes. */
  count: Scalars['Int']['output'];
  /** The subcategory, for example `Coffee`. */
  subcategory: Scalars['String']['output'];
  /** The sum of its amounts, refunds taken off, in major units of the currency. */
  total: Scalars['Float']['output'];
};

/**
 * What a signed-in user can subscribe to: changes of their own expenses as they happen, whichever device makes them. The server
 * takes the owner from the token; no argument can widen that.
 *
 * The mutation must select `owner { userId isSetByServer }`, without aliases, or its event reaches no subscriber: the server finds
 * the subscribers by these fields. In a batch, select the `owner` of the batch itself. An event holds only what the mutation
 * selected: a field that it did not select, or perhaps one that it selected under an alias, is `null` here. The filter `category`
 * needs that field selected too. Every operation in `operations/` selects all of these. An `addExpense` that is sent again may be
 * published again; compare `id` and `version`.
 */
export type Subscription = {
  /** A step of `renameCategory` was carried out. Which expenses were moved is in `changes`. */
  onCategoryRenamed?: Maybe<CategoryRename>;
  /**
   * An expense was added, or a deleted one was restored.
   *
   * Errors: `ValidationError` for a category that no expense can have.
   */
  onExpenseAdded?: Maybe<Expense>;
  /**
   * An expense was deleted.
   *
   * Errors: `ValidationError` for a category that no expense can have.
   */
  onExpenseDeleted?: Maybe<Expense>;
  /**
   * An expense was changed.
   *
   * Errors: `ValidationError` for a category that no expense can have.
   */
  onExpenseUpdated?: Maybe<Expense>;
  /** Several expenses were deleted at once. What is said of `onExpensesImported` holds here, too. */
  onExpensesDeleted?: Maybe<ExpenseBatch>;
  /**
   * Several expenses were imported at once. An event of more than 240 KB is not delivered, and every 5 KB are billed. Select few
   * fields of `items`, such as `id`, and read the rest by `changes`. There is no event for a dry run, nor for an import with
   * `ifTaken: SKIP` that has added nothing.
   */
  onExpensesImported?: Maybe<ExpenseImport>;
  /** Several deleted expenses were restored at once. What is said of `onExpensesImported` holds here, too. */
  onExpensesRestored?: Maybe<ExpenseBatch>;
  /** Several expenses were changed at once. What is said of `onExpensesImported` holds here, too. */
  onExpensesUpdated?: Maybe<ExpenseBatch>;
};


/**
 * What a signed-in user can subscribe to: changes of their own expenses as they happen, whichever device makes them. The server
 * takes the owner from the token; no argument can widen that.
 *
 * The mutation must select `owner { userId isSetByServer }`, without aliases, or its event reaches no subscriber: the server finds
 * the subscribers by these fields. In a batch, select the `owner` of the batch itself. An event holds only what the mutation
 * selected: a field that it did not select, or perhaps one that it selected under an alias, is `null` here. The filter `category`
 * needs that field selected too. Every operation in `operations/` selects all of these. An `addExpense` that is sent again may be
 * published again; compare `id` and `version`.
 */
export type SubscriptionOnExpenseAddedArgs = {
  category?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What a signed-in user can subscribe to: changes of their own expenses as they happen, whichever device makes them. The server
 * takes the owner from the token; no argument can widen that.
 *
 * The mutation must select `owner { userId isSetByServer }`, without aliases, or its event reaches no subscriber: the server finds
 * the subscribers by these fields. In a batch, select the `owner` of the batch itself. An event holds only what the mutation
 * selected: a field that it did not select, or perhaps one that it selected under an alias, is `null` here. The filter `category`
 * needs that field selected too. Every operation in `operations/` selects all of these. An `addExpense` that is sent again may be
 * published again; compare `id` and `version`.
 */
export type SubscriptionOnExpenseDeletedArgs = {
  category?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What a signed-in user can subscribe to: changes of their own expenses as they happen, whichever device makes them. The server
 * takes the owner from the token; no argument can widen that.
 *
 * The mutation must select `owner { userId isSetByServer }`, without aliases, or its event reaches no subscriber: the server finds
 * the subscribers by these fields. In a batch, select the `owner` of the batch itself. An event holds only what the mutation
 * selected: a field that it did not select, or perhaps one that it selected under an alias, is `null` here. The filter `category`
 * needs that field selected too. Every operation in `operations/` selects all of these. An `addExpense` that is sent again may be
 * published again; compare `id` and `version`.
 */
export type SubscriptionOnExpenseUpdatedArgs = {
  category?: InputMaybe<Scalars['String']['input']>;
};

/** What was spent and earned in a period. Different currencies are never added up. */
export type Summary = {
  /** One for each currency in which there is an expense, the one with the most expenses first. */
  currencies: Array<CurrencySummary>;
  /** The first day of the period, YYYY-MM-DD. */
  from: Scalars['AWSDate']['output'];
  /** The requested month, 1 to 12; `null` for a whole year and for a period between two dates. */
  month?: Maybe<Scalars['Int']['output']>;
  /** The last day of the period, YYYY-MM-DD. */
  to: Scalars['AWSDate']['output'];
  /** The requested year; `null` for a period between two dates. */
  year?: Maybe<Scalars['Int']['output']>;
};

/**
 * A change of an expense. Fields that are absent stay as they are; `null` clears an optional field. The bounds of each field
 * are those of `AddExpenseInput`.
 *
 * Send it as one variable: `updateExpense(input: $input)`. With one variable for each field, AppSync has been reported to read a
 * variable without a value as `null`, which would clear the field.
 */
export type UpdateExpenseInput = {
  /** New amount, in the new currency if one is given, else in the expense's currency. Cannot be cleared. */
  amount?: InputMaybe<Scalars['Float']['input']>;
  /** New category. Cannot be cleared. */
  category?: InputMaybe<Scalars['String']['input']>;
  /** New currency. The amount, new or old, must have no more decimals than the currency has. Cannot be cleared. */
  currency?: InputMaybe<Scalars['String']['input']>;
  /** New date. Cannot be cleared. */
  date?: InputMaybe<Scalars['AWSDate']['input']>;
  /** New description, or `null` for none. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Change it only if its `version` is still this one. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The id of the expense to change. */
  id: Scalars['ID']['input'];
  /** New kind. Cannot be cleared. */
  kind?: InputMaybe<ExpenseKind>;
  /** New location, or `null` for none. */
  location?: InputMaybe<Scalars['String']['input']>;
  /** New notes, or `null` for none. */
  notes?: InputMaybe<Scalars['String']['input']>;
  /** New payee, or `null` for none. */
  payee?: InputMaybe<Scalars['String']['input']>;
  /** New payment method, or `null` for none. */
  paymentMethod?: InputMaybe<Scalars['String']['input']>;
  /** New subcategory, or `null` for none. */
  subcategory?: InputMaybe<Scalars['String']['input']>;
};

/**
 * One change for several expenses. Fields that are absent stay as they are; `null` clears an optional field. The bounds of each
 * field are those of `AddExpenseInput`. There is no amount and no currency: an amount is one expense's own, and in another
 * currency it would be another amount.
 *
 * Send it as one variable: `updateExpenses(input: $input)`, for the reason that `UpdateExpenseInput` gives.
 */
export type UpdateExpensesInput = {
  /** New category. Cannot be cleared. */
  category?: InputMaybe<Scalars['String']['input']>;
  /** New date. Cannot be cleared. */
  date?: InputMaybe<Scalars['AWSDate']['input']>;
  /** New description, or `null` for none. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** The ids of the expenses to change: 1 to 33, each once. */
  ids: Array<Scalars['ID']['input']>;
  /** New kind. Cannot be cleared. */
  kind?: InputMaybe<ExpenseKind>;
  /** New location, or `null` for none. */
  location?: InputMaybe<Scalars['String']['input']>;
  /** New notes, or `null` for none. */
  notes?: InputMaybe<Scalars['String']['input']>;
  /** New payee, or `null` for none. */
  payee?: InputMaybe<Scalars['String']['input']>;
  /** New payment method, or `null` for none. */
  paymentMethod?: InputMaybe<Scalars['String']['input']>;
  /** New subcategory, or `null` for none. */
  subcategory?: InputMaybe<Scalars['String']['input']>;
};

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
  AWSDate: { input: string; output: string; }
  AWSDateTime: { input: string; output: string; }
};

/** An expense to be added. Lengths are in UTF-16 code units, as JavaScript counts them. */
export type AddExpenseInput = {
  /**
   * The amount in major units of `currency`: greater than zero, at most 15 significant digits in minor units, and with no
   * more decimals than the currency has (2.25 USD, 10 JPY, 1.125 KWD). Never rounded: 2.255 USD is refused. It arrives as a
   * `Float`, which holds 15 significant digits: what is written with more, such as 2.2500000000000000000000001, is 2.25 before it
   * gets here.
   */
  amount: Scalars['Float']['input'];
  /**
   * A name, 1 to 100 characters, no `#`: one line that neither begins nor ends with white space or anything else that cannot be
   * seen, such as a zero width space or a mark of direction. Names that differ in case or in their Unicode normal form are two.
   */
  category: Scalars['String']['input'];
  /**
   * ISO 4217 code in capital letters, current or withdrawn since 1990 (HRK, LTL, DEM, ...), but of no metal or fund. Default: the
   * deployment's currency, normally `USD`.
   */
  currency?: InputMaybe<Scalars['String']['input']>;
  /** The calendar date on which the money was spent, YYYY-MM-DD, without a time zone, in the years 1 to 9999. */
  date: Scalars['AWSDate']['input'];
  /** Free text, at most 500 characters: no control characters other than tabs and line breaks. */
  description?: InputMaybe<Scalars['String']['input']>;
  /**
   * The expense's id, when the client chooses it: a UUID. Sending the same expense again with the same id adds it once and
   * answers with it both times, so a client that lost an answer can just send again. Default: a new random id.
   */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** Free text, at most 200 characters. */
  location?: InputMaybe<Scalars['String']['input']>;
  /** Free text, at most 5,000 characters. */
  notes?: InputMaybe<Scalars['String']['input']>;
  /** A name like `category`, which may be empty and may contain `#`. */
  paymentMethod?: InputMaybe<Scalars['String']['input']>;
  /** A name like `category`, which may be empty and may contain `#`. */
  subcategory?: InputMaybe<Scalars['String']['input']>;
};

/** What was spent in one category and currency. */
export type CategorySummary = {
  /** The category, for example `Food`. */
  category: Scalars['String']['output'];
  /** How many expenses that is. */
  count: Scalars['Int']['output'];
  /** The part of the currency's total, from 0 to 1: 0.25 is a quarter. */
  share: Scalars['Float']['output'];
  /** The sum of its amounts, in major units of the currency. */
  total: Scalars['Float']['output'];
};

/** A category that the caller uses. */
export type CategoryUse = {
  /** The category, for example `Food`. */
  category: Scalars['String']['output'];
  /** How many expenses it has, of those looked at. */
  count: Scalars['Int']['output'];
  /** The last month in which it has an expense, YYYY-MM. */
  lastMonth: Scalars['String']['output'];
};

/** One page of changes. */
export type ChangePage = {
  /** Give it to the next call as `since`, at once or weeks later. It means nothing to the client. */
  cursor: Scalars['String']['output'];
  /** True when something follows that can be read at once; false when the app is up to date. */
  hasMore: Scalars['Boolean']['output'];
  /** The expenses as they are now, in the order of their last change; deleted ones have `deletedAt`. At most `limit`. */
  items: Array<Expense>;
};

/** What was spent in one currency. Totals are in its major units and exact up to 15 significant digits. */
export type CurrencySummary = {
  /** One for each category in which something was spent, the largest total first. */
  categories: Array<CategorySummary>;
  /** How many expenses that is. */
  count: Scalars['Int']['output'];
  /** ISO 4217 code, for example `USD`. */
  currency: Scalars['String']['output'];
  /** One for each month in which something was spent, January first. Empty when a single month was asked for. */
  months: Array<MonthSummary>;
  /** The sum of all amounts, for example 1234.56. */
  total: Scalars['Float']['output'];
};

/** Money that was spent. */
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
  /** When the expense was deleted: UTC, with milliseconds. `null` while it is not; only `deleteExpense` and `changes` show others. */
  deletedAt?: Maybe<Scalars['AWSDateTime']['output']>;
  /** What it was, in a few words, for example `Morning coffee`. */
  description?: Maybe<Scalars['String']['output']>;
  /** UUID (RFC 9562), lower case, unique among the user's expenses. */
  id: Scalars['ID']['output'];
  /** Where the money was spent, for example `University Cafe`. */
  location?: Maybe<Scalars['String']['output']>;
  /** The month of `date`, 1 to 12. */
  month: Scalars['Int']['output'];
  /** Anything else worth keeping. */
  notes?: Maybe<Scalars['String']['output']>;
  /** The owner once more, as subscriptions look for it: select both of its fields in a mutation, or no subscriber hears of it. */
  owner: Owner;
  /** How it was paid, for example `Credit Card`, `Cash` or `Mpesa`. */
  paymentMethod?: Maybe<Scalars['String']['output']>;
  /** A finer kind within `category`, for example `Coffee`. */
  subcategory?: Maybe<Scalars['String']['output']>;
  /** When the expense was last changed: UTC, with milliseconds. Equal to `createdAt` until the first change. */
  updatedAt: Scalars['AWSDateTime']['output'];
  /** The owner: the `sub` of their Cognito user. Only the owner sees an expense. */
  userId: Scalars['ID']['output'];
  /** 1 when added, one more with every change. Give it as `expectedVersion` to change only what you have seen. */
  version: Scalars['Int']['output'];
  /** The year of `date`, for example 2024. */
  year: Scalars['Int']['output'];
};

/** Expenses that were imported together. */
export type ExpenseBatch = {
  /** The expenses, in the order of the input. */
  items: Array<Expense>;
  /** The owner once more, as subscriptions look for it: select both of its fields, or no subscriber hears of the import. */
  owner: Owner;
  /** The owner: the `sub` of their Cognito user. */
  userId: Scalars['ID']['output'];
};

/** One page of expenses. */
export type ExpenseConnection = {
  /** The page's expenses, in the order asked for. At most `limit`; fewer on the last page, and when they are very long. */
  items: Array<Expense>;
  /** Give it to the next call, with the same filters and order, for the next page; `null` exactly when nothing follows. */
  nextToken?: Maybe<Scalars['String']['output']>;
};

/**
 * An expense to be added together with others: an `AddExpenseInput` whose fields the operation checks by itself, so that all
 * faults of all expenses come in one answer, each with its index. What `AddExpenseInput` needs is needed here, too.
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
  /** The expense's id, when the client chooses it: a UUID. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** At most 200 characters. */
  location?: InputMaybe<Scalars['String']['input']>;
  /** At most 5,000 characters. */
  notes?: InputMaybe<Scalars['String']['input']>;
  /** As in `AddExpenseInput`. */
  paymentMethod?: InputMaybe<Scalars['String']['input']>;
  /** As in `AddExpenseInput`. */
  subcategory?: InputMaybe<Scalars['String']['input']>;
};

/** Expenses to be added together. */
export type ImportExpensesInput = {
  /** 1 to 50 expenses, no two with the same id. */
  expenses: Array<InputMaybe<ImportExpenseInput>>;
};

/** What was spent in one month and currency. */
export type MonthSummary = {
  /** How many expenses that is. */
  count: Scalars['Int']['output'];
  /** 1 (January) to 12 (December). */
  month: Scalars['Int']['output'];
  /** The sum of its amounts, in major units of the currency. */
  total: Scalars['Float']['output'];
};

/**
 * What a signed-in user can change: their own expenses. Every mutation answers with the whole expense. Several in one request run
 * one after another, each on its own: one that ends with an error is `null`, the ones before and behind it are carried out.
 *
 * Errors are those of `Query`. A mutation that ends with `ValidationError`, `NotFound`, `Conflict` or `Throttled`, or that AppSync
 * refuses, has changed nothing. After `Internal`, or when no answer comes, it is unknown whether it was carried out: send it
 * again. An `addExpense` or `importExpenses` in which each expense has an `id` adds nothing twice; a `deleteExpense` that was
 * carried out answers `NotFound`; an `updateExpense` with `expectedVersion` answers `Conflict` with the version after it.
 *
 * `Conflict` says by `errorInfo.reason` what is in the way: `CHANGED` (with `currentVersion`), `DELETED` or `ID_TAKEN`. Without
 * `errorInfo`, other requests came first three times in a row: send the same again.
 */
export type Mutation = {
  /**
   * Adds an expense. `null` only together with an error.
   *
   * Errors: `ValidationError` names the input field that cannot be taken; `Conflict` when an expense was added under `id` before
   * and is not this one (any more): `errorInfo: { field: "id", reason, currentVersion }`. The `reason` is `ID_TAKEN` when it is as it
   * was added, so another one: take a new id. It is `CHANGED` when it was changed since, by another device perhaps, and is now at
   * `currentVersion`: read it. It is `DELETED` when it was deleted in the last 30 days: `restoreExpense` brings it back.
   */
  addExpense?: Maybe<Expense>;
  /**
   * Deletes an expense and answers with it as it last was. It is out of every list and total at once, and kept for 30 days:
   * until then `restoreExpense` brings it back. `null` only together with an error.
   *
   * Errors: `NotFound` when the caller has no such expense (or has deleted it already); `Conflict` when it is not at
   * `expectedVersion` (then `errorInfo: { reason: "CHANGED", currentVersion }`).
   */
  deleteExpense?: Maybe<Expense>;
  /**
   * Adds up to 50 expenses at once, all or none. With ids of the client's choice it can be repeated: expenses that are stored
   * already with the same content are answered as they are stored, only those that are missing are added. `null` only together
   * with an error.
   *
   * Errors: `ValidationError` for fewer than 1 or more than 50 expenses, for expenses of one month and currency that add up to
   * more than 15 digits in minor units, and for expenses that cannot be taken: all of them are named in
   * `errorInfo: { field: "expenses", reason, errors: [{ index, field, reason }] }`, where `index` counts from 0, and every fault of
   * every expense is among them, also what is missing. `Conflict` when expenses were added under some of the ids before and are not
   * these (any more): `errorInfo: { field: "id", reason, errors: [{ index, field, reason, currentVersion }] }`, where the reasons are
   * those of `addExpense` and the first one stands for all.
   */
  importExpenses?: Maybe<ExpenseBatch>;
  /**
   * Brings an expense back that was deleted in the last 30 days, into every list and total. One that is not deleted is answered
   * as it is. `null` only together with an error.
   *
   * Errors: `NotFound` when the caller has no such expense, or deleted it longer ago.
   */
  restoreExpense?: Maybe<Expense>;
  /**
   * Changes an expense: fields that are absent stay as they are, an explicit `null` clears an optional field. The answer is `null`
   * only together with an error.
   *
   * Errors: `ValidationError` names the input field that cannot be taken (also for `null` in `date`, `amount`, `currency` or
   * `category`, and when nothing is to be changed); `NotFound` when the caller has no such expense; `Conflict` when it was
   * changed meanwhile, or is not at `expectedVersion` (then `errorInfo: { reason: "CHANGED", currentVersion }`).
   */
  updateExpense?: Maybe<Expense>;
};


/**
 * What a signed-in user can change: their own expenses. Every mutation answers with the whole expense. Several in one request run
 * one after another, each on its own: one that ends with an error is `null`, the ones before and behind it are carried out.
 *
 * Errors are those of `Query`. A mutation that ends with `ValidationError`, `NotFound`, `Conflict` or `Throttled`, or that AppSync
 * refuses, has changed nothing. After `Internal`, or when no answer comes, it is unknown whether it was carried out: send it
 * again. An `addExpense` or `importExpenses` in which each expense has an `id` adds nothing twice; a `deleteExpense` that was
 * carried out answers `NotFound`; an `updateExpense` with `expectedVersion` answers `Conflict` with the version after it.
 *
 * `Conflict` says by `errorInfo.reason` what is in the way: `CHANGED` (with `currentVersion`), `DELETED` or `ID_TAKEN`. Without
 * `errorInfo`, other requests came first three times in a row: send the same again.
 */
export type MutationAddExpenseArgs = {
  input: AddExpenseInput;
};


/**
 * What a signed-in user can change: their own expenses. Every mutation answers with the whole expense. Several in one request run
 * one after another, each on its own: one that ends with an error is `null`, the ones before and behind it are carried out.
 *
 * Errors are those of `Query`. A mutation that ends with `ValidationError`, `NotFound`, `Conflict` or `Throttled`, or that AppSync
 * refuses, has changed nothing. After `Internal`, or when no answer comes, it is unknown whether it was carried out: send it
 * again. An `addExpense` or `importExpenses` in which each expense has an `id` adds nothing twice; a `deleteExpense` that was
 * carried out answers `NotFound`; an `updateExpense` with `expectedVersion` answers `Conflict` with the version after it.
 *
 * `Conflict` says by `errorInfo.reason` what is in the way: `CHANGED` (with `currentVersion`), `DELETED` or `ID_TAKEN`. Without
 * `errorInfo`, other requests came first three times in a row: send the same again.
 */
export type MutationDeleteExpenseArgs = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  id: Scalars['ID']['input'];
};


/**
 * What a signed-in user can change: their own expenses. Every mutation answers with the whole expense. Several in one request run
 * one after another, each on its own: one that ends with an error is `null`, the ones before and behind it are carried out.
 *
 * Errors are those of `Query`. A mutation that ends with `ValidationError`, `NotFound`, `Conflict` or `Throttled`, or that AppSync
 * refuses, has changed nothing. After `Internal`, or when no answer comes, it is unknown whether it was carried out: send it
 * again. An `addExpense` or `importExpenses` in which each expense has an `id` adds nothing twice; a `deleteExpense` that was
 * carried out answers `NotFound`; an `updateExpense` with `expectedVersion` answers `Conflict` with the version after it.
 *
 * `Conflict` says by `errorInfo.reason` what is in the way: `CHANGED` (with `currentVersion`), `DELETED` or `ID_TAKEN`. Without
 * `errorInfo`, other requests came first three times in a row: send the same again.
 */
export type MutationImportExpensesArgs = {
  input: ImportExpensesInput;
};


/**
 * What a signed-in user can change: their own expenses. Every mutation answers with the whole expense. Several in one request run
 * one after another, each on its own: one that ends with an error is `null`, the ones before and behind it are carried out.
 *
 * Errors are those of `Query`. A mutation that ends with `ValidationError`, `NotFound`, `Conflict` or `Throttled`, or that AppSync
 * refuses, has changed nothing. After `Internal`, or when no answer comes, it is unknown whether it was carried out: send it
 * again. An `addExpense` or `importExpenses` in which each expense has an `id` adds nothing twice; a `deleteExpense` that was
 * carried out answers `NotFound`; an `updateExpense` with `expectedVersion` answers `Conflict` with the version after it.
 *
 * `Conflict` says by `errorInfo.reason` what is in the way: `CHANGED` (with `currentVersion`), `DELETED` or `ID_TAKEN`. Without
 * `errorInfo`, other requests came first three times in a row: send the same again.
 */
export type MutationRestoreExpenseArgs = {
  id: Scalars['ID']['input'];
};


/**
 * What a signed-in user can change: their own expenses. Every mutation answers with the whole expense. Several in one request run
 * one after another, each on its own: one that ends with an error is `null`, the ones before and behind it are carried out.
 *
 * Errors are those of `Query`. A mutation that ends with `ValidationError`, `NotFound`, `Conflict` or `Throttled`, or that AppSync
 * refuses, has changed nothing. After `Internal`, or when no answer comes, it is unknown whether it was carried out: send it
 * again. An `addExpense` or `importExpenses` in which each expense has an `id` adds nothing twice; a `deleteExpense` that was
 * carried out answers `NotFound`; an `updateExpense` with `expectedVersion` answers `Conflict` with the version after it.
 *
 * `Conflict` says by `errorInfo.reason` what is in the way: `CHANGED` (with `currentVersion`), `DELETED` or `ID_TAKEN`. Without
 * `errorInfo`, other requests came first three times in a row: send the same again.
 */
export type MutationUpdateExpenseArgs = {
  input: UpdateExpenseInput;
};

/** Whose something is, as the server knows it by the token. Nothing in here can be chosen by a client. */
export type Owner = {
  /** Always true. No text that a client has written can pose as it, not even under an alias. */
  isSetByServer: Scalars['Boolean']['output'];
  /** The `sub` of the owner's Cognito user. */
  userId: Scalars['ID']['output'];
};

/**
 * What a signed-in user can read. Everybody reads their own expenses only; somebody else's do not exist for them. Fields that are
 * asked for together are answered on their own: one that ends with an error is `null`, the others have what was asked for.
 *
 * An operation that cannot be answered ends with an error whose `errorType` is one of `ValidationError` (with
 * `errorInfo: { field, reason }`), `NotFound`, `Conflict`, `Throttled` (try again later) or `Internal` (a fault that is not the
 * caller's: try again later). What does not fit this schema at all, such as a text where a number or a date belongs, is refused by
 * AppSync before anything is done, without an `errorType`.
 *
 * Every text has to be well-formed Unicode: one that was cut through an emoji, so that half of a surrogate pair is left, is a
 * `ValidationError` for its field.
 */
export type Query = {
  /**
   * The categories that the caller uses, most used first, for example to suggest them. It reads no expenses: it looks at the
   * newest 24 months in which something was spent (one month counts once for each currency), so a category that is older than
   * that is not among them. `null` only together with an error.
   */
  categories?: Maybe<Array<CategoryUse>>;
  /**
   * What was added, changed and deleted, oldest change first, for apps that were offline. Without `since` it begins with all that
   * there is. An app that applies every page, one after another, ends up with exactly its user's expenses: `deletedAt` marks what
   * is to be removed. A change may come twice (`id` and `version` tell): the cursor overlaps by a minute, so that nothing is
   * missed. `null` only together with an error.
   *
   * Errors: `ValidationError` for a `limit` out of bounds, for a `since` that is no cursor, and for one older than 29 days:
   * deletions are kept for 30, so such an app drops what it has and starts over without `since`.
   */
  changes?: Maybe<ChangePage>;
  /**
   * One expense, or `null` when the caller has none with this id (never added, deleted, or somebody else's). `null` together with
   * an error says nothing about that.
   */
  expense?: Maybe<Expense>;
  /**
   * The caller's expenses, newest date first unless `order` says otherwise. All filters are optional and combine; without
   * any, every expense is listed, page by page. Reads are strongly consistent: an expense that has just been added is in
   * the very next answer. `null` only together with an error.
   *
   * Errors: `ValidationError` for a filter out of bounds, for `month` without `year`, for `year` or `month` together with
   * `from` or `to`, and for a `nextToken` that does not belong to these filters.
   */
  expenses?: Maybe<ExpenseConnection>;
  /**
   * What the caller has spent in a year, or in one month of it: ready totals, exact to the minor unit, that change together with
   * the expenses. It costs the same for ten expenses as for ten million. Reads are strongly consistent. `null` only together with
   * an error.
   *
   * Errors: `ValidationError` for a `year` or `month` out of bounds.
   */
  summary?: Maybe<Summary>;
};


/**
 * What a signed-in user can read. Everybody reads their own expenses only; somebody else's do not exist for them. Fields that are
 * asked for together are answered on their own: one that ends with an error is `null`, the others have what was asked for.
 *
 * An operation that cannot be answered ends with an error whose `errorType` is one of `ValidationError` (with
 * `errorInfo: { field, reason }`), `NotFound`, `Conflict`, `Throttled` (try again later) or `Internal` (a fault that is not the
 * caller's: try again later). What does not fit this schema at all, such as a text where a number or a date belongs, is refused by
 * AppSync before anything is done, without an `errorType`.
 *
 * Every text has to be well-formed Unicode: one that was cut through an emoji, so that half of a surrogate pair is left, is a
 * `ValidationError` for its field.
 */
export type QueryChangesArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  since?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What a signed-in user can read. Everybody reads their own expenses only; somebody else's do not exist for them. Fields that are
 * asked for together are answered on their own: one that ends with an error is `null`, the others have what was asked for.
 *
 * An operation that cannot be answered ends with an error whose `errorType` is one of `ValidationError` (with
 * `errorInfo: { field, reason }`), `NotFound`, `Conflict`, `Throttled` (try again later) or `Internal` (a fault that is not the
 * caller's: try again later). What does not fit this schema at all, such as a text where a number or a date belongs, is refused by
 * AppSync before anything is done, without an `errorType`.
 *
 * Every text has to be well-formed Unicode: one that was cut through an emoji, so that half of a surrogate pair is left, is a
 * `ValidationError` for its field.
 */
export type QueryExpenseArgs = {
  id: Scalars['ID']['input'];
};


/**
 * What a signed-in user can read. Everybody reads their own expenses only; somebody else's do not exist for them. Fields that are
 * asked for together are answered on their own: one that ends with an error is `null`, the others have what was asked for.
 *
 * An operation that cannot be answered ends with an error whose `errorType` is one of `ValidationError` (with
 * `errorInfo: { field, reason }`), `NotFound`, `Conflict`, `Throttled` (try again later) or `Internal` (a fault that is not the
 * caller's: try again later). What does not fit this schema at all, such as a text where a number or a date belongs, is refused by
 * AppSync before anything is done, without an `errorType`.
 *
 * Every text has to be well-formed Unicode: one that was cut through an emoji, so that half of a surrogate pair is left, is a
 * `ValidationError` for its field.
 */
export type QueryExpensesArgs = {
  category?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['AWSDate']['input']>;
  limit?: InputMaybe<Scalars['Int']['input']>;
  month?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
  order?: InputMaybe<SortOrder>;
  to?: InputMaybe<Scalars['AWSDate']['input']>;
  year?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * What a signed-in user can read. Everybody reads their own expenses only; somebody else's do not exist for them. Fields that are
 * asked for together are answered on their own: one that ends with an error is `null`, the others have what was asked for.
 *
 * An operation that cannot be answered ends with an error whose `errorType` is one of `ValidationError` (with
 * `errorInfo: { field, reason }`), `NotFound`, `Conflict`, `Throttled` (try again later) or `Internal` (a fault that is not the
 * caller's: try again later). What does not fit this schema at all, such as a text where a number or a date belongs, is refused by
 * AppSync before anything is done, without an `errorType`.
 *
 * Every text has to be well-formed Unicode: one that was cut through an emoji, so that half of a surrogate pair is left, is a
 * `ValidationError` for its field.
 */
export type QuerySummaryArgs = {
  month?: InputMaybe<Scalars['Int']['input']>;
  year: Scalars['Int']['input'];
};

/** The direction of a list by date: `ASC` is oldest first, `DESC` is newest first. */
export type SortOrder =
  /** Oldest date first. */
  | 'ASC'
  /** Newest date first. */
  | 'DESC';

/**
 * What a signed-in user hears of as it happens: changes of their own expenses, whichever device makes them. The server decides
 * whose they are, by the token; no argument can widen that.
 *
 * An event is heard of when its mutation selected `owner { userId isSetByServer }`, under these names: by them the server knows
 * whose it is. In a batch that is the batch's own `owner`. `category` narrows by what was selected under that name. An event holds
 * what the mutation selected: a field that it did not select is `null` here, and so may be one that it selected under an alias.
 * Every operation in `operations/` selects all of them. An `addExpense` that is sent again may be heard of again; `id` and
 * `version` tell.
 */
export type Subscription = {
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
  /**
   * Several expenses were imported at once. An event of more than 240 KB is not delivered, and each 5 KB have a price: who listens
   * selects few fields of `items`, such as `id`, and reads the rest by `changes`.
   */
  onExpensesImported?: Maybe<ExpenseBatch>;
};


/**
 * What a signed-in user hears of as it happens: changes of their own expenses, whichever device makes them. The server decides
 * whose they are, by the token; no argument can widen that.
 *
 * An event is heard of when its mutation selected `owner { userId isSetByServer }`, under these names: by them the server knows
 * whose it is. In a batch that is the batch's own `owner`. `category` narrows by what was selected under that name. An event holds
 * what the mutation selected: a field that it did not select is `null` here, and so may be one that it selected under an alias.
 * Every operation in `operations/` selects all of them. An `addExpense` that is sent again may be heard of again; `id` and
 * `version` tell.
 */
export type SubscriptionOnExpenseAddedArgs = {
  category?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What a signed-in user hears of as it happens: changes of their own expenses, whichever device makes them. The server decides
 * whose they are, by the token; no argument can widen that.
 *
 * An event is heard of when its mutation selected `owner { userId isSetByServer }`, under these names: by them the server knows
 * whose it is. In a batch that is the batch's own `owner`. `category` narrows by what was selected under that name. An event holds
 * what the mutation selected: a field that it did not select is `null` here, and so may be one that it selected under an alias.
 * Every operation in `operations/` selects all of them. An `addExpense` that is sent again may be heard of again; `id` and
 * `version` tell.
 */
export type SubscriptionOnExpenseDeletedArgs = {
  category?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What a signed-in user hears of as it happens: changes of their own expenses, whichever device makes them. The server decides
 * whose they are, by the token; no argument can widen that.
 *
 * An event is heard of when its mutation selected `owner { userId isSetByServer }`, under these names: by them the server knows
 * whose it is. In a batch that is the batch's own `owner`. `category` narrows by what was selected under that name. An event holds
 * what the mutation selected: a field that it did not select is `null` here, and so may be one that it selected under an alias.
 * Every operation in `operations/` selects all of them. An `addExpense` that is sent again may be heard of again; `id` and
 * `version` tell.
 */
export type SubscriptionOnExpenseUpdatedArgs = {
  category?: InputMaybe<Scalars['String']['input']>;
};

/** What was spent in a year or month. Different currencies are never added up. */
export type Summary = {
  /** One for each currency in which something was spent, the one with the most expenses first. */
  currencies: Array<CurrencySummary>;
  /** The month that was asked for, 1 to 12; `null` for a whole year. */
  month?: Maybe<Scalars['Int']['output']>;
  /** The year that was asked for. */
  year: Scalars['Int']['output'];
};

/**
 * A change of an expense. Fields that are absent stay as they are; `null` clears an optional field. The bounds of each field
 * are those of `AddExpenseInput`.
 *
 * Send it as one variable: `updateExpense(input: $input)`. In a document with a variable for each field, AppSync has been reported to
 * take one without a value for `null`, which would clear the field.
 */
export type UpdateExpenseInput = {
  /** New amount, in the new currency if one is given, else in the expense's own. Cannot be cleared. */
  amount?: InputMaybe<Scalars['Float']['input']>;
  /** New category. Cannot be cleared. */
  category?: InputMaybe<Scalars['String']['input']>;
  /** New currency; the amount (the new one, or else the old one) must have no more decimals than it has. Cannot be cleared. */
  currency?: InputMaybe<Scalars['String']['input']>;
  /** New date. Cannot be cleared. */
  date?: InputMaybe<Scalars['AWSDate']['input']>;
  /** New description, or `null` for none. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Change it only if its `version` is still this one. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The id of the expense to change. */
  id: Scalars['ID']['input'];
  /** New location, or `null` for none. */
  location?: InputMaybe<Scalars['String']['input']>;
  /** New notes, or `null` for none. */
  notes?: InputMaybe<Scalars['String']['input']>;
  /** New payment method, or `null` for none. */
  paymentMethod?: InputMaybe<Scalars['String']['input']>;
  /** New subcategory, or `null` for none. */
  subcategory?: InputMaybe<Scalars['String']['input']>;
};

import type { TypedDocument } from 'appsync-cognito-client';
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
  /** Free text, at most 200 characters. */
  location?: InputMaybe<Scalars['String']['input']>;
  /** Free text, at most 5,000 characters. */
  notes?: InputMaybe<Scalars['String']['input']>;
  /** A name like `category`, but it may be empty and may contain `#`. */
  paymentMethod?: InputMaybe<Scalars['String']['input']>;
  /** A name like `category`, but it may be empty and may contain `#`. */
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
  /** The number of its expenses in the months that were read. */
  count: Scalars['Int']['output'];
  /** The last month in which it has an expense, YYYY-MM. */
  lastMonth: Scalars['String']['output'];
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

/** What was spent in one currency. Totals are in its major units and exact up to 15 significant digits. */
export type CurrencySummary = {
  /** One for each category in which something was spent, the largest total first. */
  categories: Array<CategorySummary>;
  /** How many expenses that is. */
  count: Scalars['Int']['output'];
  /** ISO 4217 code, for example `USD`. */
  currency: Scalars['String']['output'];
  /** One for each month in which something was spent, January first. Empty when a single month was requested. */
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
  /** When the expense was deleted: UTC, with milliseconds. Set in answers of `deleteExpense` and `changes` only, else `null`. */
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
  /** The owner, as subscriptions filter by it. Select both of its fields in a mutation, or no subscriber receives its event. */
  owner: Owner;
  /** How it was paid, for example `Credit Card`, `Cash` or `Mpesa`. */
  paymentMethod?: Maybe<Scalars['String']['output']>;
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

/** Expenses that were imported together. */
export type ExpenseBatch = {
  /** The expenses, in the order of the input. */
  items: Array<Expense>;
  /** The owner, as subscriptions filter by it. Select both of its fields, or no subscriber receives the import. */
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
 * What a signed-in user can change: their own expenses. Every mutation answers with the whole expense. The mutations of one
 * request run one after another and fail independently: a mutation that ends with an error is `null`, those before and after it
 * are carried out.
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
   * changed since, perhaps by another device, and is now at `currentVersion`: read it. It is `DELETED` when the stored expense was
   * deleted in the last 30 days: `restoreExpense` brings it back.
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
   * Adds up to 50 expenses at once, all or none. When each expense has an `id`, the import can be sent again: expenses that are
   * stored with the same content are answered as they are stored, the missing ones are added. `null` only after an error.
   *
   * Errors: `ValidationError` for fewer than 1 or more than 50 expenses, for expenses of one month and currency that add up to
   * more than 15 digits in minor units, and for expenses that are not valid. For the last,
   * `errorInfo: { field: "expenses", reason, errors: [{ index, field, reason }] }` names every fault of every expense, missing
   * fields included; `index` counts from 0. `Conflict`, with
   * `errorInfo: { field: "id", reason, currentVersion, errors: [{ index, field, reason, currentVersion }] }`, when expenses with
   * some of the ids were added before and now differ. The reasons are those of `addExpense`; the outer ones are those of the
   * first.
   */
  importExpenses?: Maybe<ExpenseBatch>;
  /**
   * Brings back an expense that was deleted in the last 30 days, into every list and total. An expense that is not deleted is
   * answered as it is. `null` only after an error.
   *
   * Errors: `NotFound` when the caller has no such expense, or deleted it more than 30 days ago.
   */
  restoreExpense?: Maybe<Expense>;
  /**
   * Changes an expense. Fields that are absent stay as they are; an explicit `null` clears an optional field. `null` only after an
   * error.
   *
   * Errors: `ValidationError` names the input field that is not valid (also for `null` in `date`, `amount`, `currency` or
   * `category`, and for an input without a change). `NotFound` when the caller has no such expense. `Conflict` when the expense is
   * not at `expectedVersion` (then `errorInfo: { reason: "CHANGED", currentVersion }`).
   */
  updateExpense?: Maybe<Expense>;
};


/**
 * What a signed-in user can change: their own expenses. Every mutation answers with the whole expense. The mutations of one
 * request run one after another and fail independently: a mutation that ends with an error is `null`, those before and after it
 * are carried out.
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
 * What a signed-in user can change: their own expenses. Every mutation answers with the whole expense. The mutations of one
 * request run one after another and fail independently: a mutation that ends with an error is `null`, those before and after it
 * are carried out.
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
 * What a signed-in user can change: their own expenses. Every mutation answers with the whole expense. The mutations of one
 * request run one after another and fail independently: a mutation that ends with an error is `null`, those before and after it
 * are carried out.
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
 * What a signed-in user can change: their own expenses. Every mutation answers with the whole expense. The mutations of one
 * request run one after another and fail independently: a mutation that ends with an error is `null`, those before and after it
 * are carried out.
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
 * What a signed-in user can change: their own expenses. Every mutation answers with the whole expense. The mutations of one
 * request run one after another and fail independently: a mutation that ends with an error is `null`, those before and after it
 * are carried out.
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

/** The owner of an expense or batch, taken from the token. A client cannot choose any of it. */
export type Owner = {
  /** Always true. No string of a client can take its place, not even under an alias. */
  isSetByServer: Scalars['Boolean']['output'];
  /** The `sub` of the owner's Cognito user. */
  userId: Scalars['ID']['output'];
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
   * The categories that the caller uses, most used first, for example to suggest them. They come from the newest 24 months in
   * which something was spent (a month counts once for each currency). Older categories are left out. `null` only after an error.
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
   * `from` or `to`, and for a `nextToken` that does not belong to these filters.
   */
  expenses?: Maybe<ExpenseConnection>;
  /**
   * What the caller spent in a year, or in one month of it. The totals are exact to the minor unit and change in the same
   * transaction as the expenses. The cost is the same for ten expenses and for ten million. Reads are strongly consistent. `null`
   * only after an error.
   *
   * Errors: `ValidationError` for a `year` or `month` out of bounds.
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
   * Several expenses were imported at once. An event of more than 240 KB is not delivered, and every 5 KB are billed. Select few
   * fields of `items`, such as `id`, and read the rest by `changes`.
   */
  onExpensesImported?: Maybe<ExpenseBatch>;
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

/** What was spent in a year or month. Different currencies are never added up. */
export type Summary = {
  /** One for each currency in which something was spent, the one with the most expenses first. */
  currencies: Array<CurrencySummary>;
  /** The requested month, 1 to 12; `null` for a whole year. */
  month?: Maybe<Scalars['Int']['output']>;
  /** The requested year. */
  year: Scalars['Int']['output'];
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
  /** New location, or `null` for none. */
  location?: InputMaybe<Scalars['String']['input']>;
  /** New notes, or `null` for none. */
  notes?: InputMaybe<Scalars['String']['input']>;
  /** New payment method, or `null` for none. */
  paymentMethod?: InputMaybe<Scalars['String']['input']>;
  /** New subcategory, or `null` for none. */
  subcategory?: InputMaybe<Scalars['String']['input']>;
};

export type AddExpenseMutationVariables = Exact<{
  input: AddExpenseInput;
}>;


export type AddExpenseMutation = { addExpense?: { id: string, userId: string, date: string, year: number, month: number, amount: number, currency: string, category: string, subcategory?: string | null, description?: string | null, notes?: string | null, paymentMethod?: string | null, location?: string | null, version: number, createdAt: string, updatedAt: string, deletedAt?: string | null, owner: { userId: string, isSetByServer: boolean } } | null };

export type DeleteExpenseMutationVariables = Exact<{
  id: Scalars['ID']['input'];
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
}>;


export type DeleteExpenseMutation = { deleteExpense?: { id: string, userId: string, date: string, year: number, month: number, amount: number, currency: string, category: string, subcategory?: string | null, description?: string | null, notes?: string | null, paymentMethod?: string | null, location?: string | null, version: number, createdAt: string, updatedAt: string, deletedAt?: string | null, owner: { userId: string, isSetByServer: boolean } } | null };

export type ExpenseFieldsFragment = { id: string, userId: string, date: string, year: number, month: number, amount: number, currency: string, category: string, subcategory?: string | null, description?: string | null, notes?: string | null, paymentMethod?: string | null, location?: string | null, version: number, createdAt: string, updatedAt: string, deletedAt?: string | null };

export type GetExpenseQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type GetExpenseQuery = { expense?: { id: string, userId: string, date: string, year: number, month: number, amount: number, currency: string, category: string, subcategory?: string | null, description?: string | null, notes?: string | null, paymentMethod?: string | null, location?: string | null, version: number, createdAt: string, updatedAt: string, deletedAt?: string | null } | null };

export type GetSummaryQueryVariables = Exact<{
  year: Scalars['Int']['input'];
  month?: InputMaybe<Scalars['Int']['input']>;
}>;


export type GetSummaryQuery = { summary?: { year: number, month?: number | null, currencies: Array<{ currency: string, total: number, count: number, categories: Array<{ category: string, total: number, count: number, share: number }>, months: Array<{ month: number, total: number, count: number }> }> } | null };

export type ImportExpensesMutationVariables = Exact<{
  input: ImportExpensesInput;
}>;


export type ImportExpensesMutation = { importExpenses?: { userId: string, owner: { userId: string, isSetByServer: boolean }, items: Array<{ id: string, userId: string, date: string, year: number, month: number, amount: number, currency: string, category: string, subcategory?: string | null, description?: string | null, notes?: string | null, paymentMethod?: string | null, location?: string | null, version: number, createdAt: string, updatedAt: string, deletedAt?: string | null }> } | null };

export type ListCategoriesQueryVariables = Exact<{ [key: string]: never; }>;


export type ListCategoriesQuery = { categories?: Array<{ category: string, count: number, lastMonth: string }> | null };

export type ListChangesQueryVariables = Exact<{
  since?: InputMaybe<Scalars['String']['input']>;
  limit?: InputMaybe<Scalars['Int']['input']>;
}>;


export type ListChangesQuery = { changes?: { cursor: string, hasMore: boolean, items: Array<{ id: string, userId: string, date: string, year: number, month: number, amount: number, currency: string, category: string, subcategory?: string | null, description?: string | null, notes?: string | null, paymentMethod?: string | null, location?: string | null, version: number, createdAt: string, updatedAt: string, deletedAt?: string | null }> } | null };

export type ListCurrenciesQueryVariables = Exact<{ [key: string]: never; }>;


export type ListCurrenciesQuery = { currencies?: Array<{ code: string, decimals: number, name: string, isCurrent: boolean, withdrawnIn?: string | null }> | null };

export type ListExpensesQueryVariables = Exact<{
  year?: InputMaybe<Scalars['Int']['input']>;
  month?: InputMaybe<Scalars['Int']['input']>;
  category?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['AWSDate']['input']>;
  to?: InputMaybe<Scalars['AWSDate']['input']>;
  order?: InputMaybe<SortOrder>;
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
}>;


export type ListExpensesQuery = { expenses?: { nextToken?: string | null, items: Array<{ id: string, userId: string, date: string, year: number, month: number, amount: number, currency: string, category: string, subcategory?: string | null, description?: string | null, notes?: string | null, paymentMethod?: string | null, location?: string | null, version: number, createdAt: string, updatedAt: string, deletedAt?: string | null }> } | null };

export type OnExpenseAddedSubscriptionVariables = Exact<{
  category?: InputMaybe<Scalars['String']['input']>;
}>;


export type OnExpenseAddedSubscription = { onExpenseAdded?: { id: string, userId: string, date: string, year: number, month: number, amount: number, currency: string, category: string, subcategory?: string | null, description?: string | null, notes?: string | null, paymentMethod?: string | null, location?: string | null, version: number, createdAt: string, updatedAt: string, deletedAt?: string | null } | null };

export type OnExpenseDeletedSubscriptionVariables = Exact<{
  category?: InputMaybe<Scalars['String']['input']>;
}>;


export type OnExpenseDeletedSubscription = { onExpenseDeleted?: { id: string, userId: string, date: string, year: number, month: number, amount: number, currency: string, category: string, subcategory?: string | null, description?: string | null, notes?: string | null, paymentMethod?: string | null, location?: string | null, version: number, createdAt: string, updatedAt: string, deletedAt?: string | null } | null };

export type OnExpenseUpdatedSubscriptionVariables = Exact<{
  category?: InputMaybe<Scalars['String']['input']>;
}>;


export type OnExpenseUpdatedSubscription = { onExpenseUpdated?: { id: string, userId: string, date: string, year: number, month: number, amount: number, currency: string, category: string, subcategory?: string | null, description?: string | null, notes?: string | null, paymentMethod?: string | null, location?: string | null, version: number, createdAt: string, updatedAt: string, deletedAt?: string | null } | null };

export type OnExpensesImportedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type OnExpensesImportedSubscription = { onExpensesImported?: { userId: string, items: Array<{ id: string, version: number }> } | null };

export type RestoreExpenseMutationVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type RestoreExpenseMutation = { restoreExpense?: { id: string, userId: string, date: string, year: number, month: number, amount: number, currency: string, category: string, subcategory?: string | null, description?: string | null, notes?: string | null, paymentMethod?: string | null, location?: string | null, version: number, createdAt: string, updatedAt: string, deletedAt?: string | null, owner: { userId: string, isSetByServer: boolean } } | null };

export type UpdateExpenseMutationVariables = Exact<{
  input: UpdateExpenseInput;
}>;


export type UpdateExpenseMutation = { updateExpense?: { id: string, userId: string, date: string, year: number, month: number, amount: number, currency: string, category: string, subcategory?: string | null, description?: string | null, notes?: string | null, paymentMethod?: string | null, location?: string | null, version: number, createdAt: string, updatedAt: string, deletedAt?: string | null, owner: { userId: string, isSetByServer: boolean } } | null };

export const AddExpenseDocument = "mutation AddExpense($input:AddExpenseInput!){addExpense(input:$input){...ExpenseFields owner{userId isSetByServer}}}fragment ExpenseFields on Expense{id userId date year month amount currency category subcategory description notes paymentMethod location version createdAt updatedAt deletedAt}" as TypedDocument<AddExpenseMutation, AddExpenseMutationVariables>;
export const DeleteExpenseDocument = "mutation DeleteExpense($id:ID!$expectedVersion:Int){deleteExpense(id:$id expectedVersion:$expectedVersion){...ExpenseFields owner{userId isSetByServer}}}fragment ExpenseFields on Expense{id userId date year month amount currency category subcategory description notes paymentMethod location version createdAt updatedAt deletedAt}" as TypedDocument<DeleteExpenseMutation, DeleteExpenseMutationVariables>;
export const GetExpenseDocument = "query GetExpense($id:ID!){expense(id:$id){...ExpenseFields}}fragment ExpenseFields on Expense{id userId date year month amount currency category subcategory description notes paymentMethod location version createdAt updatedAt deletedAt}" as TypedDocument<GetExpenseQuery, GetExpenseQueryVariables>;
export const GetSummaryDocument = "query GetSummary($year:Int!$month:Int){summary(year:$year month:$month){year month currencies{currency total count categories{category total count share}months{month total count}}}}" as TypedDocument<GetSummaryQuery, GetSummaryQueryVariables>;
export const ImportExpensesDocument = "mutation ImportExpenses($input:ImportExpensesInput!){importExpenses(input:$input){userId owner{userId isSetByServer}items{...ExpenseFields}}}fragment ExpenseFields on Expense{id userId date year month amount currency category subcategory description notes paymentMethod location version createdAt updatedAt deletedAt}" as TypedDocument<ImportExpensesMutation, ImportExpensesMutationVariables>;
export const ListCategoriesDocument = "query ListCategories{categories{category count lastMonth}}" as TypedDocument<ListCategoriesQuery, ListCategoriesQueryVariables>;
export const ListChangesDocument = "query ListChanges($since:String$limit:Int){changes(since:$since limit:$limit){items{...ExpenseFields}cursor hasMore}}fragment ExpenseFields on Expense{id userId date year month amount currency category subcategory description notes paymentMethod location version createdAt updatedAt deletedAt}" as TypedDocument<ListChangesQuery, ListChangesQueryVariables>;
export const ListCurrenciesDocument = "query ListCurrencies{currencies{code decimals name isCurrent withdrawnIn}}" as TypedDocument<ListCurrenciesQuery, ListCurrenciesQueryVariables>;
export const ListExpensesDocument = "query ListExpenses($year:Int$month:Int$category:String$from:AWSDate$to:AWSDate$order:SortOrder$limit:Int$nextToken:String){expenses(year:$year month:$month category:$category from:$from to:$to order:$order limit:$limit nextToken:$nextToken){items{...ExpenseFields}nextToken}}fragment ExpenseFields on Expense{id userId date year month amount currency category subcategory description notes paymentMethod location version createdAt updatedAt deletedAt}" as TypedDocument<ListExpensesQuery, ListExpensesQueryVariables>;
export const OnExpenseAddedDocument = "subscription OnExpenseAdded($category:String){onExpenseAdded(category:$category){...ExpenseFields}}fragment ExpenseFields on Expense{id userId date year month amount currency category subcategory description notes paymentMethod location version createdAt updatedAt deletedAt}" as TypedDocument<OnExpenseAddedSubscription, OnExpenseAddedSubscriptionVariables>;
export const OnExpenseDeletedDocument = "subscription OnExpenseDeleted($category:String){onExpenseDeleted(category:$category){...ExpenseFields}}fragment ExpenseFields on Expense{id userId date year month amount currency category subcategory description notes paymentMethod location version createdAt updatedAt deletedAt}" as TypedDocument<OnExpenseDeletedSubscription, OnExpenseDeletedSubscriptionVariables>;
export const OnExpenseUpdatedDocument = "subscription OnExpenseUpdated($category:String){onExpenseUpdated(category:$category){...ExpenseFields}}fragment ExpenseFields on Expense{id userId date year month amount currency category subcategory description notes paymentMethod location version createdAt updatedAt deletedAt}" as TypedDocument<OnExpenseUpdatedSubscription, OnExpenseUpdatedSubscriptionVariables>;
export const OnExpensesImportedDocument = "subscription OnExpensesImported{onExpensesImported{userId items{id version}}}" as TypedDocument<OnExpensesImportedSubscription, OnExpensesImportedSubscriptionVariables>;
export const RestoreExpenseDocument = "mutation RestoreExpense($id:ID!){restoreExpense(id:$id){...ExpenseFields owner{userId isSetByServer}}}fragment ExpenseFields on Expense{id userId date year month amount currency category subcategory description notes paymentMethod location version createdAt updatedAt deletedAt}" as TypedDocument<RestoreExpenseMutation, RestoreExpenseMutationVariables>;
export const UpdateExpenseDocument = "mutation UpdateExpense($input:UpdateExpenseInput!){updateExpense(input:$input){...ExpenseFields owner{userId isSetByServer}}}fragment ExpenseFields on Expense{id userId date year month amount currency category subcategory description notes paymentMethod location version createdAt updatedAt deletedAt}" as TypedDocument<UpdateExpenseMutation, UpdateExpenseMutationVariables>;
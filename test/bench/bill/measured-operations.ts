import type {
  OperationMeasurements,
  MeasuredOperation,
} from '../../../bench/consumption/measured-operations.ts';

const TRANSACTION = ['TransactWriteItems'];
const READ_AND_TRANSACTION = ['GetItem', 'TransactWriteItems'];
const TWO_READS_AND_TRANSACTION = ['GetItem', ...READ_AND_TRANSACTION];

function query(read: number, indexes: number, answerBytes: number, calls = ['Query']): MeasuredOperation {
  return { write: 0, read, indexes, answerBytes, calls };
}

/** What `npm run bench:costs` measured on DynamoDB Local when docs/costs.md was written. */
export const measuredOperations: OperationMeasurements = {
  engine: 'dynamodb-local',
  operations: {
    addExpense: { write: 10, read: 0, indexes: 6, answerBytes: 573, calls: TRANSACTION },
    'addExpense with a payee': { write: 12, read: 0, indexes: 8, answerBytes: 586, calls: TRANSACTION },
    'addExpense, 5,000 characters of notes': {
      write: 50,
      read: 0,
      indexes: 36,
      answerBytes: 5_571,
      calls: TRANSACTION,
    },
    'updateExpense of a note': {
      write: 5,
      read: 1,
      indexes: 4,
      answerBytes: 587,
      calls: ['GetItem', 'UpdateItem'],
    },
    'updateExpense of the amount': {
      write: 12,
      read: 2,
      indexes: 8,
      answerBytes: 586,
      calls: TWO_READS_AND_TRANSACTION,
    },
    'updateExpense to another category': {
      write: 16,
      read: 2,
      indexes: 10,
      answerBytes: 591,
      calls: TWO_READS_AND_TRANSACTION,
    },
    'updateExpense to another month': {
      write: 18,
      read: 2,
      indexes: 12,
      answerBytes: 591,
      calls: TWO_READS_AND_TRANSACTION,
    },
    deleteExpense: { write: 14, read: 2, indexes: 10, answerBytes: 635, calls: TWO_READS_AND_TRANSACTION },
    restoreExpense: { write: 14, read: 1, indexes: 10, answerBytes: 592, calls: READ_AND_TRANSACTION },
    'importExpenses of 50 in one ledger': {
      write: 402,
      read: 0,
      indexes: 300,
      answerBytes: 28_419,
      calls: TRANSACTION,
    },
    'importExpenses of 50 in 50 ledgers': {
      write: 500,
      read: 0,
      indexes: 300,
      answerBytes: 28_431,
      calls: TRANSACTION,
    },
    'importExpenses of 50, a dry run': {
      write: 0,
      read: 0,
      indexes: 0,
      answerBytes: 28_570,
      calls: ['BatchGetItem'],
    },
    'importExpenses of 50 with SKIP, 25 of them stored': {
      write: 202,
      read: 25,
      indexes: 150,
      answerBytes: 28_394,
      calls: ['BatchGetItem', 'TransactWriteItems'],
    },
    'updateExpenses of 33 to another category': {
      write: 400,
      read: 34,
      indexes: 330,
      answerBytes: 15_709,
      calls: ['BatchGetItem', 'BatchGetItem', 'TransactWriteItems'],
    },
    'renameCategory, a step of 50': {
      write: 604,
      read: 9,
      indexes: 508,
      answerBytes: 235,
      calls: ['Query', 'BatchGetItem', 'TransactWriteItems'],
    },
    'deleteExpenses of 50': {
      write: 604,
      read: 52,
      indexes: 500,
      answerBytes: 25_916,
      calls: ['BatchGetItem', 'BatchGetItem', 'TransactWriteItems'],
    },
    'restoreExpenses of 50': {
      write: 604,
      read: 50,
      indexes: 500,
      answerBytes: 23_717,
      calls: ['BatchGetItem', 'TransactWriteItems'],
    },
    'setBudget, a new one': {
      write: 4,
      read: 1,
      indexes: 0,
      answerBytes: 84,
      calls: ['GetItem', 'TransactWriteItems'],
    },
    'setBudget of another amount': {
      write: 1,
      read: 1,
      indexes: 0,
      answerBytes: 84,
      calls: ['GetItem', 'UpdateItem'],
    },
    removeBudget: {
      write: 4,
      read: 1,
      indexes: 0,
      answerBytes: 87,
      calls: ['GetItem', 'TransactWriteItems'],
    },
    'eraseMyData, a step of 150': {
      write: 1_206,
      read: 56,
      indexes: 900,
      answerBytes: 51,
      calls: [
        ...Array.from({ length: 3 }, () => ['Query', 'BatchGetItem', 'TransactWriteItems']).flat(),
        'Query',
      ],
    },
    expense: query(1, 0, 511, ['GetItem']),
    'expenses, a page of 50': query(9, 9, 24_573),
    'expenses of a payee, a page of 50': query(9, 9, 24_617),
    'deletedExpenses, a page of 50': query(7, 7, 25_985),
    'changes, a page of 50': query(9, 9, 24_431),
    'summary of a month': query(1, 0, 2_896),
    'summary of a year': query(9, 0, 3_880),
    'summary of 31 days of two months': query(2, 0, 2_836),
    categories: query(9, 0, 888),
    payees: query(35, 35, 113),
    'budgets of a month': query(2, 0, 961, ['Query', 'Query']),
    currencies: query(0, 0, 21_009, []),
  },
  expenseBytes: 722,
  ledgerBytes: 235,
  ledgersOfMonth: 12,
};

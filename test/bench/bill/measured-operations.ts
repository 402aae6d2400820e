import type {
  OperationMeasurements,
  MeasuredOperation,
} from '../../../bench/consumption/measured-operations.ts';

const TRANSACTION = ['TransactWriteItems'];
const READ_AND_TRANSACTION = ['GetItem', 'TransactWriteItems'];

function query(read: number, indexes: number, answerBytes: number, calls = ['Query']): MeasuredOperation {
  return { write: 0, read, indexes, answerBytes, calls };
}

/** What `npm run bench:costs` measured on DynamoDB Local when docs/costs.md was written. */
export const measuredOperations: OperationMeasurements = {
  engine: 'dynamodb-local',
  operations: {
    addExpense: { write: 10, read: 0, indexes: 6, answerBytes: 520, calls: TRANSACTION },
    'addExpense, 5,000 characters of notes': {
      write: 50,
      read: 0,
      indexes: 36,
      answerBytes: 5_518,
      calls: TRANSACTION,
    },
    'updateExpense of a note': {
      write: 5,
      read: 1,
      indexes: 4,
      answerBytes: 534,
      calls: ['GetItem', 'UpdateItem'],
    },
    'updateExpense of the amount': {
      write: 12,
      read: 1,
      indexes: 8,
      answerBytes: 533,
      calls: READ_AND_TRANSACTION,
    },
    'updateExpense to another month': {
      write: 18,
      read: 1,
      indexes: 12,
      answerBytes: 533,
      calls: READ_AND_TRANSACTION,
    },
    deleteExpense: { write: 12, read: 1, indexes: 8, answerBytes: 555, calls: READ_AND_TRANSACTION },
    restoreExpense: { write: 12, read: 1, indexes: 8, answerBytes: 534, calls: READ_AND_TRANSACTION },
    'importExpenses of 50 in one month': {
      write: 402,
      read: 0,
      indexes: 300,
      answerBytes: 21_066,
      calls: TRANSACTION,
    },
    'importExpenses of 50 in 50 months': {
      write: 500,
      read: 0,
      indexes: 300,
      answerBytes: 21_078,
      calls: TRANSACTION,
    },
    expense: query(1, 0, 442, ['GetItem']),
    'expenses, a page of 50': query(7, 7, 21_257),
    'changes, a page of 50': query(7, 7, 21_170),
    'summary of a month': query(1, 0, 568),
    'summary of a year': query(1, 0, 1_019),
    categories: query(1, 0, 352),
  },
  expenseBytes: 538,
  ledgerBytes: 278,
};

import type { Answers, Inspection, ReadOptions, RowDecision, SettingValue } from 'expense-files';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useCategories, useCurrencies, useKept } from '../../data/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { BANKS, banksIn, bankOf } from './bank-settings.ts';
import type { BankSettings } from './bank-settings.ts';
import type { FileProblem } from './reading/protocol.ts';
import { NotRead, StatementReader } from './reading/statement-reader.ts';
import type { PreviewedFile } from './reading/statement-reader.ts';

/** More than this is for the command line: a browser would read it for minutes. */
export const MOST_BYTES = 50 * 1024 * 1024;

/** How far the reading of a file is. */
export interface BankFile {
  readonly file: File | undefined;
  /** What was found out; of the answers before the last one while it is found out anew. */
  readonly inspection: Inspection | undefined;
  /** What an import would do, when nothing holds the file. */
  readonly previewed: PreviewedFile | undefined;
  readonly problem: FileProblem | 'TOO_LARGE' | undefined;
  readonly isBusy: boolean;
  /** While a preview is made. */
  readonly rowsRead: number;
  readonly bank: BankSettings | undefined;
  readonly rows: Readonly<Record<string, RowDecision>>;
}

interface Wanted {
  readonly file: File | undefined;
  readonly answers: Answers;
  /** Undefined: the one that fits is looked for. */
  readonly bank: BankSettings | 'none' | undefined;
  readonly rows: Readonly<Record<string, RowDecision>>;
}

const nothing: Wanted = { file: undefined, answers: {}, bank: undefined, rows: {} };
const unread = { inspection: undefined, previewed: undefined, problem: undefined, rowsRead: 0 };

/** The state of the screen that reads a bank's file: each answer looks at the file anew. */
export function useBankFile() {
  const currencies = useCurrencies();
  const banks = banksIn(useKept(BANKS));
  const usual = useUsualAnswers();
  const [wanted, setWanted] = useState(nothing);
  const [read, setRead] = useState<Omit<BankFile, 'file' | 'rows'>>({
    ...unread,
    isBusy: false,
    bank: undefined,
  });
  const reader = useReader();
  /** Each look has a number: what an earlier one finds out comes too late. */
  const look = useRef(0);

  const readWanted = useCallback(
    async (next: Wanted) => {
      look.current += 1;
      const own = look.current;
      const isLate = (): boolean => own !== look.current;
      const { file, answers, rows } = next;
      setWanted(next);
      if (file === undefined || file.size > MOST_BYTES) {
        reader().close();
        setRead({
          ...unread,
          isBusy: false,
          bank: undefined,
          problem: file === undefined ? undefined : 'TOO_LARGE',
        });
        return;
      }
      setRead((before) => ({ ...before, isBusy: true, problem: undefined, rowsRead: 0 }));
      try {
        const plain: ReadOptions = { currencies, rows, answers };
        let bank = next.bank === 'none' ? undefined : next.bank;
        let inspection = await reader().inspect(file, withBank(plain, bank, usual));
        const found = next.bank === undefined ? bankOf(banks, inspection) : undefined;
        if (found !== undefined && !isLate()) {
          bank = found;
          inspection = await reader().inspect(file, withBank(plain, bank, usual));
        }
        if (isLate()) {
          return;
        }
        const isReadable = inspection.isReadable;
        setRead((before) => ({
          ...before,
          ...{ inspection, bank, isBusy: isReadable },
          previewed: isReadable ? before.previewed : undefined,
        }));
        if (isReadable) {
          const previewed = await reader().preview(file, withBank(plain, bank, usual), (rowsRead) => {
            if (!isLate()) {
              setRead((before) => ({ ...before, rowsRead }));
            }
          });
          if (!isLate()) {
            setRead((before) => ({ ...before, previewed, isBusy: false }));
          }
        }
      } catch (error) {
        if (!isLate()) {
          setRead((before) => ({
            ...before,
            previewed: undefined,
            problem: problemOf(error),
            isBusy: false,
          }));
        }
      }
    },
    [banks, currencies, reader, usual],
  );

  return {
    state: { ...read, file: wanted.file, rows: wanted.rows } satisfies BankFile,
    banks,
    choose: (file: File) => {
      setRead({ ...unread, isBusy: true, bank: undefined });
      void readWanted({ ...nothing, file });
    },
    answer: (answers: Readonly<Record<string, SettingValue>>) =>
      void readWanted({
        ...wanted,
        bank: read.bank ?? wanted.bank,
        answers: { ...wanted.answers, ...answers },
      }),
    /** Uses what was answered for a bank, or nothing of the kind. */
    useBank: (bank: BankSettings | 'none') => void readWanted({ ...wanted, answers: {}, bank }),
    decide: (rows: Readonly<Record<string, RowDecision>>) => void readWanted({ ...wanted, rows }),
    close: () => void readWanted(nothing),
  };
}

function withBank(options: ReadOptions, bank: BankSettings | undefined, usual: Answers): ReadOptions {
  return bank === undefined
    ? { ...options, answers: { ...usual, ...options.answers } }
    : { ...options, profile: bank.profile };
}

/** What is no question, and is better in the person's own words than in the reader's. */
function useUsualAnswers(): Answers {
  const { t } = useTexts();
  const income = useCategories().find(({ side }) => side === 'INCOME')?.name ?? t.imports.incomeCategory;
  return useMemo(() => ({ 'category.income': income }), [income]);
}

/** A reader that ends with the screen. */
function useReader(): () => StatementReader {
  const reader = useRef<StatementReader>(undefined);
  useEffect(
    () => () => {
      reader.current?.close();
      reader.current = undefined;
    },
    [],
  );
  return useCallback(() => (reader.current ??= new StatementReader()), []);
}

function problemOf(error: unknown): FileProblem {
  return error instanceof NotRead
    ? error.problem
    : { code: 'UNREADABLE', message: String(error), differences: [], line: undefined };
}

import { UpdateExpenseDocument, UpdateExpensesDocument } from 'expense-tracker-client';
import { certainOf } from '../answer.ts';
import { openSignedIn } from '../app.ts';
import { cliCommand } from '../cli-command.ts';
import type { CliCommand } from '../cli-command.ts';
import { usageError } from '../cli-error.ts';
import type { Environment } from '../environment.ts';
import { parseAmount } from '../input/amount.ts';
import { addFieldOptions, fieldsOf } from '../input/fields.ts';
import type { FieldOptions } from '../input/fields.ts';
import { resolveId } from '../input/shown-ids.ts';
import { showChanged } from '../output/changed-expenses.ts';
import type { EverywhereOptions } from '../output/output.ts';

type EditOptions = EverywhereOptions &
  FieldOptions & { readonly amount?: string; readonly category?: string; readonly clear?: string };

/** The fields that `--clear` may name, by the names of their options. */
const CLEARABLE: Readonly<Record<string, string>> = {
  subcategory: 'subcategory',
  description: 'description',
  notes: 'notes',
  payee: 'payee',
  method: 'paymentMethod',
  location: 'location',
};

/** `expenses edit`. */
export function editCommand({ terminal }: Environment): CliCommand {
  const command = cliCommand('edit')
    .summary('change expenses')
    .description(
      'Changes the given fields of an expense, or the same fields of several at once, all or none of them.',
    )
    .argument('<id...>', 'ids, or the beginnings of ids that were shown; at most 33')
    .option('--amount <amount>', 'of one expense only')
    .option('-c, --category <name>', 'another category');
  return addFieldOptions(command)
    .option('--clear <fields>', `empty these, with commas: ${Object.keys(CLEARABLE).join(', ')}`)
    .withExamples(
      { args: 'edit 24c8fe0b --amount 2.50 --payee "Cafe Luna"', what: 'two fields of one expense' },
      { args: 'edit 24c8fe0b 9d3f21aa --category Eating --clear notes,location', what: 'two at once' },
    )
    .action(async (idTexts: readonly string[], { amount, category, clear, ...options }: EditOptions) => {
      const patch = {
        ...clearedFields(clear),
        ...fieldsOf(options, terminal.now()),
        ...(amount === undefined ? {} : { amount: parseAmount(amount, '--amount') }),
        ...(category === undefined ? {} : { category }),
      };
      if (Object.keys(patch).length === 0) {
        throw usageError('nothing to change: name a field, for example --payee "Cafe Luna"');
      }
      const app = openSignedIn(terminal, options);
      const [id = '', ...others] = idTexts.map((text) => resolveId(app, text));
      if (others.length === 0) {
        const answer = await app.client.send(UpdateExpenseDocument, { input: { id, ...patch } });
        await showChanged(app, 'Changed', [certainOf(answer, 'updateExpense')]);
        return;
      }
      if ('amount' in patch || 'currency' in patch) {
        throw usageError('--amount and --currency are for one expense at a time');
      }
      const answer = await app.client.send(UpdateExpensesDocument, {
        input: { ids: [id, ...others], ...patch },
      });
      await showChanged(app, 'Changed', certainOf(answer, 'updateExpenses').items);
    });
}

function clearedFields(clear = ''): Readonly<Record<string, null>> {
  const names = clear === '' ? [] : clear.split(',').map((name) => name.trim());
  return Object.fromEntries(
    names.map((name) => {
      const field = Object.hasOwn(CLEARABLE, name) ? CLEARABLE[name] : undefined;
      if (field === undefined) {
        throw usageError(`--clear: ${name} cannot be emptied; ${Object.keys(CLEARABLE).join(', ')} can`);
      }
      return [field, null];
    }),
  );
}

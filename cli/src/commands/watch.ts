import { RealtimeRefused } from 'expense-tracker-client';
import type { ExpenseError } from 'expense-tracker-client';
import { refusal } from '../answer.ts';
import { openSignedIn, signedOut } from '../app.ts';
import type { App } from '../app.ts';
import { cliCommand } from '../cli-command.ts';
import type { CliCommand } from '../cli-command.ts';
import { CliError } from '../cli-error.ts';
import type { Environment } from '../environment.ts';
import { EXIT } from '../exit-code.ts';
import type { Expense } from '../input/pages.ts';
import { rememberIds } from '../input/shown-ids.ts';
import { presentMoment } from '../mirror/present-moment.ts';
import type { Moment } from '../mirror/present-moment.ts';
import { SHORT_ID } from '../output/expense-list.ts';
import { loadMoney } from '../output/money.ts';
import type { FormatMoney } from '../output/money.ts';
import type { EverywhereOptions } from '../output/output.ts';

/** `expenses watch`: until it is interrupted. */
export function watchCommand({ terminal }: Environment): CliCommand {
  return cliCommand('watch')
    .summary('show changes as they happen')
    .description(
      'Shows what is added, changed and deleted from now on, whichever device does it. A lost connection' +
        ' loses nothing. Ends with Ctrl+C. With --json: one expense a line.',
    )
    .withExamples({ args: 'watch', what: 'leave it running while you type in the app' })
    .action(async (options: EverywhereOptions) => {
      const { WebSocket } = await import('ws');
      const app = openSignedIn(terminal, options, { webSocket: WebSocket });
      const money = await loadMoney(app);
      await follow(app, await presentMoment(app), money);
    });
}

/** Ends by an error only. */
function follow(app: App, { cursor, known }: Moment, money: FormatMoney): Promise<never> {
  const { client, output } = app;
  return new Promise((_resolve, reject) => {
    client.follow({
      since: cursor,
      async onChanges(changed) {
        const items = changed.items.filter(({ id, version }) => version > (known.get(id) ?? 0));
        rememberIds(
          app,
          items.map(({ id }) => id),
        );
        for (const expense of items) {
          await (output.isJson ? output.jsonLine(expense) : output.line(lineOf(app, money, expense)));
        }
      },
      onStatus: (status) =>
        output.note(status === 'live' ? 'Watching.' : 'The connection is lost; trying again.'),
      onError: (error) => reject(endOf(error)),
    });
  });
}

function lineOf({ output }: App, money: FormatMoney, expense: Expense): string {
  const { green, red, yellow } = output.colors;
  const { id, date, amount, currency, category, payee, description, version, deletedAt } = expense;
  const isDeleted = deletedAt !== null && deletedAt !== undefined;
  const what = isDeleted ? red('deleted') : version === 1 ? green('added  ') : yellow('changed');
  const shownId = output.isForPeople ? id.slice(0, SHORT_ID) : id;
  const words = [category, payee ?? '', description ?? ''].filter((word) => word !== '').join(', ');
  return `${what} ${shownId}  ${date}  ${money(amount, currency)} ${currency}  ${words}`;
}

function endOf(error: ExpenseError | RealtimeRefused): CliError {
  if (!(error instanceof RealtimeRefused)) {
    return refusal(error);
  }
  const isSignedOut = error.errors.some(({ errorType = '' }) => errorType === 'UnauthorizedException');
  return isSignedOut
    ? signedOut(`${error.message} Sign in again: run "expenses login"`)
    : new CliError('REFUSED', error.message, EXIT.refused);
}

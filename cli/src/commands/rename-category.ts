import { Option } from 'commander';
import { RenameCategoryDocument } from 'expense-tracker-client';
import { certainOf } from '../answer.ts';
import { openSignedIn } from '../app.ts';
import { cliCommand } from '../cli-command.ts';
import type { CliCommand } from '../cli-command.ts';
import type { Environment } from '../environment.ts';
import { counted } from '../output/output.ts';
import type { EverywhereOptions } from '../output/output.ts';
import { startProgress } from '../output/progress.ts';

type RenameOptions = EverywhereOptions & { readonly side?: 'spent' | 'income' };

/** `expenses rename-category`: all steps, one after another. */
export function renameCategoryCommand({ terminal }: Environment): CliCommand {
  return cliCommand('rename-category')
    .summary('rename a category, or merge it into another')
    .description(
      'Moves all expenses of a category into another name. It may be broken off and called again at any time.',
    )
    .argument('<from>', 'the category as it is; upper and lower case differ')
    .argument('<to>', 'its new name; if it exists, the two become one')
    .addOption(
      new Option('--side <side>', 'only expenses and refunds, or only income').choices(['spent', 'income']),
    )
    .withExamples({ args: 'rename-category Food Eating', what: 'from now on it is called Eating' })
    .action(async (from: string, to: string, { side, ...options }: RenameOptions) => {
      const { client, output } = openSignedIn(terminal, options);
      const progress = await startProgress(terminal, 'moved');
      let moved = 0;
      let nextToken: string | undefined;
      try {
        do {
          const variables = {
            from,
            to,
            ...(side === undefined
              ? {}
              : { side: side === 'spent' ? ('SPENT' as const) : ('INCOME' as const) }),
            ...(nextToken === undefined ? {} : { nextToken }),
          };
          // A step that is sent again finds what the one before has left.
          const answer = await client.send(RenameCategoryDocument, variables, { resend: 'always' });
          const step = certainOf(answer, 'renameCategory');
          moved += step.moved;
          progress.show(moved);
          nextToken = step.nextToken ?? undefined;
        } while (nextToken !== undefined);
      } finally {
        progress.end();
      }
      await (output.isJson
        ? output.json({ from, to, moved })
        : output.line(`${counted(moved, 'expense')} moved from ${from} to ${to}`));
    });
}

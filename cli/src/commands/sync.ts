import { resolve } from 'node:path';
import { lock } from 'proper-lockfile';
import { openSignedIn } from '../app.ts';
import { cliCommand } from '../cli-command.ts';
import type { CliCommand } from '../cli-command.ts';
import { usageError } from '../cli-error.ts';
import type { Environment } from '../environment.ts';
import { syncMirror } from '../mirror/sync-mirror.ts';
import { counted } from '../output/output.ts';
import type { EverywhereOptions } from '../output/output.ts';
import { startProgress } from '../output/progress.ts';

/** `expenses sync`. */
export function syncCommand({ terminal }: Environment): CliCommand {
  return cliCommand('sync')
    .summary('keep a file with all expenses up to date')
    .description(
      'Keeps FILE a mirror of all your expenses, one JSON object a line. Reads only what was changed since the' +
        ' last call, and goes on where it was broken off. FILE is replaced as a whole, never half.',
    )
    .argument('<file>', 'e.g. expenses.jsonl; FILE.cursor beside it says how far it is')
    .withExamples({ args: 'sync expenses.jsonl', what: 'run it again whenever you want the newest' })
    .action(async (name: string, options: EverywhereOptions) => {
      const app = openSignedIn(terminal, options);
      const file = resolve(terminal.cwd, name);
      const unlock = await lock(file, { realpath: false }).catch((error: unknown) => {
        const isLocked = error instanceof Error && 'code' in error && error.code === 'ELOCKED';
        throw isLocked ? usageError(`another sync of ${file} is running`) : error;
      });
      const progress = await startProgress(terminal, 'changes read');
      try {
        const { changed, isAnew } = await syncMirror(app, file, (read) => progress.show(read));
        progress.end();
        if (app.output.isJson) {
          await app.output.json({ file, changed, isAnew });
        } else {
          app.output.note(
            isAnew
              ? `${counted(changed, 'expense')} read into ${file}.`
              : `${counted(changed, 'change')} in ${file}.`,
          );
        }
      } finally {
        progress.end();
        await unlock();
      }
    });
}

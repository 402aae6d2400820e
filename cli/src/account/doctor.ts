import { statSync } from 'node:fs';
import { ListCategoriesDocument } from 'expense-tracker-client';
import { openApp } from '../app.ts';
import type { App } from '../app.ts';
import { cliCommand } from '../cli-command.ts';
import type { CliCommand } from '../cli-command.ts';
import { CliError } from '../cli-error.ts';
import type { Environment } from '../environment.ts';
import { EXIT } from '../exit-code.ts';
import { createOutput } from '../output/output.ts';
import type { EverywhereOptions } from '../output/output.ts';
import type { Terminal } from '../terminal.ts';
import { version } from '../version.ts';

/** What was looked at, and how it is. */
interface Finding {
  readonly what: string;
  readonly verdict: 'ok' | 'wrong';
  readonly detail: string;
}

/** The clocks may differ by this much before tokens count as expired. */
const LARGEST_SKEW_MS = 120_000;
const PATIENCE_MS = 10_000;

/** `expenses doctor`. */
export function doctorCommand({ terminal, endWith }: Environment): CliCommand {
  return cliCommand('doctor')
    .summary('say what was found, what answers and what is wrong')
    .description('Looks at everything that the command needs. Ends with 6 when something is wrong.')
    .withExamples({ args: 'doctor', what: 'why does it not work?' })
    .action(async (options: EverywhereOptions) => {
      const output = createOutput(terminal, options);
      const findings = [
        ok('command', `expenses ${version}, Node.js ${process.versions.node}`),
        ...(await examineStack(terminal, options)),
      ];
      if (output.isJson) {
        await output.json(findings);
      } else {
        const { green, red } = output.colors;
        for (const { what, verdict, detail } of findings) {
          await output.line(`${verdict === 'ok' ? green('ok   ') : red('wrong')}  ${what}: ${detail}`);
        }
      }
      if (findings.some(({ verdict }) => verdict === 'wrong')) {
        endWith(EXIT.partly);
      }
    });
}

/** Without a stack there is nothing else to look at. */
async function examineStack(terminal: Terminal, options: EverywhereOptions): Promise<Finding[]> {
  try {
    return await examine(openApp(terminal, options, { timeLimitMs: PATIENCE_MS }));
  } catch (error) {
    if (error instanceof CliError) {
      return [wrong('stack', error.message)];
    }
    throw error;
  }
}

async function examine(app: App): Promise<Finding[]> {
  const { stack, client } = app;
  const { graphqlUrl, userPoolUrl } = client.configuration;
  return [
    ok('stack', `${stack.file} (${stack.foundBy})`),
    ...(await Promise.all([answers('API', graphqlUrl, app), answers('user pool', userPoolUrl, app)])),
    sessionFileFinding(app),
    await sessionFinding(app),
  ];
}

/** Whatever it answers, it is there; its clock is told by the answer, too. */
async function answers(what: string, url: string, { terminal }: App): Promise<Finding> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: '{}',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await response.arrayBuffer();
    const skewMs = Date.parse(response.headers.get('date') ?? '') - terminal.now().getTime();
    return Math.abs(skewMs) > LARGEST_SKEW_MS
      ? wrong(what, `${url} answers, but its clock and this one differ by ${Math.round(skewMs / 1000)} s`)
      : ok(what, `${url} answers`);
  } catch {
    return wrong(what, `${url} does not answer. Is it running, and can this machine reach it?`);
  }
}

/** The tokens are for the user alone. Windows has no such modes. */
function sessionFileFinding({ sessionPath, session }: App): Finding {
  if (session.read() === undefined) {
    return ok('session file', `${sessionPath} is not there`);
  }
  const mode = statSync(sessionPath).mode & 0o777;
  return process.platform !== 'win32' && (mode & 0o077) !== 0
    ? wrong('session file', `others may read ${sessionPath}: chmod 600 it`)
    : ok('session file', `${sessionPath}, mode ${mode.toString(8)}`);
}

async function sessionFinding({ client }: App): Promise<Finding> {
  const { username } = client.userPool.state();
  if (username === undefined) {
    return wrong('session', 'nobody is signed in: expenses login');
  }
  const { errors } = await client.send(ListCategoriesDocument);
  const [error] = errors;
  return error === undefined
    ? ok('session', `${username} is signed in, and the API accepts it`)
    : wrong('session', `${username} is signed in, but the API says: ${error.message}`);
}

function ok(what: string, detail: string): Finding {
  return { what, verdict: 'ok', detail };
}

function wrong(what: string, detail: string): Finding {
  return { what, verdict: 'wrong', detail };
}

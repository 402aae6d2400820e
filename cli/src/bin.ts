import { EXIT } from './exit-code.ts';
import { isPipeClosed, run } from './run.ts';

/** `expenses …`, as a process. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    // `head` has seen enough.
    process.exit(isPipeClosed(error) ? EXIT.pipeClosed : EXIT.fault);
  });
}
process.exitCode = await run(
  {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cwd: process.cwd(),
    now: () => new Date(),
  },
  process.argv.slice(2),
);

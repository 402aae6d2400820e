import { openSignedIn } from '../app.ts';
import { cliCommand } from '../cli-command.ts';
import type { CliCommand } from '../cli-command.ts';
import type { Environment } from '../environment.ts';
import type { EverywhereOptions } from '../output/output.ts';

type McpOptions = EverywhereOptions & { readonly write?: boolean };

/** `expenses mcp`: serves an assistant over standard input and output, until it closes them. */
export function mcpCommand({ terminal }: Environment): CliCommand {
  return cliCommand('mcp')
    .summary('serve an assistant by the Model Context Protocol')
    .description(
      'Lets an assistant read your expenses, over standard input and output. With --write it may add, and' +
        ' change what you confirm each time. It can never erase for ever.',
    )
    .option('--write', 'let it add, and change after your confirmation')
    .withExamples({ args: 'mcp', what: 'the command to give to the assistant’s program' })
    .action(async (options: McpOptions) => {
      const app = openSignedIn(terminal, options);
      const [{ StdioServerTransport }, { createMcpServer }] = await Promise.all([
        import('@modelcontextprotocol/sdk/server/stdio.js'),
        import('./server.ts'),
      ]);
      const server = createMcpServer(app.client, options.write === true);
      const closed = new Promise<void>((resolve) => {
        server.server.onclose = resolve;
        terminal.stdin.once('end', resolve);
      });
      await server.connect(new StdioServerTransport());
      await closed;
      await server.close();
    });
}

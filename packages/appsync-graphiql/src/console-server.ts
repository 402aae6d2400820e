import { createServer } from 'node:http';
import { onTestFinished } from 'vitest';
import { createConsole } from './console.ts';
import type { ConsoleProps } from './console.ts';
import { pageFile } from './page-bundle.ts';

/** What the console needs when a test does not care. */
const consoleProps: ConsoleProps = {
  graphqlUrl: '/graphql',
  userPoolUrl: '/',
  userPoolClientId: 'client-1',
  demoUser: { username: 'demo@example.com', password: 'Demo-Password-1' },
  examples: [],
  bundle: () => Promise.resolve(new Map([['main.js', pageFile('main.js', Buffer.from('run();'))]])),
};

/** Serves a console alone, until the test ends; other requests are answered with 418. Gives the origin. */
export async function serveConsole(props: Partial<ConsoleProps> = {}): Promise<string> {
  const console = createConsole({ ...consoleProps, ...props });
  const server = createServer((request, response) => {
    if (console.handles(request)) {
      console.handle(request, response);
    } else {
      response.writeHead(418).end();
    }
  });
  onTestFinished(() => server.close().closeAllConnections());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

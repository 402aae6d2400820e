import { get } from 'node:http';
import { buildSchema, introspectionFromSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { serveConsole } from './console-server.ts';
import { pageFile } from './page-bundle.ts';

/** The status of a GET whose path is sent as it is, where `fetch` would tidy it up. */
function statusOf(origin: string, path: string): Promise<number | undefined> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    get({ hostname, port, path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });
}

describe('createConsole', () => {
  describe('the page', () => {
    it.each(['/', '/console'])('is HTML at %s, whatever its query string', async (path) => {
      const origin = await serveConsole();

      const response = await fetch(`${origin}${path}?from=readme`);

      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(await response.text()).toContain('<title>Local AppSync console</title>');
    });

    it('has the name of the product that it is for, as text', async () => {
      const origin = await serveConsole({ title: 'Tom & Jerry <Expenses>' });

      const html = await (await fetch(`${origin}/`)).text();

      expect(html).toContain('<title>Tom &amp; Jerry &lt;Expenses>: local console</title>');
    });

    it('carries what its script needs: paths, client id, demo user and examples', async () => {
      const examples = [{ name: 'List orders', text: '{ orders { id } }', variables: { limit: 1 } }];
      const origin = await serveConsole({ examples });

      const html = await (await fetch(`${origin}/`)).text();

      const json = /<script type="application\/json" id="console-settings">(.*?)<\/script>/s.exec(html)?.[1];
      expect(JSON.parse(json ?? '')).toEqual({
        graphqlUrl: '/graphql',
        userPoolUrl: '/',
        userPoolClientId: 'client-1',
        selfSignUp: true,
        demoUser: { username: 'demo@example.com', password: 'Demo-Password-1' },
        examples,
      });
    });

    it('keeps an example that holds markup inside its data', async () => {
      const text = '# </script><script>alert(1)</script>\n{ orders { id } }';
      const origin = await serveConsole({ examples: [{ name: 'Markup', text }] });

      const html = await (await fetch(`${origin}/`)).text();

      expect(html).not.toContain('<script>alert(1)');
      expect(html).toContain('\\u003c/script>\\u003cscript>alert(1)');
    });

    it('may load from and talk to its own origin only, and may not be framed', async () => {
      const origin = await serveConsole();
      const host = new URL(origin).host;

      const { headers } = await fetch(`${origin}/`);

      expect(headers.get('content-security-policy')?.split('; ')).toEqual([
        "default-src 'none'",
        "script-src 'self'",
        "worker-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "font-src 'self' data:",
        "img-src 'self' data:",
        `connect-src 'self' ws://${host} wss://${host}`,
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ]);
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    });

    it('takes nothing but a host and port from the Host header into its policy', async () => {
      const origin = await serveConsole();
      const { hostname, port } = new URL(origin);

      const policy = await new Promise<string | undefined>((resolve, reject) => {
        const headers = { host: "x; script-src 'unsafe-inline'" };
        get({ hostname, port, path: '/', headers }, (response) => {
          response.resume();
          resolve(String(response.headers['content-security-policy']));
        }).on('error', reject);
      });

      expect(policy).toContain("connect-src 'self'; base-uri");
      expect(policy).not.toContain("script-src 'unsafe-inline'");
    });

    it('is answered to HEAD without a body, and without making the files', async () => {
      let bundles = 0;
      const origin = await serveConsole({
        bundle: () => {
          bundles += 1;
          return Promise.resolve(new Map());
        },
      });

      const response = await fetch(`${origin}/`, { method: 'HEAD' });

      expect(response.status).toBe(200);
      expect(Number(response.headers.get('content-length'))).toBeGreaterThan(500);
      expect(await response.text()).toBe('');
      expect(bundles).toBe(0);
    });

    it('leaves POST / to others', async () => {
      const origin = await serveConsole();

      expect((await fetch(`${origin}/`, { method: 'POST' })).status).toBe(418);
    });

    it('leaves paths beside / and /console/ to others', async () => {
      const origin = await serveConsole();

      expect((await fetch(`${origin}/graphql`)).status).toBe(418);
      expect((await fetch(`${origin}/consoles`)).status).toBe(418);
    });
  });

  describe('the page for an API elsewhere', () => {
    const elsewhere = {
      graphqlUrl: 'https://x.appsync-api.eu-west-1.amazonaws.com/graphql',
      userPoolUrl: 'https://cognito-idp.eu-west-1.amazonaws.com/',
    };

    it('is named after the host of the API', async () => {
      const origin = await serveConsole(elsewhere);

      expect(await (await fetch(`${origin}/`)).text()).toContain(
        '<title>AppSync console: x.appsync-api.eu-west-1.amazonaws.com</title>',
      );
    });

    it('may talk to the API, its realtime endpoint and its user pool, and to nothing else', async () => {
      const origin = await serveConsole(elsewhere);

      const { headers } = await fetch(`${origin}/`);

      expect(headers.get('content-security-policy')?.split('; ')).toContain(
        'connect-src https://x.appsync-api.eu-west-1.amazonaws.com ' +
          'wss://x.appsync-realtime-api.eu-west-1.amazonaws.com https://cognito-idp.eu-west-1.amazonaws.com',
      );
    });

    it('names an origin once that is both API and user pool', async () => {
      const origin = await serveConsole({
        graphqlUrl: 'http://localhost:4000/graphql',
        userPoolUrl: 'http://localhost:4000',
      });

      const { headers } = await fetch(`${origin}/`);

      expect(headers.get('content-security-policy')?.split('; ')).toContain(
        'connect-src http://localhost:4000 ws://localhost:4000',
      );
    });

    it('brings the schema along when it is given one', async () => {
      const origin = await serveConsole({
        ...elsewhere,
        introspection: introspectionFromSchema(
          buildSchema('scalar AWSDate type Query { "The day of the order." day: AWSDate }'),
        ),
      });

      const html = await (await fetch(`${origin}/`)).text();

      expect(html).toContain('"description":"The day of the order."');
      expect(html).toContain('"name":"AWSDate"');
    });
  });

  describe('the files below /console/', () => {
    it('come with their content type, to be asked for again', async () => {
      const origin = await serveConsole();

      const response = await fetch(`${origin}/console/main.js`);

      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(await response.text()).toBe('run();');
    });

    it('are not sent again while they are the same', async () => {
      const origin = await serveConsole();
      const etag = (await fetch(`${origin}/console/main.js`)).headers.get('etag') ?? '';

      const same = await fetch(`${origin}/console/main.js`, { headers: { 'if-none-match': etag } });
      const other = await fetch(`${origin}/console/main.js`, { headers: { 'if-none-match': '"other"' } });

      expect(same.status).toBe(304);
      expect(await same.text()).toBe('');
      expect(other.status).toBe(200);
    });

    it('are answered to HEAD with their length and no body', async () => {
      const origin = await serveConsole();

      const response = await fetch(`${origin}/console/main.js`, { method: 'HEAD' });

      expect(response.status).toBe(200);
      expect(response.headers.get('content-length')).toBe('6');
      expect(await response.text()).toBe('');
    });

    it('hold an icon', async () => {
      const origin = await serveConsole();

      const response = await fetch(`${origin}/console/icon.svg`);

      expect(response.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
      expect(await response.text()).toMatch(/^<svg /);
    });

    it.each([
      '/console/',
      '/console/other.js',
      '/console/../package.json',
      '/console/%2e%2e/package.json',
      '/console//etc/passwd',
      '/console/__proto__',
      '/console/%',
    ])('are not there under %s', async (path) => {
      const origin = await serveConsole();

      expect(await statusOf(origin, path)).toBe(404);
    });

    it('refuse other methods than GET and HEAD, and name these', async () => {
      const origin = await serveConsole();

      const response = await fetch(`${origin}/console/main.js`, { method: 'DELETE' });

      expect(response.status).toBe(405);
      expect(response.headers.get('allow')).toBe('GET, HEAD');
    });

    it('are made once, when the page is asked for', async () => {
      let bundles = 0;
      const origin = await serveConsole({
        bundle: () => {
          bundles += 1;
          return Promise.resolve(new Map([['main.js', pageFile('main.js', Buffer.from('1'))]]));
        },
      });
      expect(bundles).toBe(0);

      await fetch(`${origin}/`);
      expect(bundles).toBe(1);

      await fetch(`${origin}/console/main.js`);
      await fetch(`${origin}/`);
      expect(bundles).toBe(1);
    });

    it('are made anew after a failure, which is told in the log', async () => {
      const lines: string[] = [];
      let bundles = 0;
      const origin = await serveConsole({
        log: (line) => lines.push(line),
        bundle: () => {
          bundles += 1;
          return bundles === 1
            ? Promise.reject(new Error('no space left'))
            : Promise.resolve(new Map([['main.js', pageFile('main.js', Buffer.from('1'))]]));
        },
      });

      expect((await fetch(`${origin}/console/main.js`)).status).toBe(500);
      expect((await fetch(`${origin}/console/main.js`)).status).toBe(200);

      expect(lines).toEqual([
        expect.stringMatching(/^The console could not be bundled: Error: no space left\n {4}at /),
      ]);
    });
  });
});

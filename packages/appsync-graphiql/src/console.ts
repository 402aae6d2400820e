import type { IncomingMessage, ServerResponse } from 'node:http';
import { realtimeUrl } from 'appsync-cognito-client';
import type { PasswordPolicy } from 'appsync-cognito-client';
import type { IntrospectionQuery } from 'graphql';
import { bundlePage, pageFile } from './page-bundle.ts';
import type { PageBundle, PageFile } from './page-bundle.ts';
import { pageDocument, PAGE_ICON } from './page-document.ts';
import { isOwnOrigin } from './page-settings.ts';
import type { ConsoleExample, PageSettings } from './page-settings.ts';

export interface ConsoleProps {
  /**
   * The GraphQL endpoint: a path on the page's own origin, e.g. `/graphql`, or absolute; `userPoolUrl` is of
   * the same kind.
   */
  readonly graphqlUrl: string;
  /** The endpoint of the user pools API, e.g. `/` or `https://cognito-idp.eu-west-1.amazonaws.com/`. */
  readonly userPoolUrl: string;
  readonly userPoolClientId: string;
  /** Whether new users sign up by themselves. @default they do */
  readonly selfSignUp?: boolean;
  /** What the user pool asks of a new password; the page tells it before. @default it is not told */
  readonly passwordPolicy?: PasswordPolicy;
  /** The name of the API's product, e.g. `Expense tracker`. @default the console's own name */
  readonly title?: string;
  /** Fills the sign-in form. @default it is empty */
  readonly demoUser?: NonNullable<PageSettings['demoUser']>;
  /** Operations to choose from, in the order of the menu; the first one is open on a first visit. */
  readonly examples: readonly ConsoleExample[];
  /**
   * The schema, for documentation and completion where the API refuses introspection.
   *
   * @default none
   */
  readonly introspection?: IntrospectionQuery;
  /** Gives the page's files; called once, when they are first needed. @default bundled from npm's packages */
  readonly bundle?: () => Promise<PageBundle>;
  /** Called with the reason when the page's files cannot be made. @default none */
  readonly log?: (line: string) => void;
}

/** The console's page, as a part of a server. */
export interface Console {
  /** Whether a request is for the page: `GET /` or `GET /console`, or anything below `/console/`. */
  handles(request: IncomingMessage): boolean;
  /** Answers a request for which `handles` is true. Never throws. */
  handle(request: IncomingMessage, response: ServerResponse): void;
}

const FILES_PATH = '/console/';
/** The first is for who has nothing else there. */
const PAGE_PATHS: readonly string[] = ['/', '/console'];
const HOST = /^[a-z0-9.-]+(:\d+)?$|^\[[0-9a-f:]+\](:\d+)?$/i;

/**
 * Makes the local twin of the AppSync console's "Queries" page: GraphiQL with sign-in, for an API on the same
 * origin or elsewhere.
 *
 * The page's files are made at the first request for the page, not before, and kept in memory.
 *
 * @throws {Error} when a URL cannot be read
 */
export function createConsole(props: ConsoleProps): Console {
  const settings = pageSettings(props);
  const document = pageFile('index.html', Buffer.from(pageDocument(settings)));
  const icon = pageFile('icon.svg', Buffer.from(PAGE_ICON));
  const makeBundle = props.bundle ?? bundlePage;
  let bundle: Promise<PageBundle> | undefined;

  function files(): Promise<PageBundle> {
    bundle ??= makeBundle().catch((error: unknown) => {
      // The next request tries again.
      bundle = undefined;
      throw error;
    });
    return bundle;
  }

  async function answerFile(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const file = name === 'icon.svg' ? icon : (await files()).get(name);
      if (file !== undefined) {
        sendFile(file, request, response);
      } else {
        sendText(404, 'Not found: the console has no such file.\n', request, response);
      }
    } catch (error) {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      props.log?.(`The console could not be bundled: ${detail}`);
      sendText(500, 'The console could not be bundled. The log has the reason.\n', request, response);
    }
  }

  return {
    handles(request) {
      const path = pathOf(request);
      return path.startsWith(FILES_PATH) || (PAGE_PATHS.includes(path) && isRead(request));
    },
    handle(request, response) {
      response.on('error', () => undefined);
      response.setHeader('x-content-type-options', 'nosniff');
      const path = pathOf(request);
      if (!isRead(request)) {
        response.setHeader('allow', 'GET, HEAD');
        sendText(405, 'The console accepts GET only.\n', request, response);
      } else if (PAGE_PATHS.includes(path)) {
        // Made now, because the browser requests the files as soon as it has read the page.
        if (request.method === 'GET') {
          void files().catch(() => undefined);
        }
        response.setHeader('content-security-policy', contentSecurityPolicy(settings, request.headers.host));
        response.setHeader('referrer-policy', 'no-referrer');
        sendFile({ ...document, contentType: 'text/html; charset=utf-8' }, request, response);
      } else {
        void answerFile(path.slice(FILES_PATH.length), request, response);
      }
    },
  };
}

/** Only what the page needs, as JSON carries it: what is undefined is left out. */
function pageSettings(props: ConsoleProps): PageSettings {
  const { graphqlUrl, userPoolUrl, userPoolClientId, selfSignUp = true, examples } = props;
  const { passwordPolicy, title, demoUser, introspection } = props;
  return {
    graphqlUrl,
    userPoolUrl,
    userPoolClientId,
    selfSignUp,
    ...(passwordPolicy === undefined ? {} : { passwordPolicy }),
    ...(title === undefined ? {} : { title }),
    ...(demoUser === undefined
      ? {}
      : { demoUser: { username: demoUser.username, password: demoUser.password } }),
    examples,
    ...(introspection === undefined ? {} : { introspection }),
  };
}

/**
 * The page loads from its own origin only, and connects to the API and its user pool only. The editor needs
 * inline styles to place its lines, and GraphiQL's style sheet has fonts as data.
 */
function contentSecurityPolicy(settings: PageSettings, host: string | undefined): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "img-src 'self' data:",
    `connect-src ${connectSources(settings, host).join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** WebSockets of the page's origin are named, because not every browser includes them in 'self'. */
function connectSources(settings: PageSettings, host: string | undefined): string[] {
  if (isOwnOrigin(settings)) {
    return ["'self'", ...(host !== undefined && HOST.test(host) ? [`ws://${host}`, `wss://${host}`] : [])];
  }
  const { graphqlUrl, userPoolUrl } = settings;
  const origins = [graphqlUrl, realtimeUrl(graphqlUrl), userPoolUrl].map((url) => new URL(url).origin);
  return [...new Set(origins)];
}

/** Browsers cache the file and ask whether it has changed, so a new version is visible at once. */
function sendFile(file: PageFile, request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('cache-control', 'no-cache');
  response.setHeader('etag', file.etag);
  if (request.headers['if-none-match']?.split(/\s*,\s*/).includes(file.etag) === true) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(200, {
    'content-type': file.contentType,
    'content-length': file.content.byteLength,
  });
  response.end(request.method === 'HEAD' ? undefined : file.content);
}

function sendText(status: number, text: string, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(status, {
    'cache-control': 'no-store',
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(request.method === 'HEAD' ? undefined : text);
}

function isRead(request: IncomingMessage): boolean {
  return request.method === 'GET' || request.method === 'HEAD';
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/';
}

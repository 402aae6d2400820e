import type { IncomingMessage, ServerResponse } from 'node:http';
import { stackOf } from '../user-error.ts';
import { cacheControlOf } from './file-headers.ts';
import { SiteFiles, siteFile } from './site-file.ts';
import type { SiteFile } from './site-file.ts';

/** A web app that the stack serves beside its API: a folder of files, as a bundler writes them. */
export interface SiteOptions {
  /**
   * Gives the folder, which has an `index.html`; called once, at once. Requests wait for it. What it rejects
   * with is told to whoever asks for the page, and in the log.
   */
  readonly directory: () => Promise<string>;
  /**
   * Headers of every answer, such as a Content-Security-Policy.
   *
   * @param sources the origins that the app connects to, as `connect-src` names them
   * @default none
   */
  readonly headers?: (sources: readonly string[]) => Readonly<Record<string, string>>;
  /** The paths of files whose names change with their content. @default `/assets/` */
  readonly immutable?: string;
}

export interface SiteProps extends SiteOptions {
  /** Where the stack answers, as `outputs` names it. */
  readonly origin: string;
  /** What is at `/amplify_outputs.json`. */
  readonly outputs: unknown;
  /** @default nothing is logged */
  readonly log?: (line: string) => void;
}

/** A site, as a part of a server. */
export interface Site {
  /** Whether a request is for the site: it only reads, and is not for the API. */
  handles(request: IncomingMessage): boolean;
  /** Answers a request for which `handles` is true. Never throws. */
  handle(request: IncomingMessage, response: ServerResponse): void;
}

const OUTPUTS_PATH = '/amplify_outputs.json';
const HOST = /^[a-z0-9.-]+(:\d+)?$|^\[[0-9a-f:]+\](:\d+)?$/i;

/**
 * Serves a web app that is one page: a path without a file is answered by `index.html`. Files with a hash in
 * their names are kept by browsers for good; the others are asked for each time.
 */
export function createSite(props: SiteProps): Site {
  const opening = props.directory().then((directory) => new SiteFiles(directory));
  opening.catch((error: unknown) => props.log?.(`The web app cannot be served: ${stackOf(error)}`));
  return {
    handles: (request) => isRead(request) && !/^\/graphql(\/|$)/.test(pathOf(request) ?? ''),
    handle(request, response) {
      response.on('error', () => undefined);
      answer(props, opening, request, response).catch((error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        sendText(response, 500, `The web app cannot be served. ${message}\n`);
      });
    },
  };
}

async function answer(
  props: SiteProps,
  opening: Promise<SiteFiles>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const origin = originOf(request, props.origin);
  const { host } = new URL(origin);
  // WebSockets of the page's origin are named, because not every browser includes them in 'self'.
  const sources = ["'self'", `ws://${host}`, `wss://${host}`];
  for (const [name, value] of Object.entries(props.headers?.(sources) ?? {})) {
    response.setHeader(name, value);
  }
  response.setHeader('x-content-type-options', 'nosniff');
  const path = pathOf(request);
  if (path === undefined) {
    sendText(response, 400, 'The path cannot be read.\n');
    return;
  }
  if (path === OUTPUTS_PATH) {
    send(request, response, await outputsFile(props, origin), 'no-cache');
    return;
  }
  const files = await opening;
  const { immutable = '/assets/' } = props;
  const isImmutable = path.startsWith(immutable);
  // What has an extension is a file: a page in its place would be taken for one.
  const isPage = !/\.[^/]*$/.test(path) && !isImmutable;
  const file = (await files.read(path)) ?? (isPage ? await files.read('/index.html') : undefined);
  if (file === undefined) {
    sendText(response, 404, 'Not found.\n');
  } else {
    send(request, response, file, cacheControlOf(path, immutable));
  }
}

/** Other machines reach the stack by another name: the app is told the origin that it came from. */
function outputsFile({ outputs, origin }: SiteProps, requested: string): Promise<SiteFile> {
  const text = JSON.stringify(outputs, undefined, 2).replaceAll(origin, requested);
  return siteFile('application/json; charset=utf-8', Buffer.from(text));
}

function originOf({ headers: { host } }: IncomingMessage, origin: string): string {
  const { protocol } = new URL(origin);
  return host !== undefined && HOST.test(host) ? `${protocol}//${host}` : origin;
}

function send(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  file: SiteFile,
  cacheControl: string,
): void {
  response.setHeader('cache-control', cacheControl);
  response.setHeader('etag', file.etag);
  response.setHeader('vary', 'accept-encoding');
  if (headers['if-none-match']?.split(/\s*,\s*/).includes(file.etag) === true) {
    response.writeHead(304).end();
    return;
  }
  const takesGzip = /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''));
  const body = takesGzip ? (file.gzipped ?? file.content) : file.content;
  response.writeHead(200, {
    'content-type': file.contentType,
    'content-length': body.byteLength,
    ...(body === file.gzipped ? { 'content-encoding': 'gzip' } : {}),
  });
  response.end(method === 'HEAD' ? undefined : body);
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'cache-control': 'no-store',
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

function isRead({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Undefined for what cannot be decoded. */
function pathOf({ url = '/' }: IncomingMessage): string | undefined {
  try {
    return decodeURIComponent(url.split('?', 1)[0] ?? '/');
  } catch {
    return undefined;
  }
}

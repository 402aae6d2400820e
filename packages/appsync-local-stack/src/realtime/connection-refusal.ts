import type { IncomingMessage } from 'node:http';
import type { Authorize } from '../graphql/http/authorization.ts';
import { stackOf } from '../user-error.ts';
import { isHostOf, NOT_AUTHORIZED, readConnectionHeaders } from './credentials.ts';
import type { MessageError } from './messages.ts';

/**
 * The reason to refuse a connection: its subprotocol, its credentials or a fault; undefined for an accepted
 * one. Never rejects.
 */
export async function findConnectionRefusal(
  { authorize, log }: { readonly authorize: Authorize; readonly log: (line: string) => void },
  request: IncomingMessage,
  url: URL,
): Promise<MessageError | undefined> {
  const read = readConnectionHeaders(request, url);
  if ('error' in read) {
    return read.error;
  }
  try {
    const authorization = await authorize(read.headers.get('authorization'));
    if ('message' in authorization) {
      return unauthorized(authorization.message);
    }
    return isHostOf(request, read.headers.get('host')) ? undefined : unauthorized(NOT_AUTHORIZED);
  } catch (error) {
    log(`Authorizing a connection failed: ${stackOf(error)}`);
    return { errorType: 'InternalFailure', message: 'An internal failure occurred.', errorCode: 500 };
  }
}

function unauthorized(message: string): MessageError {
  return { errorType: 'UnauthorizedException', errorCode: 401, message };
}

import { createServer } from 'node:http';
import type { IncomingHttpHeaders, RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { toDataSourceError } from './data-source-failure.ts';
import { createEngineClient } from './engine-client.ts';
import { pickFreePort } from './free-port.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) {
    await close();
  }
});

/** A client of a server that gives one answer after the other, and the requests that have arrived there. */
async function clientOf(...answers: RequestListener[]) {
  const requests: IncomingHttpHeaders[] = [];
  const ports = new Set<number | undefined>();
  const server = createServer((request, response) => {
    const answer = answers[requests.length] ?? answers.at(-1);
    requests.push(request.headers);
    ports.add(request.socket.remotePort);
    request.resume().on('end', () => answer?.(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => closed(server));
  // A server that listens on TCP has an address of this kind.
  const client = createEngineClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  closing.push(() => client.close());
  return { list: () => client.send('ListTables', {}), requests, ports };
}

function closed(server: Server): Promise<unknown> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
}

const names: RequestListener = (_, response) => response.end('{"TableNames":["Songs"]}');
const hangUp: RequestListener = (request) => request.socket.destroy();
const exception =
  (status: number, name: string, text = 'Wait'): RequestListener =>
  (_, response) =>
    response
      .writeHead(status, { 'x-amzn-requestid': 'ABC' })
      .end(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${name}`, Message: text }));

describe('createEngineClient', () => {
  it('sends DynamoDB’s JSON with the operation in a header, on one kept connection', async () => {
    const { list, requests, ports } = await clientOf(names);

    await list();
    await list();

    expect(requests[0]).toMatchObject({
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'DynamoDB_20120810.ListTables',
      'content-length': '2',
    });
    expect(requests).toHaveLength(2);
    expect(ports.size).toBe(1);
  });

  it.each<[string, RequestListener]>([
    ['a connection that is lost', hangUp],
    ['a failure of the server', exception(500, 'InternalServerError')],
    ['a refusal for too many requests', exception(400, 'ThrottlingException')],
  ])('sends again after %s', async (_, failure) => {
    const { list, requests } = await clientOf(failure, failure, names);

    expect(await list()).toEqual({ TableNames: ['Songs'] });
    expect(requests).toHaveLength(3);
  });

  it('gives up after three attempts', async () => {
    const { list, requests } = await clientOf(exception(500, 'InternalServerError'));

    await expect(list()).rejects.toMatchObject({ name: 'InternalServerError', details: { statusCode: 500 } });
    expect(requests).toHaveLength(3);
  });

  it('sends once what DynamoDB refuses for good', async () => {
    const { list, requests } = await clientOf(exception(400, 'ValidationException', 'One too many'));

    const error: unknown = await list().catch((reason: unknown) => reason);

    expect(requests).toHaveLength(1);
    expect(toDataSourceError(error)).toEqual({
      type: 'DynamoDB:ValidationException',
      message: 'One too many (Service: DynamoDb, Status Code: 400, Request ID: ABC)',
    });
  });

  it('says that no answer arrived when the connection is lost each time', async () => {
    const { list } = await clientOf(hangUp);

    const error: unknown = await list().catch((reason: unknown) => reason);

    expect(toDataSourceError(error)).toEqual({
      type: 'DynamoDB:SdkClientException',
      message: 'Unable to execute HTTP request: socket hang up',
    });
  });

  it('says that no answer arrived when nobody listens', async () => {
    const port = await pickFreePort();
    const client = createEngineClient(`http://127.0.0.1:${port}`);

    const error: unknown = await client.send('ListTables', {}).catch((reason: unknown) => reason);
    client.close();

    expect(toDataSourceError(error).message).toBe(
      `Unable to execute HTTP request: connect ECONNREFUSED 127.0.0.1:${port}`,
    );
  });

  it('says that no answer of DynamoDB arrived when something else answers', async () => {
    const { list } = await clientOf((_, response) => response.writeHead(404).end('no such page'));

    const error: unknown = await list().catch((reason: unknown) => reason);

    expect(toDataSourceError(error)).toEqual({
      type: 'DynamoDB:SdkClientException',
      message: 'Unable to execute HTTP request: the answer with status 404 is not JSON',
    });
  });
});

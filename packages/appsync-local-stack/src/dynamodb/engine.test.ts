import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetItemCommand, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../testing/eventually.ts';
import { isListening, startParentScript, untilSilent } from '../testing/parent-script.ts';
import { createDynamoDbClient } from './client.ts';
import { createEngineClient } from './engine-client.ts';
import { EngineStartError, startEngine } from './engine.ts';
import type { EngineOptions } from './engine.ts';
import { pickFreePort } from './free-port.ts';
import { createTables } from './tables.ts';
import { LABELS, testEngine } from './test-data-source.ts';

let directory: string;
let webServer: ReturnType<typeof createServer>;
let webServerPort: number;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'engine-test-'));
  webServer = createServer((_, response) => response.writeHead(404).end('no such page'));
  await new Promise<void>((resolve) => webServer.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address of this kind.
  webServerPort = (webServer.address() as AddressInfo).port;
});
afterAll(async () => {
  await new Promise((resolve) => webServer.close(resolve));
  rmSync(directory, { recursive: true });
});

/** The message of a failed start, which must be one line. */
async function refusal(options: EngineOptions): Promise<string> {
  const error = await startEngine(options).then(
    async (engine) => engine.close(),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(EngineStartError);
  // The line above has established it.
  const { message } = error as EngineStartError;
  expect(message.split('\n')).toHaveLength(1);
  return message;
}

async function tableNames(endpoint: string): Promise<string[] | undefined> {
  const client = createDynamoDbClient({ endpoint, region: 'eu-central-1' });
  try {
    return (await client.send(new ListTablesCommand({}))).TableNames;
  } finally {
    client.destroy();
  }
}

async function createLabels(endpoint: string): Promise<void> {
  const client = createEngineClient(endpoint);
  await createTables(client, [LABELS]);
  client.close();
}

function executable(name: string, script: string): string {
  const path = join(directory, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

describe('startEngine', () => {
  it('resolves when the engine answers, and close() ends it', async () => {
    const engine = await startEngine({ name: testEngine });
    const names = await tableNames(engine.endpoint);
    await engine.close();
    await engine.close();

    expect(engine.name).toBe(testEngine);
    expect(names).toEqual([]);
    expect(await isListening(Number(new URL(engine.endpoint).port))).toBe(false);
  });

  it('takes another port when somebody was faster', async () => {
    const ports = [webServerPort, await pickFreePort()];
    const engine = await startEngine({
      name: testEngine,
      pickPort: () => Promise.resolve(ports.shift() ?? 0),
    });
    await engine.close();

    expect(engine.endpoint).not.toBe(`http://127.0.0.1:${webServerPort}`);
    expect(ports).toEqual([]);
  });

  it('gives up when five ports were taken', async () => {
    const message = await refusal({ name: testEngine, pickPort: () => Promise.resolve(webServerPort) });

    expect(message).toMatch(/ found no free port: \d+ was the last of 5 tried\.$/);
  });

  it('calls onUnexpectedExit with one line when the engine dies, and not after close()', async () => {
    const lines: string[] = [];
    const note = (line: string) => lines.push(line);
    const dying = await startEngine({ name: testEngine, onUnexpectedExit: note });
    const closed = await startEngine({ name: testEngine, onUnexpectedExit: note });

    await closed.close();
    if (dying.pid === undefined) {
      throw new Error('the engine has no process');
    }
    process.kill(dying.pid, 'SIGKILL');
    await eventually(() => expect(lines).toHaveLength(1));

    expect(lines).toEqual([
      expect.stringMatching(/^(Dynoxide|DynamoDB Local) ended unexpectedly: signal SIGKILL\.$/),
    ]);
  });
});

describe('startEngine with a data directory', () => {
  it('makes the directory and finds the tables again', async () => {
    const dataDirectory = join(directory, 'new', 'data');
    const first = await startEngine({ name: testEngine, dataDirectory });
    await createLabels(first.endpoint);
    await first.close();

    const second = await startEngine({ name: testEngine, dataDirectory });
    const names = await tableNames(second.endpoint);
    await second.close();

    expect(names).toEqual(['Labels']);
  });

  it('keeps nothing without one', async () => {
    const first = await startEngine({ name: testEngine });
    await createLabels(first.endpoint);
    await first.close();

    const second = await startEngine({ name: testEngine });
    const names = await tableNames(second.endpoint);
    await second.close();

    expect(names).toEqual([]);
  });

  it('refuses one that cannot be made, or is a file', async () => {
    const file = join(directory, 'a-file');
    writeFileSync(file, '');

    expect(await refusal({ name: testEngine, dataDirectory: join(file, 'below') })).toMatch(
      /^The data directory ".*a-file\/below" cannot be written: /,
    );
    expect(await refusal({ name: testEngine, dataDirectory: file })).toMatch(
      /^The data directory ".*a-file" cannot be written: /,
    );
  });

  it('has every acknowledged write after a kill -9 of the whole stack in the midst of writes', async () => {
    const dataDirectory = join(directory, 'killed');
    const parent = startParentScript(`
      const { startEngine } = await import('./dynamodb/engine.ts');
      const { createEngineClient } = await import('./dynamodb/engine-client.ts');
      const { createTables } = await import('./dynamodb/tables.ts');
      const engine = await startEngine(${JSON.stringify({ name: testEngine, dataDirectory })});
      const client = createEngineClient(engine.endpoint);
      await createTables(client, [${JSON.stringify(LABELS)}]);
      console.log(engine.endpoint);
      await Promise.all([0, 1, 2, 3].map(async (lane) => {
        for (let index = 0; ; index += 1) {
          const name = lane + '-' + index;
          await client.send('PutItem', { TableName: 'Labels', Item: { name: { S: name } } });
          console.log(name);
        }
      }));`);
    await parent.untilPrinted(100);

    await parent.kill();
    const engine = await startEngine({ name: testEngine, dataDirectory });

    const [oldEndpoint = '', ...acknowledged] = parent.lines();
    const client = createDynamoDbClient({ endpoint: engine.endpoint, region: 'eu-central-1' });
    const missing: string[] = [];
    for (const name of acknowledged) {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: 'Labels', Key: { name: { S: name } }, ConsistentRead: true }),
      );
      if (Item === undefined) {
        missing.push(name);
      }
    }
    client.destroy();
    await engine.close();
    expect(acknowledged.length).toBeGreaterThanOrEqual(99);
    expect(missing).toEqual([]);
    await expect(untilSilent(Number(new URL(oldEndpoint).port))).resolves.toBeUndefined();
  });
});

describe('startEngine with DynamoDB Local', () => {
  it('names the remedy when there is no Java', async () => {
    expect(await refusal({ name: 'dynamodb-local', java: '/nowhere/java' })).toBe(
      'DynamoDB Local could not start: no Java was found at "/nowhere/java": ' +
        'install Java 17 or newer, or choose the engine "dynoxide".',
    );
  });

  it('names the remedy when Java is too old', async () => {
    const java = executable(
      'java-11',
      `echo 'Error: LinkageError occurred while loading main class' >&2
       echo '	java.lang.UnsupportedClassVersionError: Main has been compiled by a more recent version' >&2
       exit 1`,
    );

    expect(await refusal({ name: 'dynamodb-local', java })).toBe(
      `DynamoDB Local could not start: "${java}" is older than Java 17: ` +
        'install Java 17 or newer, or choose the engine "dynoxide".',
    );
  });

  it('gives the reason of any other failure in one line', async () => {
    const java = executable(
      'java-broken',
      `echo 'Error: Unable to access jarfile' >&2; echo '  at x' >&2; exit 1`,
    );

    expect(await refusal({ name: 'dynamodb-local', java })).toBe(
      'DynamoDB Local could not start: Error: Unable to access jarfile.',
    );
  });
});

describe('startEngine with an endpoint', () => {
  it('starts nothing and leaves the engine running', async () => {
    const running = await startEngine({ name: testEngine });
    const engine = await startEngine({ endpoint: running.endpoint });
    await engine.close();
    const names = await tableNames(running.endpoint);
    await running.close();

    expect(engine).toMatchObject({ name: 'endpoint', endpoint: running.endpoint, pid: undefined });
    expect(names).toEqual([]);
  });

  it('refuses one where nobody answers, or something else does', async () => {
    const nobody = `http://127.0.0.1:${await pickFreePort()}`;
    const webPage = `http://127.0.0.1:${webServerPort}`;

    expect(await refusal({ endpoint: nobody })).toContain(`No DynamoDB answers at ${nobody}: `);
    expect(await refusal({ endpoint: webPage })).toContain(`No DynamoDB answers at ${webPage}: `);
  });

  it('refuses what is not an http or https URL', async () => {
    for (const endpoint of ['localhost', 'localhost:8000', 'ftp://localhost']) {
      expect(await refusal({ endpoint })).toBe(
        `"${endpoint}" is not a DynamoDB endpoint: give an http or https URL.`,
      );
    }
  });
});

import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import {
  EngineStartError,
  dynoxidePackage,
  findDynoxide,
  pickFreePort,
  spawnGuarded,
} from 'appsync-local-stack/dynamodb';
import type { GuardedProcess } from 'appsync-local-stack/dynamodb';
import { attributeValues } from '../stack/store-items.ts';
import type { Item } from '../stack/stored-history.ts';

/** A table and its initial items. */
export interface ImportedTable {
  readonly schema: Pick<
    CreateTableCommandInput,
    'TableName' | 'KeySchema' | 'AttributeDefinitions' | 'LocalSecondaryIndexes'
  >;
  readonly items: Iterable<Item>;
}

/** Dynoxide in memory, with imported tables. */
export interface ImportedEngine {
  /** E.g. `http://127.0.0.1:40123`. */
  readonly endpoint: string;
  readonly close: () => Promise<void>;
}

/**
 * Starts Dynoxide on tables that it reads from files, in the format of DynamoDB's export to S3 (developer
 * guide, S3DataExport.Output): several times as fast as BatchWriteItem, which for millions of items would
 * take too long.
 *
 * @throws {EngineStartError} when Dynoxide is not installed or refuses the files
 */
export async function startImportedEngine(tables: readonly ImportedTable[]): Promise<ImportedEngine> {
  const binary = findDynoxide();
  if (binary === undefined) {
    throw new EngineStartError(
      `Only Dynoxide can import tables, and the package ${dynoxidePackage()} is missing.`,
    );
  }
  const folder = await mkdtemp(join(tmpdir(), 'bench-import-'));
  try {
    const schemas = tables.map(({ schema }) => ({ Table: schema }));
    await writeFile(join(folder, 'schema.json'), JSON.stringify(schemas));
    for (const table of tables) {
      await writeExport(join(folder, 'export', table.schema.TableName ?? ''), table.items);
    }
    const port = await pickFreePort();
    const files = ['--source', join(folder, 'export'), '--schema', join(folder, 'schema.json')];
    const engine = spawnGuarded(binary, ['import', ...files, '--serve', '--port', String(port)]);
    await listening(engine);
    return {
      endpoint: `http://127.0.0.1:${port}`,
      close: async () => {
        engine.kill('SIGTERM');
        await engine.exited;
      },
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function writeExport(tableFolder: string, items: Iterable<Item>): Promise<void> {
  await mkdir(join(tableFolder, 'data'), { recursive: true });
  await pipeline(
    Readable.from(exportLines(items)),
    createGzip({ level: 1 }),
    createWriteStream(join(tableFolder, 'data', '0.json.gz')),
  );
}

/** Many lines at a time, because each write to a stream takes time. */
function* exportLines(items: Iterable<Item>): Generator<string> {
  let lines: string[] = [];
  for (const item of items) {
    lines.push(`${JSON.stringify({ Item: attributeValues(item) })}\n`);
    if (lines.length === 1_000) {
      yield lines.join('');
      lines = [];
    }
  }
  yield lines.join('');
}

async function listening(engine: GuardedProcess): Promise<void> {
  while (!/listening on/.test(engine.output())) {
    if (engine.hasExited()) {
      throw new EngineStartError(
        `Dynoxide could not import: ${engine.output().trim().split('\n').at(-1) ?? ''}`,
      );
    }
    await delay(50);
  }
}

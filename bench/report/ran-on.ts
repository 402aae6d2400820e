import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { basename, dirname } from 'node:path';
import { findDynamoDbLocal, findDynoxide } from 'appsync-local-stack/dynamodb';
import { count } from './number-format.ts';

/** The machine and software of this process, e.g. `2 cores of …, 24 GB, Node.js 20.20.0, Dynoxide 1.2.1`. */
export function ranOn(): string {
  const processors = cpus();
  const model = processors[0]?.model.trim().replace(/\s+/g, ' ') ?? 'an unknown processor';
  const cores = `${processors.length} ${processors.length === 1 ? 'core' : 'cores'} of ${model}`;
  const memory = `${count(totalmem() / 2 ** 30)} GB`;
  return [cores, memory, `Node.js ${process.versions.node}`, embeddedEngine()].join(', ');
}

/** The default engine of a stack, e.g. `Dynoxide 1.2.1`. */
function embeddedEngine(): string {
  const binary = findDynoxide();
  if (binary === undefined) {
    return amazonsEngine();
  }
  const version = execFileSync(binary, ['--version'], { encoding: 'utf8' }).trim().replace('dynoxide ', '');
  return `Dynoxide ${version}`;
}

/** Amazon's own engine, e.g. `DynamoDB Local of 2026-01-16`. */
export function amazonsEngine(): string {
  const jar = findDynamoDbLocal() ?? '';
  return `DynamoDB Local of ${basename(dirname(jar)).replace('dynamodb_local_', '')}`;
}

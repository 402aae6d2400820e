import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { EngineStartError } from 'appsync-local-stack/dynamodb';
import type { EngineName } from 'appsync-local-stack/dynamodb';
import { Command, InvalidArgumentError, Option } from 'commander';
import pc from 'picocolors';
import { format } from 'prettier';
import { synthesize } from '../../infra/synthesize.ts';
import { printLine, runCommand } from '../command.ts';
import { startCapacityMeter } from '../consumption/capacity-meter.ts';
import type { CapacityMeter } from '../consumption/capacity-meter.ts';
import { measureOperations } from '../consumption/measured-operations.ts';
import type { OperationMeasurements } from '../consumption/measured-operations.ts';
import { itemByItem } from '../consumption/rewritten-transactions.ts';
import { attackTable } from './attack.ts';
import { billedParts } from './billed-parts.ts';
import { costSections, DOCUMENT_USERS } from './cost-sections.ts';
import { fillSections } from './costs-document.ts';
import { changedUsage, DEFAULT_USAGE } from './usage.ts';

/**
 * `npm run bench:costs`: measures what each operation consumes, prints the monthly costs of this stack and of
 * the older design and writes them into docs/costs.md, and writes the costs of an attack into
 * docs/operations.md. With other users or usage than the document's it only prints.
 */

interface CliOptions {
  readonly engine?: EngineName;
  readonly users?: readonly number[];
  readonly set?: readonly string[];
}

const documentFile = fileURLToPath(new URL('../../docs/costs.md', import.meta.url));
const operationsFile = fileURLToPath(new URL('../../docs/operations.md', import.meta.url));

async function main(): Promise<void> {
  const { engine, users = DOCUMENT_USERS, set = [] } = readOptions();
  const usage = changedUsage(DEFAULT_USAGE, set);
  const measured = await measureOn(engine);
  if (measured.engine === 'dynoxide') {
    printLine(
      pc.yellow('Dynoxide reports fewer write units than DynamoDB Local: what follows is a lower bound.'),
    );
  }
  const parts = billedParts(synthesize({ stage: 'prod' }).template);
  const sections = costSections(users, usage, measured, parts);
  const attack = attackTable(measured, usage);
  for (const markdown of [...Object.values(sections), attack]) {
    printLine(`\n${(await format(markdown, { parser: 'markdown' })).trim()}`);
  }
  if (users !== DOCUMENT_USERS || set.length > 0 || measured.engine !== 'dynamodb-local') {
    printLine(
      pc.yellow(
        '\ndocs/costs.md stays as it is: it has the usual users and usage, and units of DynamoDB Local.',
      ),
    );
    return;
  }
  await fill(documentFile, sections);
  await fill(operationsFile, { attack });
  printLine(pc.green('\nWritten into docs/costs.md and docs/operations.md.'));
}

async function fill(file: string, sections: Readonly<Record<string, string>>): Promise<void> {
  await writeFile(file, await fillSections(await readFile(file, 'utf8'), sections));
}

function readOptions(): CliOptions {
  return new Command('npm run bench:costs --')
    .description('Prints what this stack costs a month, and the older REST design for the same usage.')
    .addOption(
      new Option('--engine <name>', 'which DynamoDB (default: dynamodb-local where Java runs)').choices([
        'dynamodb-local',
        'dynoxide',
      ]),
    )
    .option('--users <number...>', 'how many are active (default: 1000 100000 10000000)', addNumber)
    .option('--set <name=value...>', 'part of the usage, e.g. expensesAdded=100 (see bench/bill/usage.ts)')
    .parse()
    .opts<CliOptions>();
}

function addNumber(text: string, numbers: readonly number[] = []): readonly number[] {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) {
    throw new InvalidArgumentError('It must be a whole number from 1 up.');
  }
  return [...numbers, number];
}

async function measureOn(engine: EngineName | undefined): Promise<OperationMeasurements> {
  const meter = await startMeter(engine);
  try {
    return await measureOperations(meter);
  } finally {
    await meter.close();
  }
}

/** DynamoDB Local counts everything; Dynoxide is used only with `--engine`, or without Java. */
async function startMeter(engine: EngineName | undefined): Promise<CapacityMeter> {
  try {
    return await startCapacityMeter({ engine: engine ?? 'dynamodb-local', rewriting: itemByItem });
  } catch (error) {
    if (engine !== undefined || !(error instanceof EngineStartError)) {
      throw error;
    }
    printLine(pc.yellow(`Not on DynamoDB Local: ${error.message}`));
    return startCapacityMeter({ engine: 'dynoxide', rewriting: itemByItem });
  }
}

runCommand(main);

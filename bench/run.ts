import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Argument, Command } from 'commander';
import pc from 'picocolors';
import type { Benchmark, BenchmarkSize } from './benchmark.ts';
import { benchmarks } from './benchmarks.ts';
import { printLine, runCommand } from './command.ts';
import { ranOn } from './report/ran-on.ts';
import { replaceSection } from './report/report-document.ts';
import { openReport } from './report/report.ts';

/** `npm run bench`: runs benchmarks, prints their reports and writes them into docs/benchmarks.md. */

const documentFile = fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url));

async function main(): Promise<void> {
  const { chosen, size } = readArguments();
  for (const benchmark of chosen) {
    const isProven = await runBenchmark(benchmark, size);
    if (!isProven) {
      process.exitCode = 1;
    }
  }
}

function readArguments(): { chosen: readonly Benchmark[]; size: BenchmarkSize } {
  const names = benchmarks.map(({ name }) => name);
  const command = new Command('npm run bench --')
    .description(
      'Runs benchmarks on local stacks of their own and writes docs/benchmarks.md from what they print.',
    )
    .addArgument(new Argument('[name]', 'which one (default: all of them)').choices(names))
    .option('--quick', 'small sizes, for tests: seconds instead of minutes, and the document stays as it is')
    .parse();
  const [name] = command.args;
  return {
    chosen: name === undefined ? benchmarks : benchmarks.filter((benchmark) => benchmark.name === name),
    size: command.opts<{ quick?: true }>().quick === true ? 'quick' : 'full',
  };
}

/** Whether all of its claims hold. */
async function runBenchmark(benchmark: Benchmark, size: BenchmarkSize): Promise<boolean> {
  const report = openReport(printLine);
  printLine(`\n${pc.bold(pc.cyan(benchmark.title))}`);
  report.text(`\`npm run bench -- ${benchmark.name}\` on ${today()}: ${ranOn()}.`);
  await benchmark.run(report, size);
  if (size === 'full') {
    const section = { title: benchmark.title, markdown: report.markdown };
    await writeSection(section);
  }
  return report.refutedClaims.length === 0;
}

async function writeSection(section: { title: string; markdown: string }): Promise<void> {
  const titles = benchmarks.map(({ title }) => title);
  const before = existsSync(documentFile) ? await readFile(documentFile, 'utf8') : '';
  await writeFile(documentFile, await replaceSection(before, section, titles));
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

runCommand(main);

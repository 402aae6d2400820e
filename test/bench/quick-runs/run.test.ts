import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { promisify, stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { benchmarks } from '../../../bench/benchmarks.ts';

const DOCUMENT = 'docs/benchmarks.md';

function documentText(): string {
  return existsSync(DOCUMENT) ? readFileSync(DOCUMENT, 'utf8') : '';
}

async function bench(...args: readonly string[]): Promise<{ code: number; output: string }> {
  const command = ['--import', 'tsx', 'bench/run.ts', ...args];
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, command);
    return { code: 0, output: stripVTControlCharacters(stdout + stderr) };
  } catch (error) {
    // What execFile rejects with when the command ends with another code than 0.
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, output: stripVTControlCharacters(stdout + stderr) };
  }
}

describe('npm run bench', () => {
  it('runs one benchmark, prints its claims and leaves the document alone when it is quick', async () => {
    const before = documentText();

    const { code, output } = await bench('handlers', '--quick');

    expect(output).toContain('`npm run bench -- handlers`');
    expect(output).toMatch(/^Query\.expenses +[\d,]+ +\d+ % /m);
    expect(output).toMatch(
      /^Holds: Every bundle has at most 16,000 characters, half of what AppSync's guide allows/m,
    );
    expect(code).toBe(0);
    expect(documentText()).toBe(before);
  });

  it('lists the names of all benchmarks', async () => {
    const { output } = await bench('--help');

    for (const { name } of benchmarks) {
      expect(output).toContain(`"${name}"`);
    }
  });

  it('refuses a name that no benchmark has', async () => {
    const { code, output } = await bench('speed');

    expect(code).toBe(1);
    expect(output).toContain("'speed' is invalid");
  });
});

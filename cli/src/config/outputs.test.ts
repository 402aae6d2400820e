import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../testing/temporary-directory.ts';
import { testTerminal } from '../testing/test-terminal.ts';
import { directoriesOf } from './directories.ts';
import { demoUserOf, findOutputs } from './outputs.ts';

/** Four places, each with a file that says which it is. */
function places() {
  const directory = temporaryDirectory();
  const write = (...path: string[]) => {
    const file = join(directory, ...path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, JSON.stringify(path));
    return file;
  };
  return { directory, write, cwd: join(directory, 'cwd'), home: join(directory, 'home') };
}

function find({ cwd, home }: { cwd: string; home: string }, fromEnv: string | undefined, named?: string) {
  const env = { EXPENSES_HOME: home, EXPENSES_OUTPUTS: fromEnv };
  return findOutputs(testTerminal({ cwd, env }), directoriesOf(env), named);
}

describe('findOutputs', () => {
  it('takes --outputs first, then EXPENSES_OUTPUTS, the working directory, and the config directory', () => {
    const all = places();
    const kept = all.write('home', 'amplify_outputs.json');
    expect(find(all, undefined)).toMatchObject({ file: kept, foundBy: 'config directory' });

    const started = all.write('cwd', '.local', 'amplify_outputs.json');
    expect(find(all, undefined)).toMatchObject({ file: started, foundBy: 'working directory' });

    const here = all.write('cwd', 'amplify_outputs.json');
    expect(find(all, undefined)).toMatchObject({ file: here, foundBy: 'working directory' });

    const fromEnv = all.write('env.json');
    expect(find(all, '../env.json')).toMatchObject({ file: fromEnv, foundBy: 'EXPENSES_OUTPUTS' });

    const named = all.write('cwd', 'named.json');
    expect(find(all, '../env.json', 'named.json')).toMatchObject({ file: named, foundBy: '--outputs' });
  });

  it('says where it looked when there is none', () => {
    const all = places();

    expect(() => find(all, undefined)).toThrow(
      new RegExp(`there is no amplify_outputs.json.*Looked for: .*cwd.*cwd.*\\.local.*home`),
    );
  });

  it.each([
    ['--outputs', undefined, 'gone.json'],
    ['EXPENSES_OUTPUTS', 'gone.json', undefined],
  ])('does not look elsewhere when the file of %s is missing', (by, fromEnv, named) => {
    const all = places();
    all.write('cwd', 'amplify_outputs.json');

    expect(() => find(all, fromEnv, named)).toThrow(
      `${by} names ${join(all.cwd, 'gone.json')}, which does not exist`,
    );
  });

  it('refuses a file that is no JSON', () => {
    const all = places();
    const file = all.write('cwd', 'amplify_outputs.json');
    writeFileSync(file, '{');

    expect(() => find(all, undefined)).toThrow(`${file} is no JSON file (found by working directory)`);
  });
});

describe('demoUserOf', () => {
  it('is there in a local stack’s file only', () => {
    const demoUser = { username: 'demo@example.com', password: 'Demo-Password-1' };

    expect(demoUserOf({ custom: { demo_user: demoUser } })).toEqual(demoUser);
    expect(demoUserOf({ custom: {} })).toBeUndefined();
    expect(demoUserOf(undefined)).toBeUndefined();
  });
});

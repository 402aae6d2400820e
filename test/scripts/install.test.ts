import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { parse } from 'acorn';
import { eventually } from 'appsync-local-stack/testing';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../support/start-command.ts';

/** An entry of a lock file, as far as it matters here. */
interface Entry {
  readonly version?: string;
  readonly integrity?: string;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly link?: boolean;
}
type Packages = Readonly<Record<string, Entry>>;

// Plain JavaScript without types, so that it runs on any Node.js.
const { firstDifference } = createRequire(import.meta.url)(
  '../../scripts/install/installed-packages.cjs',
) as {
  firstDifference: (wanted: Packages, installed: Packages, needsDevelopment: boolean) => string | undefined;
};

const script = resolve('scripts/install.cjs');

describe('whether what is installed is what package-lock.json lists', () => {
  const here = { os: [process.platform], cpu: [process.arch] };
  const elsewhere = { os: ['plan9'], cpu: [process.arch] };
  const one = { version: '1.0.0', integrity: 'sha512-1' };

  it.each<[string, Packages, Packages]>([
    ['the same', { '': {}, 'node_modules/a': one }, { 'node_modules/a': one }],
    [
      'without what is for another machine',
      { 'node_modules/a': { ...one, ...elsewhere, optional: true } },
      {},
    ],
    ['without what only that needs', { 'node_modules/a': { ...one, optional: true } }, {}],
    [
      'without what is for one C library',
      { 'node_modules/a': { ...one, ...here, libc: ['musl'], optional: true } },
      {},
    ],
    ['with a package more at the top', {}, { 'node_modules/a': one }],
    [
      'with the checksum of what is listed without one',
      { 'node_modules/a': { version: one.version, ...here, optional: true } },
      { 'node_modules/a': { ...one, ...here, optional: true } },
    ],
    [
      'without a workspace of its own',
      { 'packages/a': one, 'node_modules/a': { link: true } },
      { 'node_modules/a': { link: true } },
    ],
  ])('yes: %s', (_what, wanted, installed) => {
    expect(firstDifference(wanted, installed, true)).toBeUndefined();
  });

  it.each<[string, Packages, Packages]>([
    ['a package less', { 'node_modules/a': one }, {}],
    ['another version', { 'node_modules/a': one }, { 'node_modules/a': { ...one, version: '1.0.1' } }],
    ['another content', { 'node_modules/a': one }, { 'node_modules/a': { ...one, integrity: 'sha512-2' } }],
    [
      'a package in the place of a workspace',
      { 'node_modules/a': { link: true } },
      { 'node_modules/a': one },
    ],
    [
      'an optional package less that is for this machine',
      { 'node_modules/a': { ...one, ...here, optional: true } },
      {},
    ],
    [
      'a package that is for another machine',
      { 'node_modules/a': { ...one, ...elsewhere, optional: true } },
      { 'node_modules/a': { ...one, ...elsewhere, optional: true } },
    ],
    [
      'a package more below another',
      { 'node_modules/b': one, 'node_modules/a': one },
      { 'node_modules/b': one, 'node_modules/a': one, 'node_modules/b/node_modules/a': one },
    ],
  ])('no: %s', (_what, wanted, installed) => {
    expect(firstDifference(wanted, installed, true)).toBeDefined();
  });

  it.each([{ dev: true }, { devOptional: true }])('yes without %j to start, and no to test', (kind) => {
    expect(firstDifference({ 'node_modules/a': { ...one, ...kind } }, {}, false)).toBeUndefined();
    expect(firstDifference({ 'node_modules/a': { ...one, ...kind } }, {}, true)).toBe('node_modules/a');
  });
});

describe('package-lock.json', () => {
  const manifestOf = (path: string) =>
    JSON.parse(readFileSync(path, 'utf8')) as { optionalDependencies: Readonly<Record<string, string>> };

  it.each(['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'win32-x64'])(
    'lists the DynamoDB engine of %s, in the version that package.json asks for',
    (platform) => {
      const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Packages };
      const { optionalDependencies } = manifestOf('packages/appsync-local-stack/package.json');
      const name = `@dynoxide/${platform}`;

      expect(packages[`node_modules/${name}`]).toMatchObject({
        version: optionalDependencies[name],
        optional: true,
        os: [platform.split('-')[0]],
        cpu: [platform.split('-')[1]],
      });
    },
  );
});

/** A repository with one package, and an npm that notes how it was called. */
function repository({ engines = '>=18.0.0', npmFails = false, npm = '' } = {}) {
  const directory = temporaryDirectory();
  const inside = (path: string) => join(directory, path);
  const write = (path: string, content: unknown) => writeFileSync(inside(path), JSON.stringify(content));
  const lock = (version: string) =>
    write('package-lock.json', { packages: { '': {}, 'node_modules/a': { version } } });
  write('package.json', { engines: { node: engines } });
  lock('1.0.0');
  writeFileSync(
    inside('npm-cli.js'),
    `const fs = require('fs');
     fs.appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n');
     if (${npmFails}) process.exit(7);
     ${npm}
     fs.mkdirSync('node_modules/a', { recursive: true });
     fs.writeFileSync('node_modules/a/package.json', '{}');
     fs.writeFileSync('node_modules/.package-lock.json', fs.readFileSync('package-lock.json'));`,
  );
  const options = (event: string) => ({
    cwd: directory,
    encoding: 'utf8' as const,
    env: { ...process.env, npm_execpath: inside('npm-cli.js'), npm_lifecycle_event: event },
  });
  return {
    inside,
    lock,
    /** What npm has installed by hand. */
    install: (version: string) => {
      mkdirSync(inside('node_modules/a'), { recursive: true });
      write('node_modules/a/package.json', {});
      write('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version } } });
    },
    run: (event = 'pretest') => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [script], options(event));
      return { status, stdout, lines: stderr.split('\n').slice(0, -1) };
    },
    start: () => {
      const child = spawn(process.execPath, [script], {
        ...options('prestart'),
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let errors = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
      const ended = new Promise<{ status: number | null; lines: string[] }>((resolve) =>
        child.once('close', (status) => resolve({ status, lines: errors.split('\n').slice(0, -1) })),
      );
      return { child, ended };
    },
    runAtOnce: () =>
      Promise.all(
        ['prestart', 'pretest'].map(
          (event) =>
            new Promise((done) => spawn(process.execPath, [script], options(event)).once('close', done)),
        ),
      ),
    /** How npm was called since the last time, a line each. */
    calls: (): string[] => {
      try {
        return readFileSync(inside('calls'), 'utf8').trim().split('\n');
      } catch {
        return [];
      } finally {
        rmSync(inside('calls'), { force: true });
      }
    },
  };
}

describe('scripts/install.cjs', () => {
  it('installs all when nothing is there, says so in one line, and then has nothing to do', () => {
    const { run, calls } = repository();

    expect(run()).toEqual({
      status: 0,
      stdout: '',
      lines: [
        'Installing packages with "npm ci", because nothing is installed yet: this takes a minute or so …',
      ],
    });
    expect(calls()).toEqual(['ci --include=dev --no-audit --no-fund --loglevel=error']);
    expect(run()).toEqual({ status: 0, stdout: '', lines: [] });
    expect(run('prestart')).toEqual({ status: 0, stdout: '', lines: [] });
    expect(calls()).toEqual([]);
  });

  it('has nothing to do after an npm ci by hand', () => {
    const { install, run, calls } = repository();
    install('1.0.0');

    expect(run()).toEqual({ status: 0, stdout: '', lines: [] });
    expect(calls()).toEqual([]);
  });

  it('changes what differs when package-lock.json has changed, and changes it back with it', () => {
    const { install, lock, run, calls } = repository();
    install('1.0.0');
    run();
    lock('2.0.0');

    expect(run().lines).toEqual([
      'Installing packages with "npm install", because package-lock.json lists other packages: this takes a minute or so …',
    ]);
    lock('1.0.0');
    run('prestart');
    run('prestart');

    expect(calls()).toEqual([
      'install --no-save --include=dev --no-audit --no-fund --loglevel=error',
      'install --no-save --no-audit --no-fund --loglevel=error',
    ]);
  });

  it.each([
    [
      "npm's own list is missing",
      (inside: (path: string) => string) => rmSync(inside('node_modules/.package-lock.json')),
    ],
    [
      "npm's own list is cut off",
      (inside: (path: string) => string) =>
        writeFileSync(inside('node_modules/.package-lock.json'), '{"packages": {'),
    ],
    [
      'a package is missing',
      (inside: (path: string) => string) => rmSync(inside('node_modules/a'), { recursive: true }),
    ],
    [
      'a package is empty',
      (inside: (path: string) => string) => rmSync(inside('node_modules/a/package.json')),
    ],
  ])('begins from nothing when an installation was broken off: %s', (_what, breakOff) => {
    const { inside, install, run, calls } = repository();
    install('1.0.0');
    run();
    breakOff(inside);

    expect(run().lines).toEqual([
      'Installing packages with "npm ci", because node_modules is not complete: this takes a minute or so …',
    ]);
    expect(calls()).toHaveLength(1);
  });

  it('says so in one line when npm fails, leaves what was there, and tries again the next time', () => {
    const { install, lock, run, calls } = repository({ npmFails: true });
    install('1.0.0');
    lock('2.0.0');

    const first = run();
    lock('1.0.0');
    const withOldLock = run();

    expect(first.status).toBe(1);
    expect(first.lines.slice(1)).toEqual([
      '"npm install" failed (it ended with 7). It needs the npm registry: can this machine reach it?',
    ]);
    expect(withOldLock).toEqual({ status: 0, stdout: '', lines: [] });
    expect(calls()).toHaveLength(1);
  });

  it('says that it was stopped, and nothing of the registry, when it was', async () => {
    const { inside, start } = repository({
      npm: "fs.writeFileSync('started', ''); setInterval(() => 0, 1000);",
    });
    const { child, ended } = start();
    await eventually(() => {
      expect(existsSync(inside('started'))).toBe(true);
    });

    child.kill('SIGINT');

    const { status, lines } = await ended;
    expect(status).toBe(1);
    expect(lines.slice(1)).toEqual([
      'Stopped before all packages were installed: the next start installs them',
    ]);
    expect(existsSync(inside('.installing'))).toBe(false);
  });

  it('installs once when npm start and npm test are called at once', async () => {
    const { runAtOnce, calls } = repository();

    expect(await runAtOnce()).toEqual([0, 0]);
    expect(calls()).toHaveLength(1);
  });

  it('tells an old Node.js in one line what it needs', () => {
    const { run, calls } = repository({ engines: '>=99.1.0' });

    expect(run()).toEqual({
      status: 1,
      stdout: '',
      lines: [`Node.js 99.1.0 or newer is needed, and this is ${process.version}: see https://nodejs.org`],
    });
    expect(calls()).toEqual([]);
  });

  it('says so in one line when package-lock.json cannot be read', () => {
    const { inside, run } = repository();
    writeFileSync(inside('package-lock.json'), '<<<<<<< HEAD\n{}');

    expect(run()).toEqual({
      status: 1,
      stdout: '',
      lines: ['package-lock.json is missing or cannot be read: restore it from git'],
    });
  });

  it.each(['install.cjs', 'install/installed-packages.cjs'])(
    '%s is understood by a Node.js of 2017',
    (file) => {
      const code = readFileSync(`scripts/${file}`, 'utf8');

      expect(() => parse(code, { ecmaVersion: 2017, sourceType: 'script' })).not.toThrow();
      expect(code).not.toMatch(/require\('node:/);
    },
  );
});

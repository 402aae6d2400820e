/*
 * What `npm start` and `npm test` run first: installs what package-lock.json lists, unless it is installed.
 * Runs on any Node.js, so that it can report one that is too old: CommonJS, ES2017 and only Node.js's own
 * modules.
 *
 * All messages go to the error output: the standard output belongs to the next command.
 */
'use strict';

const { spawn } = require('child_process');
const fs = require('fs');
const path = require('path');
const { installedList, missingInstallation, noteInstallation } = require('./install/installed-packages.cjs');

/** Held by the process that installs, and touched as long as it runs. */
const LOCK = '.installing';
const POLL_MS = 200;
/** How long a lock is untouched before it counts as left behind. */
const ABANDONED_MS = 10000;

/** `npm test` needs all packages; the stack also starts without those for development. */
const needsDevelopment = process.env.npm_lifecycle_event !== 'prestart';

function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Ends the command: npm does not run the next one. */
function fail(line) {
  say(line);
  process.exitCode = 1;
}

/** What is wrong with this version of Node.js; undefined if it is new enough. */
function complaintAboutNode() {
  const numbers = (version) => version.match(/\d+/g).slice(0, 3).map(Number);
  const wanted = numbers(JSON.parse(fs.readFileSync('package.json', 'utf8')).engines.node);
  const actual = numbers(process.version);
  const first = [0, 1, 2].find((index) => wanted[index] !== actual[index]);
  return first !== undefined && actual[first] < wanted[first]
    ? `Node.js ${wanted.join('.')} or newer is needed, and this is ${process.version}: see https://nodejs.org`
    : undefined;
}

/** When the lock was last touched; undefined when it was released. */
function lastTouch() {
  try {
    return fs.statSync(LOCK).mtime.getTime();
  } catch (error) {
    return undefined;
  }
}

function unlock() {
  try {
    fs.unlinkSync(LOCK);
  } catch (error) {
    // Another process has removed it as left behind.
  }
}

/** Waits until no other process installs here: `npm start` and `npm test` may be called at once. */
function withLock(action) {
  let seen;
  let untouchedMs = 0;
  const attempt = () => {
    try {
      fs.writeFileSync(LOCK, `Process ${process.pid} is installing packages.\n`, { flag: 'wx' });
    } catch (error) {
      if (error.code !== 'EEXIST') {
        fail(`The packages cannot be installed, because ${process.cwd()} cannot be written (${error.code})`);
        return;
      }
      if (seen === undefined) {
        say('Waiting for another process that is installing packages …');
      }
      // Counted in checks, not by the clock: a machine that slept has not waited.
      const touched = lastTouch();
      untouchedMs = touched === seen ? untouchedMs + POLL_MS : 0;
      seen = touched;
      if (untouchedMs >= ABANDONED_MS && lastTouch() === seen) {
        unlock();
      }
      setTimeout(attempt, POLL_MS);
      return;
    }
    action();
  };
  attempt();
}

/** Runs npm: the one that runs this script, if it is npm. */
function spawnNpm(args) {
  const cli = process.env.npm_execpath || '';
  const options = { stdio: ['ignore', 'ignore', 'inherit'] };
  return path.basename(cli) === 'npm-cli.js'
    ? spawn(process.execPath, [cli].concat(args), options)
    : spawn('npm', args, Object.assign({ shell: process.platform === 'win32' }, options));
}

/**
 * Installs. `ci` starts from nothing. `install` changes what differs, and restores it when it fails, for
 * example without a network. npm's list of installed packages is moved away meanwhile: if it is missing, an
 * installation was killed.
 */
function install(command, done) {
  const aside = `${installedList}.before`;
  const isChange = command === 'install';
  if (isChange) {
    fs.renameSync(installedList, aside);
  }
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const child = spawnNpm(
    [command].concat(isChange ? ['--no-save'] : [], needsDevelopment ? ['--include=dev'] : [], quiet),
  );
  const touch = setInterval(() => fs.utimes(LOCK, new Date(), new Date(), () => undefined), 1000);
  let isStopped = false;
  ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) =>
    process.on(signal, () => {
      isStopped = true;
      child.kill(signal);
    }),
  );
  const end = (failure) => {
    clearInterval(touch);
    if (isChange && failure && !isStopped) {
      fs.renameSync(aside, installedList);
    } else if (isChange) {
      fs.unlinkSync(aside);
    }
    done(failure, isStopped);
  };
  child.once('error', (error) => end(error.message));
  child.once('exit', (code, signal) => end(code === 0 ? undefined : `it ended with ${signal || code}`));
}

function main() {
  const complaint = complaintAboutNode();
  if (complaint) {
    fail(complaint);
    return;
  }
  if (!missingInstallation(needsDevelopment)) {
    return;
  }
  withLock(() => {
    const missing = missingInstallation(needsDevelopment);
    if (!missing) {
      unlock();
      return;
    }
    say(
      `Installing packages with "npm ${missing.command}", because ${missing.reason}: this takes a minute or so …`,
    );
    install(missing.command, (failure, isStopped) => {
      if (failure && isStopped) {
        fail('Stopped before all packages were installed: the next start installs them');
      } else if (failure) {
        fail(
          `"npm ${missing.command}" failed (${failure}). It needs the npm registry: can this machine reach it?`,
        );
      } else {
        noteInstallation();
      }
      unlock();
    });
  });
}

try {
  main();
} catch (error) {
  fail(error.message);
}

/*
 * Whether `node_modules` is what package-lock.json lists. Runs on any Node.js and before anything is
 * installed: CommonJS, ES2017 and nothing but Node.js's own modules.
 */
'use strict';

const { createHash } = require('crypto');
const fs = require('fs');
const path = require('path');

/** The installed packages, in the format of a lock file. npm removes it first and writes it last. */
const installedList = path.join('node_modules', '.package-lock.json');

/** The two lock files that were found to match; then, a line each, the packages that must exist. */
const stampFile = path.join('node_modules', '.installed');

const allows = (list, value) => {
  const isAllowList = list.some((item) => item[0] !== '!');
  return isAllowList ? list.indexOf(value) >= 0 : list.indexOf(`!${value}`) < 0;
};

/**
 * Whether a package was made for this machine, or for any.
 *
 * @param {{ os?: string[], cpu?: string[] }} entry of a lock file
 */
const fitsHere = (entry) =>
  allows(entry.os || [process.platform], process.platform) &&
  allows(entry.cpu || [process.arch], process.arch);

/**
 * Whether npm would have left out a package. A missing optional package counts only if it is made for exactly
 * this machine: others may belong to a package that is not, and the C library is not checked.
 */
const mayBeAbsent = (entry, needsDevelopment) =>
  (entry.optional && !(entry.os && entry.cpu && !entry.libc && fitsHere(entry))) ||
  (!needsDevelopment && Boolean(entry.dev || entry.devOptional));

/**
 * The first package that is not installed as the lock file lists it, by its path; undefined without any.
 *
 * @param wanted `packages` of package-lock.json
 * @param installed `packages` of npm's own list in `node_modules`
 * @param {boolean} needsDevelopment whether packages for development count as well
 */
function firstDifference(wanted, installed, needsDevelopment) {
  // Listed without a checksum are the packages of platforms that could not be had when they were listed.
  const hasOtherContent = (one, other) => Boolean(one.integrity) && one.integrity !== other.integrity;
  const isAnother = (one, other) =>
    one.version !== other.version || hasOtherContent(one, other) || !one.link !== !other.link;
  const changed = Object.keys(wanted)
    .filter((name) => name.indexOf('node_modules/') >= 0)
    .find((name) => {
      const there = installed[name];
      return there ? isAnother(wanted[name], there) : !mayBeAbsent(wanted[name], needsDevelopment);
    });
  // A further package at the top does no harm, but below another package it would be used instead of the
  // listed version; and packages for another kind of machine do not run here.
  const strange = (name) =>
    (!wanted[name] && name.split('node_modules/').length > 2) ||
    (installed[name].optional && !fitsHere(installed[name]));
  return changed || Object.keys(installed).find(strange);
}

/** The content of a file; empty without the file. */
function read(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') {
      return '';
    }
    throw error;
  }
}

/** The packages of a lock file; undefined if it is missing or not written to its end. */
function packagesOf(lockText) {
  try {
    return JSON.parse(lockText).packages;
  } catch (error) {
    return undefined;
  }
}

const isThere = (name) => fs.existsSync(path.join(name, 'package.json'));

function fingerprint(lockText, installedText) {
  const parts = [process.platform, process.arch, lockText, installedText];
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}

/** Notes that the two lock files match, so that the next run reads only them. */
function noteInstallation() {
  const installedText = read(installedList);
  const present = Object.keys(packagesOf(installedText) || {}).filter(isThere);
  try {
    fs.writeFileSync(
      stampFile,
      [fingerprint(read('package-lock.json'), installedText)].concat(present).join('\n'),
    );
  } catch (error) {
    // The file cannot be written: the next run compares again.
  }
}

/**
 * Which command of npm has to run in the current directory, and why; undefined if all is installed.
 *
 * @param {boolean} needsDevelopment whether packages for development count as well
 */
function missingInstallation(needsDevelopment) {
  const lockText = read('package-lock.json');
  const installedText = read(installedList);
  const stamp = read(stampFile).split('\n');
  if (stamp[0] === fingerprint(lockText, installedText) && stamp.slice(1).every(isThere)) {
    return undefined;
  }
  const wanted = packagesOf(lockText);
  if (!wanted) {
    throw new Error('package-lock.json is missing or cannot be read: restore it from git');
  }
  if (!fs.existsSync('node_modules')) {
    return { command: 'ci', reason: 'nothing is installed yet' };
  }
  const installed = packagesOf(installedText);
  if (!installed || !Object.keys(installed).every(isThere)) {
    return { command: 'ci', reason: 'node_modules is not complete' };
  }
  if (firstDifference(wanted, installed, needsDevelopment)) {
    return { command: 'install', reason: 'package-lock.json lists other packages' };
  }
  noteInstallation();
  return undefined;
}

module.exports = { installedList, firstDifference, missingInstallation, noteInstallation };

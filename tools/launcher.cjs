#!/usr/bin/env node
'use strict';
/* Starts the bundle. Old versions of Node.js must be able to parse this file: it says which version is needed. */

const version = process.versions.node;
if (parseInt(version, 10) < 24) {
  process.stderr.write(`seawall needs Node.js 24 or newer; this is ${version}. See https://nodejs.org.\n`);
  process.exitCode = 2;
} else {
  // What was read stays until the end, so small steps of the young generation only copy it more often: 5 % of a large scan.
  require('node:v8').setFlagsFromString('--semi-space-growth-factor=16');
  start();
}

/**
 * Runs main.cjs with the code that an earlier run of the same command compiled. Node.js keeps what it compiles while it loads a file; this
 * keeps the functions too that ran later, and one small file then takes 0.8 of the time.
 */
function start() {
  const fs = require('node:fs');
  const vm = require('node:vm');
  const file = `${__dirname}/main.cjs`;
  const kept = keptFile();
  const code = kept === undefined ? undefined : ownBytes(fs, kept);
  const source = `(function (exports, require, module) {${fs.readFileSync(file, 'utf8')}\n})`;
  const script = new vm.Script(source, { filename: file, cachedData: code });
  if (kept !== undefined && (code === undefined || script.cachedDataRejected))
    process.on('exit', (status) => {
      if (status < 2) keep(fs, kept, script.createCachedData());
    });
  const main = { exports: {} };
  script.runInThisContext()(main.exports, require, main);
}

/** In Node.js' own folder for compiled code, so that NODE_COMPILE_CACHE and NODE_DISABLE_COMPILE_CACHE are heard. */
function keptFile() {
  const folder = require('node:module').enableCompileCache().directory;
  const command = /^[a-z]+$/.test(process.argv[2] || '') ? process.argv[2] : 'other';
  return folder === undefined ? undefined : `${folder}/seawall-BUILD-${command}`;
}

/** Code is run as it stands, so it is taken only from a file that nobody else can have written. */
function ownBytes(fs, path) {
  let descriptor;
  try {
    descriptor = fs.openSync(path, 'r');
    const status = fs.fstatSync(descriptor);
    const isOwn =
      process.getuid === undefined || (status.uid === process.getuid() && (status.mode & 0o22) === 0);
    return isOwn ? fs.readFileSync(descriptor) : undefined;
  } catch (_error) {
    return undefined;
  } finally {
    if (descriptor !== undefined) fs.closeSync(descriptor);
  }
}

/** Whole or not at all, whoever else starts meanwhile. A folder that cannot be written costs some milliseconds at each start, no more. */
function keep(fs, path, code) {
  const draft = `${path}-${process.pid}`;
  try {
    // Never through a link that somebody else has laid in a shared folder.
    fs.writeFileSync(draft, code, { mode: 0o600, flag: 'wx' });
    fs.renameSync(draft, path);
  } catch (_error) {
    fs.rmSync(draft, { force: true });
  }
}

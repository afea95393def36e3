#!/usr/bin/env node
import { plainServe } from './program/flags.js';
import { serveStdio } from './serve.js';
/** The command line. Serving over stdio, which hosts start most often, takes a fast path. */
import { fail } from './terminal/failure.js';

const argv = process.argv.slice(2);
const flags = plainServe(argv);

try {
  if (flags) await serveStdio(flags);
  else await (await import('./program/program.js')).runProgram(argv);
} catch (error) {
  fail(error);
}

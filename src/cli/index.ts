#!/usr/bin/env node
import { plainServe } from './program/flags.js';
import { serveStdio } from './serve.js';
/** The command line. Serving over stdio, which hosts start again and again, takes the shortest way. */
import { fail } from './terminal/failure.js';

const argv = process.argv.slice(2);
const flags = plainServe(argv);

try {
  if (flags) await serveStdio(flags);
  else await (await import('./program/program.js')).runProgram(argv);
} catch (error) {
  fail(error);
}

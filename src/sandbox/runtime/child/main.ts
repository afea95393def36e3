/**
 * The process in which the code of one Action runs, under Node's permission model. Everything that could reach beyond
 * it is closed before the code is loaded; what it answers is judged by the sandbox.
 */
import { Socket } from 'node:net';
import { StringDecoder } from 'node:string_decoder';
import type { FromChild, Program, ToChild } from '../protocol.js';
import { Cleanliness } from './cleanliness.js';
import { keepTime, setClock } from './clock.js';
import { Log } from './console.js';
import { failureOf } from './failure.js';
import { closeNetwork } from './network.js';
import { closeProcess } from './process.js';
import { Unit } from './unit.js';

const RESULTS_FD = 3;

const results = new Socket({ fd: RESULTS_FD, readable: false, writable: true });
const jobs = process.stdin;
const say = (message: FromChild): void => {
  results.write(`${JSON.stringify(message)}\n`);
};

let unit: Unit | undefined;
let cleanliness: Cleanliness | undefined;

function load(program: Program): void {
  const log = new Log();
  closeNetwork(program, results, (address) => log.add('warn', `Blocked: a connection to ${address}`));
  closeProcess();
  keepTime();
  try {
    unit = new Unit(program, log);
    cleanliness = new Cleanliness();
    say({ loaded: true });
  } catch (error) {
    say({ loaded: true, error: failureOf(error) });
  }
}

async function run(job: Extract<ToChild, { run: unknown }>['run']): Promise<void> {
  if (!unit || !cleanliness) return;
  setClock(job.now);
  const outcome = await unit.run(job);
  say({ done: { ...outcome, dirty: outcome.dirty || !cleanliness.holds() } });
}

function receive(line: string): void {
  const message = JSON.parse(line) as ToChild;
  if ('load' in message) load(message.load);
  else void run(message.run);
}

const decoder = new StringDecoder('utf8');
let pending = '';
jobs.on('data', (chunk: Buffer) => {
  pending += decoder.write(chunk);
  const lines = pending.split('\n');
  pending = lines.pop() ?? '';
  for (const line of lines) receive(line);
});
// Without the sandbox there is nobody to run for.
const leave = process.exit.bind(process, 0);
jobs.on('end', leave);
results.on('error', leave);
say({ ready: true });

/**
 * Makes V8 compile hot functions sooner. A server started by a host lives for a few hundred calls, with seconds of
 * idle time between them: with the threshold of V8 11 (Node 20), tuned for long-running busy programs, most of a
 * session runs in the interpreter. Later versions count calls instead and gain nothing from a lower number. The
 * threshold decides only when a function is compiled, never what it does.
 */
import { setFlagsFromString } from 'node:v8';

/** Bytes of bytecode that a function runs before it is considered; V8's default is 67,584. */
const INTERRUPT_BUDGET = 10_000;

/** Called when everything is loaded: startup code is not worth compiling. */
export function compileEarly(): void {
  if (Number.parseInt(process.versions.v8, 10) > 11) return;
  setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET}`);
}

/**
 * Has V8 compile sooner what runs often. A server that a host starts lives for some hundreds of calls, with seconds of
 * waiting between them: with the threshold of V8 11 (Node 20), made for programs that are busy for long, most of a
 * session runs in the interpreter. Later versions count calls instead and gain nothing from a lower number. The
 * threshold decides only when a function is compiled, never what it does.
 */
import { setFlagsFromString } from 'node:v8';

/** Bytes of bytecode that a function runs before it is looked at; V8's own number is 67,584. */
const INTERRUPT_BUDGET = 10_000;

/** For when all is loaded: what runs only while starting is not worth compiling. */
export function compileEarly(): void {
  if (Number.parseInt(process.versions.v8, 10) > 11) return;
  setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET}`);
}

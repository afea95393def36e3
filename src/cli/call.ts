/** `call`: runs one tool from a terminal, through the same policy as a client's call. */
import type { Flags } from '../config/config.js';
import { answerKey } from '../policy/confirmation.js';
import { callTool } from '../server/tool-list.js';
import type { CallContext, CallOutcome, ElicitationSchema, Runtime } from '../tools/runtime.js';
import { openRuntime } from './checked-config.js';
import { UsageError } from './failure.js';
import { print } from './output.js';
import { processTerminal, type Terminal } from './terminal.js';

/** Runs the tool and prints its result as JSON. Failures go to stderr and set exit code 1. */
export async function runCall(tool: string, json: string | undefined, flags: Flags): Promise<void> {
  const args = parseArguments(json);
  const runtime = await openRuntime(flags);
  if (runtime.sandbox)
    process.stderr.write('No tenant is configured: this is the built-in sandbox with demo data.\n');
  const cancel = new AbortController();
  process.once('SIGINT', () => cancel.abort());
  try {
    const outcome = await callAtTerminal(runtime, tool, args, processTerminal(), cancel.signal);
    if (outcome.isError) {
      process.stderr.write(`${outcome.content.map((block) => block.text).join('\n')}\n`);
      process.exitCode = 1;
    } else {
      await print(JSON.stringify(outcome.structuredContent, null, 2));
    }
  } finally {
    await runtime.close();
  }
}

/** @throws UsageError */
function parseArguments(json: string | undefined): unknown {
  if (json === undefined) return {};
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new UsageError(
      `The arguments are not valid JSON (${(error as Error).message}); write them like '{"user_id":"auth0|1"}'.`,
    );
  }
}

type Result = Extract<CallOutcome, { kind: 'result' }>['result'];

/** Calls a tool; questions of the policy are put to the person at the terminal. */
export async function callAtTerminal(
  runtime: Runtime,
  tool: string,
  args: unknown,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Result> {
  const base: CallContext = {
    caller: 'local',
    clientName: 'terminal',
    canAsk: terminal.interactive,
    signal,
    progress: (message) => terminal.write(`${message}\n`),
  };
  let outcome = await callTool(runtime, tool, args, base);
  while (outcome.kind === 'ask') {
    const { message, schema, state } = outcome;
    terminal.write(`${message}\n\n`);
    const responses = { [answerKey]: await answer(schema, terminal) };
    outcome = await callTool(runtime, tool, args, { ...base, state, responses });
  }
  return outcome.result;
}

/** The person's answer, in the form of an elicitation's result. */
async function answer(schema: ElicitationSchema, terminal: Terminal): Promise<object> {
  const content: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(schema.properties)) {
    const title = field.description ?? field.title ?? key;
    const typed = await terminal.ask(field.type === 'boolean' ? `${title}? [yes/no] ` : `${title}: `);
    if (typed === undefined) {
      terminal.write('\n');
      return { action: 'cancel' };
    }
    if (field.type !== 'boolean') content[key] = typed;
    else if (/^y(es)?$/i.test(typed.trim())) content[key] = true;
    else return { action: 'decline' };
  }
  return { action: 'accept', content };
}

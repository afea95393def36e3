/** `call`: runs one tool from a terminal, through the same policy as a client's call. */
import type { Flags } from '../../config/settings.js';
import { answerKey } from '../../policy/confirm/form-answer.js';
import { neutralize, oneLine } from '../../policy/outgoing/outgoing.js';
import { callTool } from '../../server/tool-list.js';
import { ToolError } from '../../tools/errors.js';
import type { CallContext, CallOutcome, ElicitationSchema, Runtime } from '../../tools/runtime.js';
import { openRuntime } from '../program/checked-config.js';
import { UsageError } from '../terminal/failure.js';
import { print } from '../terminal/output.js';
import { processTerminal, type Terminal } from '../terminal/terminal.js';
import { LinesFile } from './call-out.js';

export interface CallFlags extends Flags {
  out?: string;
  showSecrets?: boolean;
}

/** Runs the tool and prints its result as JSON. Failures go to stderr and set exit code 1. */
export async function runCall(
  tool: string,
  json: string | undefined,
  all: CallFlags,
  open = openRuntime,
): Promise<void> {
  const { out, showSecrets, ...flags } = all;
  const args = parseArguments(json);
  const runtime = await open(flags);
  if (runtime.sandbox)
    process.stderr.write(
      `No tenant is configured: this is the built-in sandbox with demo data.${await setUpElsewhere()}\n`,
    );
  const cancel = new AbortController();
  process.once('SIGINT', () => cancel.abort());
  const terminal = processTerminal();
  const more: Pick<CallContext, 'out' | 'revealSecrets'> = {};
  if (showSecrets || process.stderr.isTTY) more.revealSecrets = revealing(terminal, showSecrets === true);
  let lines: LinesFile | undefined;
  try {
    if (out !== undefined) {
      lines = await newLines(out);
      more.out = (items) => (lines as LinesFile).write(items);
    }
    const outcome = await callAtTerminal(runtime, tool, args, terminal, cancel.signal, more);
    const { structuredContent: answer = {} } = outcome;
    const isList = typeof answer.fetched === 'number';
    await lines?.end(isList);
    if (outcome.isError) {
      process.stderr.write(`${outcome.content.map((block) => block.text).join('\n')}\n`);
      process.exitCode = 1;
    } else if (lines && !isList) {
      throw new UsageError(`${tool} does not return a list, so --out does not apply; call it without.`);
    } else {
      await print(JSON.stringify(lines ? { file: lines.path, ...answer } : answer, null, 2));
      if (lines && answer.complete === false && answer.broke_off) process.exitCode = 1;
    }
  } finally {
    await runtime.close();
  }
}

/** @throws UsageError */
async function newLines(name: string): Promise<LinesFile> {
  try {
    return await LinesFile.create(name, process.cwd());
  } catch (error) {
    throw error instanceof ToolError ? new UsageError(`--out: ${error.message}`) : error;
  }
}

/**
 * Shows secrets where only the person at the terminal sees them. By default only newly created ones: an update
 * also returns existing secrets.
 */
export function revealing(terminal: Terminal, asked: boolean): NonNullable<CallContext['revealSecrets']> {
  return (tool, secrets) => {
    if (!asked && tool.method !== 'POST') return;
    const lines = secrets.map(({ field, value }) => `  ${neutralize(field)}: ${oneLine(value, 10_000)}\n`);
    terminal.write(`Shown here only:\n${lines.join('')}`);
  };
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

/** Calls a tool; confirmation prompts go to the person at the terminal. */
export async function callAtTerminal(
  runtime: Runtime,
  tool: string,
  given: unknown,
  terminal: Terminal,
  signal: AbortSignal,
  more: Pick<CallContext, 'out' | 'revealSecrets'> = {},
): Promise<Result> {
  const base: CallContext = {
    ...more,
    caller: 'local',
    operator: true,
    clientName: 'terminal',
    canAsk: terminal.interactive,
    signal,
    progress: (message) => terminal.write(`${message}\n`),
  };
  // Of several tenants the arguments name one, as in every call.
  const several = runtime.tenants ? await import('../../server/tenants/several.js') : undefined;
  const picked = several ? several.pickTenant(runtime, tool, given) : { runtime, args: given };
  if ('refused' in picked) return picked.refused as Result;
  const { args } = picked;
  let outcome = await callTool(picked.runtime, tool, args, base);
  while (outcome.kind === 'ask') {
    const { message, schema, state } = outcome;
    terminal.write(`${message}\n\n`);
    const responses = { [answerKey]: await answer(schema, terminal) };
    outcome = await callTool(picked.runtime, tool, args, { ...base, state, responses });
  }
  // A terminal is never sent to an address.
  if (outcome.kind === 'open') throw new UsageError(outcome.message);
  return several && 'tenant' in picked
    ? several.withTenantNamed(outcome.result, picked.tenant)
    : outcome.result;
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

/** A hint after `setup`, whose tenant only clients, `init` and `doctor` use by themselves. */
async function setUpElsewhere(): Promise<string> {
  const { setUpTenants } = await import('../setup/set-up-tenant.js');
  try {
    const [first] = setUpTenants(process.env);
    if (!first) return '';
    return ` ${first.record.domain} is set up for your clients; here, set the AUTH0_ variables of their entry.`;
  } catch {
    // What setup has kept is damaged, which is for setup to say.
    return '';
  }
}

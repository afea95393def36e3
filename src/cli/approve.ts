/** `approve`: requests that wait for a person's approval, listed and answered in a terminal. */
import { neutralize, oneLine } from '../policy/outgoing/outgoing.js';
import {
  type Listed,
  listApprovals,
  sendAnswer,
  watchApproval,
} from '../server/approvals/terminal-client.js';
import type { ShownApproval } from '../server/approvals/terminal-protocol.js';
import { CommandError, UsageError } from './terminal/failure.js';
import { colorsFor, print, table } from './terminal/output.js';
import { processTerminal, type Terminal } from './terminal/terminal.js';

export interface ApproveFlags {
  /** Prints what waits, and answers nothing. */
  list?: boolean;
}

/** What the command works with; tests give their own. */
export interface ApproveSurroundings {
  env: NodeJS.ProcessEnv;
  terminal: Terminal;
  print(text: string): Promise<void>;
  /** How long more results of an approved call are waited for, in ms. */
  settle: number;
}

/** How long one look at an approval waits for a change, in ms. */
const PATIENCE_MS = 20_000;
const WARNING =
  'Note: any program that runs as this user, such as an assistant with a shell, could answer here too.';

/**
 * Lists what waits in all running servers of this user, and asks about each request.
 *
 * @param which an id or a code; absent: all of them
 * @throws UsageError for an id or code that does not wait, or where nobody can answer
 */
export async function runApprove(
  which: string | undefined,
  { list = false }: ApproveFlags,
  { env, terminal, print: out, settle }: ApproveSurroundings = {
    ...{ env: process.env, terminal: processTerminal(), print, settle: 2_000 },
  },
): Promise<void> {
  const waiting = (await listApprovals(env)).filter(({ approval }) => approval.state === 'waiting');
  const chosen = waiting.filter(({ approval }) => which === undefined || isNamed(approval, which));
  if (which !== undefined && chosen.length === 0)
    throw new UsageError(`No request with the id or code ${oneLine(which)} waits; see "approve --list".`);
  if (chosen.length === 0) return out('Nothing waits for approval.');
  if (list) {
    if (which === undefined) return out(overview(chosen));
    for (const { approval } of chosen) await out(shown(approval));
    return;
  }
  if (!terminal.interactive)
    throw new UsageError('Approvals are answered in a terminal only; "approve --list" shows what waits.');
  if (chosen.length > 1) terminal.write(`${overview(chosen)}\n\n`);
  terminal.write(`${WARNING}\n`);
  for (const one of chosen) {
    terminal.write(`\n${shown(one.approval)}\n\n`);
    if (!(await decide(one, terminal, settle))) return;
  }
}

const isNamed = ({ id, code }: ShownApproval, which: string): boolean =>
  id === which || code === which.toUpperCase();

const left = (expires: number): string => `${Math.max(0, Math.ceil((expires - Date.now()) / 60_000))} min`;

function overview(listed: readonly Listed[]): string {
  const rows = listed.map(({ approval }) =>
    [
      approval.code,
      approval.title,
      approval.tenant,
      approval.clientName,
      left(approval.expires),
      approval.id,
    ].map((cell) => oneLine(cell, 80)),
  );
  return table(['CODE', 'WHAT', 'TENANT', 'ASKED BY', 'LEFT', 'ID'], rows, colorsFor());
}

/** The whole question. Line breaks are its own; anything else that could move a cursor is made visible. */
function shown({ question, code, clientName, expires }: ShownApproval): string {
  const head = `Code ${code}, asked by ${oneLine(clientName, 80)}, ${left(expires)} left`;
  return `${head}\n\n${question.split('\n').map(neutralize).join('\n')}`;
}

type Given = 'approve' | 'decline' | 'skip' | 'end';

/** Asks until the question is answered or left. False when the person ended the input. */
async function decide(one: Listed, terminal: Terminal, settle: number): Promise<boolean> {
  for (;;) {
    const { given, name } = await ask(one.approval, terminal);
    if (given === 'end') {
      terminal.write('\n');
      return false;
    }
    if (given === 'skip') {
      terminal.write('Left waiting.\n');
      return true;
    }
    const outcome = await answered(one, given, name);
    if (outcome === 'wrong_name') {
      terminal.write('The name does not match. Nothing was approved.\n');
      continue;
    }
    if (outcome === 'approved') {
      terminal.write('Approved. Waiting for the assistant to make the call (Ctrl+C to stop waiting).\n');
      await follow(one, terminal, settle);
    } else if (outcome === 'declined') {
      terminal.write('Declined. Nothing was changed.\n');
    } else {
      terminal.write('It was answered before, or has expired. Your answer was not counted.\n');
    }
    return true;
  }
}

async function answered(one: Listed, given: 'approve' | 'decline', name: string | undefined) {
  try {
    return await sendAnswer(one, {
      approve: given === 'approve',
      ...(name === undefined ? {} : { name }),
    });
  } catch {
    throw new CommandError('The server that asked has ended. Nothing was approved.');
  }
}

async function ask({ expect }: ShownApproval, terminal: Terminal): Promise<{ given: Given; name?: string }> {
  const prompt =
    expect === undefined
      ? 'Approve? [y = approve, n = decline, Enter = leave it waiting] '
      : `Type ${expect} to approve, n to decline, or press Enter to leave it waiting: `;
  const line = await terminal.ask(prompt);
  if (line === undefined) return { given: 'end' };
  const text = line.trim();
  if (text === '') return { given: 'skip' };
  if (expect !== undefined && text === expect) return { given: 'approve', name: text };
  if (/^no?$/i.test(text)) return { given: 'decline' };
  if (expect !== undefined) return { given: 'approve', name: text };
  return { given: /^y(es)?$/i.test(text) ? 'approve' : 'skip' };
}

/** Tells what comes of an approval, until all of it is known or it can no longer be used. */
async function follow({ place, approval }: Listed, terminal: Terminal, settle: number): Promise<void> {
  let now: ShownApproval = { ...approval, state: 'approved' };
  for (;;) {
    const isDone = now.state === 'used' && now.outcome.length > 0;
    const patience = isDone ? settle : PATIENCE_MS;
    const next = await watchApproval({ place, approval: now }, patience).catch(() => undefined);
    if (!next) return terminal.write('The server that asked has ended.\n');
    for (const { ok, text } of next.outcome.slice(now.outcome.length))
      terminal.write(`${ok ? 'Done' : 'Failed'}: ${oneLine(text, 2_000)}\n`);
    if (next.state === 'expired' || next.state === 'void')
      return terminal.write('It was not used, and can no longer be. Nothing was changed by it.\n');
    if (next.state === 'used' && next.outcome.length > 0 && next.outcome.length === now.outcome.length)
      return;
    now = next;
  }
}

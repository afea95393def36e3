/** The triggers around a change of a password. */
import { isObject } from '../../../text/is-object.js';
import { runFlow, runInBackground } from '../../runtime/flow.js';
import type { Command } from '../../runtime/protocol.js';
import type { Doc } from '../../state/store.js';
import type { RawRequest, SandboxServices } from '../../types.js';
import {
  clientPart,
  commonParts,
  connectionPart,
  localeOf,
  organizationPart,
  rolesOf,
  userPart,
} from './event.js';
import { type Continuation, type Progress, queuedIn, startAfter } from './post-login.js';
import { executionDetails, refusalOf } from './refusal.js';

type Asked = SandboxServices & { request: RawRequest };

/** An address with the parameters that an Action adds; one that is none stays as it is. */
function withQuery(address: string, options: unknown): string {
  if (!URL.canParse(address) || !isObject(options) || !isObject(options.query)) return address;
  const url = new URL(address);
  for (const [name, value] of Object.entries(options.query)) url.searchParams.set(name, String(value));
  return url.href;
}

/** Starts the Actions that follow a change of password. @returns details for its log event */
export function startPostChangePassword(ctx: Asked, user: Doc, connection: Doc): Doc {
  return executionDetails(
    runInBackground(ctx, 'post-change-password', () => ({
      ...commonParts(ctx),
      user: identityPart(user),
      connection: connectionPart(connection),
      transaction: {},
    })),
  );
}

const IDENTITY = [
  'user_id',
  'email',
  'email_verified',
  'username',
  'phone_number',
  'phone_verified',
  'last_password_reset',
];

/** All that the trigger shows of a person. */
const identityPart = (user: Doc): Doc =>
  Object.fromEntries(IDENTITY.filter((name) => user[name] !== undefined).map((name) => [name, user[name]]));

/** A person who follows the link of a new password. */
export interface Challenged {
  user: Doc;
  connection: Doc;
  client: Doc | undefined;
  /** Id of the organization that the reset is for. */
  organization: string | undefined;
  /** That brings the person back to `/continue` from where an Action sends them. */
  state: string;
  /** Second factors that were given in this reset. */
  methods: readonly Doc[];
  /** What a form has collected: `{id, fields, vars}`. */
  prompt: Doc | undefined;
}

/** How far the Actions of a reset have come, and what one of them wants of the person. */
export interface Interrupted extends Progress {
  command: Command;
}

export type ChallengeEnd = { resultUrl?: string } | { refusal: string; details: Doc } | Interrupted;

/**
 * Runs the Actions that come before a person sets a new password by a link.
 *
 * @param before what was reached when an Action interrupted the reset
 */
export async function runPostChallenge(
  ctx: Asked,
  challenge: Challenged,
  before?: Continuation,
): Promise<ChallengeEnd> {
  const [next, ...queue] = queuedIn(before);
  if (next && before)
    return { at: before.at, commands: before.commands, execution: before.execution, queue, command: next };
  const event = () => challengeEvent(ctx, challenge);
  const flow = await runFlow(ctx, 'password-reset-post-challenge', event, startAfter(before));
  const { failure, stop, at } = flow;
  const execution = flow.execution ?? before?.execution;
  const commands = [...(before?.commands ?? []), ...flow.commands];
  if (failure || stop?.kind === 'end') {
    const { message, reason, where } = refusalOf(flow);
    return {
      refusal: message,
      details: { ...executionDetails(execution), error: { message: reason, ...where } },
    };
  }
  if (stop) return { at, commands, execution, queue: stop.rest, command: stop.command };
  const [url, options] = commands.findLast(({ method }) => method === 'transaction.setResultUrl')?.args ?? [];
  return typeof url === 'string' ? { resultUrl: withQuery(url, options) } : {};
}

function challengeEvent(
  ctx: Asked,
  { user, connection, client, organization, state, methods, prompt }: Challenged,
): Doc {
  const timestamp = ctx.iso();
  return {
    ...commonParts(ctx),
    user: userPart(ctx, user),
    connection: connectionPart(connection),
    ...(client ? { client: clientPart(client) } : {}),
    ...organizationPart(ctx, organization),
    authorization: { roles: rolesOf(ctx, user, organization) },
    stats: { logins_count: Number(user.logins_count ?? 0) },
    authentication: { methods: [{ name: 'email' }, ...methods].map((one) => ({ ...one, timestamp })) },
    transaction: { state, locale: localeOf(ctx, []), ui_locales: [] },
    ...(prompt ? { prompt } : {}),
  };
}

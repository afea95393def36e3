/** The triggers around a change of a password. */
import { isObject } from '../../../text/is-object.js';
import { runFlow, runInBackground } from '../../runtime/flow.js';
import type { Command } from '../../runtime/protocol.js';
import type { Doc } from '../../state/store.js';
import type { RawRequest, SandboxServices } from '../../types.js';
import { clientPart, commonParts, connectionPart, rolesOf, userPart } from './event.js';
import { redirectTarget } from './redirect-target.js';
import { executionDetails, refusalOf } from './refusal.js';

type Asked = SandboxServices & { request: RawRequest };

const partsOf = (ctx: Asked, user: Doc, connection: Doc): Doc => ({
  ...commonParts(ctx),
  user: userPart(ctx, user),
  connection: connectionPart(connection),
});

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
  /** That brings the person back to `/continue` from where an Action sends them. */
  state: string;
}

/** How far the Actions came that an Action has interrupted by a redirect. */
export interface Interrupted {
  at: number;
  commands: Command[];
  execution: string | undefined;
  redirectTo: string;
}

export type ChallengeEnd = { resultUrl?: string } | { refusal: string; details: Doc } | Interrupted;

/**
 * Runs the Actions that come before a person sets a new password by a link.
 *
 * @param before what was reached when the person was sent away, who has now come back
 */
export async function runPostChallenge(
  ctx: Asked,
  { user, connection, client, state }: Challenged,
  before?: Interrupted,
): Promise<ChallengeEnd> {
  const event = () => ({
    ...partsOf(ctx, user, connection),
    ...(client ? { client: clientPart(client) } : {}),
    authorization: { roles: rolesOf(ctx, user, undefined) },
    stats: { logins_count: Number(user.logins_count ?? 0) },
    authentication: { methods: [{ name: 'email', timestamp: ctx.iso() }] },
    transaction: { state, locale: 'en', ui_locales: [] },
  });
  const start = before ? { from: before.at, continued: true, execution: before.execution } : {};
  const flow = await runFlow(ctx, 'password-reset-post-challenge', event, start);
  const { execution, failure, stop, at } = flow;
  const commands = [...(before?.commands ?? []), ...flow.commands];
  if (stop?.command.method === 'redirect.sendUserTo')
    return { at, commands, execution, redirectTo: redirectTarget(state, stop.command.args) };
  if (failure || stop) {
    const { message, reason, where } = refusalOf(flow);
    const refusal =
      stop?.kind === 'interrupt'
        ? `The sandbox cannot go on after api.${stop.command.method} here.`
        : message;
    return { refusal, details: { ...executionDetails(execution), error: { message: reason, ...where } } };
  }
  const [url, options] = commands.findLast(({ method }) => method === 'transaction.setResultUrl')?.args ?? [];
  return typeof url === 'string' ? { resultUrl: withQuery(url, options) } : {};
}

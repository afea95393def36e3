/** The triggers around a change of a password. */
import { runFlow, runInBackground } from '../../runtime/flow.js';
import type { Doc } from '../../state/store.js';
import type { RawRequest, SandboxServices } from '../../types.js';
import { commonParts, connectionPart, userPart } from './event.js';
import { executionDetails, refusalOf } from './refusal.js';

type Asked = SandboxServices & { request: RawRequest };

const partsOf = (ctx: Asked, user: Doc, connection: Doc): Doc => ({
  ...commonParts(ctx),
  user: userPart(ctx, user),
  connection: connectionPart(connection),
});

/** Starts the Actions that follow a change of password. @returns details for its log event */
export function startPostChangePassword(ctx: Asked, user: Doc, connection: Doc): Doc {
  return executionDetails(runInBackground(ctx, 'post-change-password', () => partsOf(ctx, user, connection)));
}

export type ChallengeEnd = { resultUrl?: string } | { refusal: string; details: Doc };

/** Runs the Actions that come before a person sets a new password by a link. */
export async function runPostChallenge(ctx: Asked, user: Doc, connection: Doc): Promise<ChallengeEnd> {
  const flow = await runFlow(ctx, 'password-reset-post-challenge', () => ({
    ...partsOf(ctx, user, connection),
    authentication: { methods: [{ name: 'email', timestamp: ctx.iso() }] },
    transaction: { protocol: 'oauth2-password-reset', locale: 'en', requested_scopes: [] },
  }));
  const { execution, failure, stop, commands } = flow;
  if (failure || stop) {
    const { message, reason, where } = refusalOf(flow);
    const refusal =
      stop?.kind === 'interrupt'
        ? `The sandbox cannot go on after api.${stop.command.method} here.`
        : message;
    return { refusal, details: { ...executionDetails(execution), error: { message: reason, ...where } } };
  }
  const url = commands.findLast(({ method }) => method === 'transaction.setResultUrl')?.args[0];
  return typeof url === 'string' ? { resultUrl: url } : {};
}

/** `/authorize`: the beginning of a login in a browser. */
import { isStrict } from '../../resources/clients/third-parties.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, AuthHandler, SandboxResponse } from '../../types.js';
import { clientById } from '../client.js';
import { takeTicket } from '../cross-origin/ticket.js';
import { eventFields } from '../event-fields.js';
import { continueReset } from '../links/challenge.js';
import { pushedParams } from '../oidc/pushed.js';
import { RequestObjectError, signedParams } from '../signed/request-object.js';
import { scopeAfterTransfer, takeTransfer } from '../tokens/session-transfer.js';
import { returned } from './actions.js';
import { advance, inLogin, telling } from './advance.js';
import { connectionOf, signIn } from './next.js';
import { organizationFor } from './organization.js';
import { PageError } from './refuse.js';
import { type Params, paramsOf, readRequest, recipientOf } from './request.js';
import { begin, type Transaction, userOf } from './transaction.js';

/** What is asked for: pushed ahead, in a signed object, or in the request itself. */
function wholeParams(ctx: AuthContext): Params {
  const given = paramsOf(ctx);
  // Strict third parties have neither: the parameters themselves are refused then (public documentation, security-controls).
  const client = clientById(ctx, given.client_id ?? '');
  if (client && isStrict(client)) return given;
  const params = pushedParams(ctx, given);
  try {
    return params === given ? signedParams(ctx, params) : params;
  } catch (error) {
    if (error instanceof RequestObjectError) throw new PageError('invalid_request_object', error.message);
    throw error;
  }
}

function start(ctx: AuthContext): Promise<SandboxResponse> {
  return telling(ctx, undefined, () => {
    const params = wholeParams(ctx);
    const { client, recipient } = recipientOf(ctx, params);
    return telling(ctx, recipient, () => {
      const request = readRequest(ctx, params, client, recipient);
      const organization = organizationFor(ctx, params, client);
      const transfer = takeTransfer(ctx, client, params.session_transfer_token);
      const ticket = takeTicket(ctx, client, params.login_ticket);
      const { scope, ...rest } = request;
      const granted = transfer ? scopeAfterTransfer(client, scope) : scope;
      const { transaction, headers } = begin(ctx, {
        request: granted === undefined ? rest : { ...rest, scope: granted },
        ...organization,
      });
      const who = ticket ?? transfer;
      const login = who ? signIn(ctx, client, transaction, { ...who, fresh: true }) : transaction;
      if (ticket) noteTicket(ctx, client, login);
      return advance(ctx, client, login, headers);
    });
  });
}

/** The log of a login by a page of the application. */
function noteTicket(ctx: AuthContext, client: Doc, login: Transaction): void {
  ctx.log({
    type: 'scoa',
    description: 'Successful cross-origin authentication',
    ...eventFields(ctx, client, connectionOf(ctx, login), userOf(ctx, login), ''),
  });
}

/** Where a person comes back to whom an Action sent elsewhere, from a login or from the reset of a password. */
async function goOn(ctx: AuthContext): Promise<SandboxResponse> {
  const reset = await continueReset(ctx);
  if (reset) return reset;
  return inLogin(ctx, async ({ client, login }) => advance(ctx, client, await returned(ctx, client, login)));
}

export const authorizeHandlers: Readonly<Record<string, AuthHandler>> = {
  'GET /authorize': start,
  'POST /authorize': start,
  'GET /continue': goOn,
  'POST /continue': goOn,
};

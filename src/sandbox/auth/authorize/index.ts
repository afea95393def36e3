/** `/authorize`: the beginning of a login in a browser. */
import type { AuthContext, AuthHandler, SandboxResponse } from '../../types.js';
import { pushedParams } from '../oidc/pushed.js';
import { returned } from './actions.js';
import { advance, telling } from './advance.js';
import { organizationFor } from './organization.js';
import { paramsOf, readRequest, recipientOf } from './request.js';
import { begin, clientOf, transactionOf } from './transaction.js';

function start(ctx: AuthContext): Promise<SandboxResponse> {
  return telling(undefined, () => {
    const params = pushedParams(ctx, paramsOf(ctx));
    const { client, recipient } = recipientOf(ctx, params);
    return telling(recipient, () => {
      const request = readRequest(ctx, params, client, recipient);
      const organization = organizationFor(ctx, params, client);
      const { transaction, headers } = begin(ctx, { request, ...organization });
      return advance(ctx, client, transaction, headers);
    });
  });
}

/** Where a person comes back to whom an Action sent elsewhere. */
function goOn(ctx: AuthContext): Promise<SandboxResponse> {
  return telling(undefined, () => {
    const login = transactionOf(ctx);
    const client = clientOf(ctx, login);
    return telling(login.request, async () => advance(ctx, client, await returned(ctx, client, login)));
  });
}

export const authorizeHandlers: Readonly<Record<string, AuthHandler>> = {
  'GET /authorize': start,
  'POST /authorize': start,
  'GET /continue': goOn,
  'POST /continue': goOn,
};

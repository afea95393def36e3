/** `/authorize`: the beginning of a login in a browser. */
import type { AuthContext, AuthHandler, SandboxResponse } from '../../types.js';
import { advance, telling } from './advance.js';
import { organizationFor } from './organization.js';
import { paramsOf, readRequest, recipientOf } from './request.js';
import { begin } from './transaction.js';

function start(ctx: AuthContext): SandboxResponse {
  const params = paramsOf(ctx);
  return telling(undefined, () => {
    const { client, recipient } = recipientOf(ctx, params);
    return telling(recipient, () => {
      const request = readRequest(ctx, params, client, recipient);
      const organization = organizationFor(ctx, params, client);
      const { transaction, headers } = begin(ctx, { request, ...organization });
      return advance(ctx, client, transaction, headers);
    });
  });
}

export const authorizeHandlers: Readonly<Record<string, AuthHandler>> = {
  'GET /authorize': start,
  'POST /authorize': start,
};

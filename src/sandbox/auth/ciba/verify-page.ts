/**
 * The link of a mail by which somebody is asked: a login, and a page on which the request is approved or declined.
 * Source: public documentation, email-notifications-with-ciba.
 */
import type { AuthContext, AuthHandler, SandboxResponse } from '../../types.js';
import { beginHere, telling } from '../authorize/advance.js';
import { PageError } from '../authorize/refuse.js';
import { clientById } from '../client.js';
import { mailedRequest, VERIFY } from './requests.js';

function open(ctx: AuthContext): Promise<SandboxResponse> {
  return telling(ctx, undefined, () => {
    const found = mailedRequest(ctx, ctx.request.search.get('consent') ?? '');
    const client = found && clientById(ctx, found.client_id);
    if (!found || !client)
      throw new PageError('invalid_request', 'This request was answered before, or its time is up.');
    const { id, scope, audience } = found;
    return beginHere(ctx, client, VERIFY, {
      scope,
      ...(audience === undefined ? {} : { audience }),
      ciba: { id },
    });
  });
}

export const verifyPages: Readonly<Record<string, AuthHandler>> = { [`GET ${VERIFY}`]: open };

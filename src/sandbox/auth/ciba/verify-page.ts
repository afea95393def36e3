/**
 * The link of a mail by which somebody is asked: a login, and a page on which the request is approved or declined.
 * Source: public documentation, email-notifications-with-ciba.
 */
import type { AuthContext, AuthHandler, SandboxResponse } from '../../types.js';
import { advance, telling } from '../authorize/advance.js';
import { PageError } from '../authorize/refuse.js';
import { begin } from '../authorize/transaction.js';
import { clientById } from '../client.js';
import { mailedRequest, VERIFY } from './requests.js';

function open(ctx: AuthContext): Promise<SandboxResponse> {
  return telling(ctx, undefined, () => {
    const found = mailedRequest(ctx, ctx.request.search.get('consent') ?? '');
    const client = found && clientById(ctx, found.client_id);
    if (!found || !client)
      throw new PageError('invalid_request', 'This request was answered before, or its time is up.');
    const { id, client_id, scope, audience } = found;
    const { transaction, headers } = begin(ctx, {
      request: {
        client_id,
        redirect_uri: `${ctx.url}${VERIFY}`,
        redirect_uri_given: false,
        response_mode: 'query',
        prompt: [],
        scope,
        ...(audience === undefined ? {} : { audience }),
        ciba: { id },
      },
    });
    return telling(ctx, transaction.request, () => advance(ctx, client, transaction, headers));
  });
}

export const verifyPages: Readonly<Record<string, AuthHandler>> = { [`GET ${VERIFY}`]: open };

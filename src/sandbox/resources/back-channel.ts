/**
 * OpenID Connect back-channel logout: applications that people logged in to are told when the session ends.
 * Source: public documentation, authenticate/login/logout/back-channel-logout. What leaves the machine is only kept.
 */
import { randomBytes } from 'node:crypto';
import { keepMessage } from '../delivery/messages.js';
import { uuid } from '../state/ids.js';
import { signJwt } from '../state/signing-keys.js';
import type { Doc } from '../state/store.js';
import type { SandboxServices } from '../types.js';

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
/** Seconds. */
const LIFETIME = 120;
/** What ends sessions for applications that chose nothing. */
const ALWAYS: readonly Initiator[] = ['rp-logout', 'idp-logout'];

/** Why a session ends. */
export type Initiator =
  | 'rp-logout'
  | 'idp-logout'
  | 'password-changed'
  | 'session-expired'
  | 'session-revoked'
  | 'account-deleted'
  | 'email-identifier-changed';

/** Where an application is told of ends of this kind. */
function addressOf(client: Doc | undefined, initiator: Initiator): string | undefined {
  const settings = (client?.oidc_logout ?? client?.oidc_backchannel_logout ?? {}) as Doc;
  const chosen = (settings.backchannel_logout_initiators ?? {}) as Doc;
  const selected = Array.isArray(chosen.selected_initiators) ? chosen.selected_initiators : ALWAYS;
  if (chosen.mode !== 'all' && !selected.includes(initiator)) return undefined;
  const [address] = Array.isArray(settings.backchannel_logout_urls) ? settings.backchannel_logout_urls : [];
  return typeof address === 'string' ? address : undefined;
}

/** Tells the applications of these sessions that they end. */
export function tellOfEnds(services: SandboxServices, sessions: readonly Doc[], initiator: Initiator): void {
  for (const session of sessions) {
    for (const { client_id: id } of (session.clients ?? []) as Doc[]) {
      const client = services.tenant.collection('clients').get(String(id));
      const address = addressOf(client, initiator);
      if (client && address !== undefined) tell(services, { session, client, address, initiator });
    }
  }
}

interface End {
  session: Doc;
  client: Doc;
  address: string;
  initiator: Initiator;
}

function tell(services: SandboxServices, end: End): void {
  const { session, client, address } = end;
  const issued = Math.floor(services.now() / 1000);
  const text = signJwt(services.tenant, {
    iss: `${services.url}/`,
    sub: session.user_id,
    aud: client.client_id,
    iat: issued,
    exp: issued + LIFETIME,
    jti: uuid(),
    events: { [EVENT]: {} },
    trace_id: randomBytes(8).toString('hex'),
    sid: session.id,
  });
  keepMessage(services, {
    channel: 'backchannel',
    type: 'logout_token',
    to: address,
    text,
    user_id: session.user_id,
    delivered_by: 'sandbox',
  });
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const sending = services.deliveries.post(
    address,
    form,
    new URLSearchParams({ logout_token: text }).toString(),
  );
  if (sending) void sending.then((problem) => note(services, end, problem));
  else note(services, end, undefined);
}

function note(
  services: SandboxServices,
  { session, client, address, initiator }: End,
  problem: string | undefined,
): void {
  const user = services.tenant.collection('users').get(String(session.user_id));
  services.log({
    type: problem === undefined ? 'oidc_backchannel_logout_succeeded' : 'oidc_backchannel_logout_failed',
    description: problem ?? '',
    client_id: client.client_id,
    client_name: String(client.name),
    user_id: session.user_id,
    ...(user?.email === undefined ? {} : { user_name: user.email }),
    details: {
      request: { method: 'POST', backchannel_logout_uri: address },
      response: { statusCode: problem === undefined ? 200 : Number(/\d{3}/.exec(problem)?.[0] ?? 0) },
      initiator,
      ...(problem === undefined ? {} : { errors: [problem] }),
    },
  });
}

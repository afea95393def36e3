/**
 * A second factor by push: the request waits on the phone that the sandbox plays (`/_sandbox/phone`), for five minutes.
 * The application asks again until it is answered (public documentation, authenticate-with-ro-password-and-mfa).
 */
import { enroll, METHODS } from '../../resources/users/mfa.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, SandboxServices } from '../../types.js';
import { eventFields } from '../event-fields.js';
import { unguessable } from '../tokens/secrets.js';
import { addChallenge, CHALLENGES, challengeNamed } from './out-of-band.js';

export type PushState = 'waiting' | 'approved' | 'denied';

/** A request as the phone shows it. */
export interface Pushed extends Doc {
  /** Names it on the phone's page: anyone who sees it must not be able to go on with the login. */
  handle: string;
  user_id: string;
  client_id: string;
  state: PushState;
  expires_at: number;
}

/** @returns the `oob_code` of the challenge */
export function startPush(
  ctx: AuthContext,
  { client, connection, user, method }: { client: Doc; connection: Doc; user: Doc; method: string },
): string {
  ctx.log({
    type: 'gd_send_pn',
    description: 'Guardian - push notification sent',
    ...eventFields(ctx, client, connection, user, ''),
  });
  const { client_id } = client;
  return addChallenge(ctx, user, {
    channel: 'push',
    handle: unguessable(),
    client_id,
    method,
    state: 'waiting',
  });
}

/** @returns the `oob_code` of an enrollment, which is complete once the phone has answered, and what the phone scans */
export function startPushEnrollment(
  ctx: AuthContext,
  { client, user }: { client: Doc; user: Doc },
): { oob_code: string; transaction: string } {
  const handle = unguessable();
  const { client_id } = client;
  const oob_code = addChallenge(ctx, user, {
    channel: 'push',
    handle,
    client_id,
    enrolling: true,
    state: 'waiting',
  });
  return { oob_code, transaction: handle };
}

/** What waits on phones. */
export const waitingPushes = ({ tenant, now }: SandboxServices): Pushed[] =>
  (tenant.collection(CHALLENGES).list() as Pushed[]).filter(
    ({ channel, state, expires_at }) => channel === 'push' && state === 'waiting' && now() < expires_at,
  );

/** Answers a request that waits. False where there is none. */
export function answerPush(services: SandboxServices, handle: string, approve: boolean): boolean {
  const found = waitingPushes(services).find((request) => request.handle === handle);
  if (!found) return false;
  const state: PushState = approve ? 'approved' : 'denied';
  services.tenant.collection(CHALLENGES).update(String(found.id), { state });
  return true;
}

/** What became of a challenge; undefined for none by push. An answered one is over. */
export function takePush(ctx: AuthContext, user: Doc, code: string | undefined): PushState | undefined {
  const found = challengeNamed(ctx, user, code) as Pushed | undefined;
  if (found?.channel !== 'push') return undefined;
  if (found.state === 'waiting') return found.state;
  ctx.tenant.collection(CHALLENGES).delete(String(found.id));
  if (found.state === 'approved' && found.enrolling === true)
    enroll(ctx.tenant, String(user.user_id), ctx.iso(), { type: 'push', name: 'Phone' });
  else if (found.state === 'approved')
    ctx.tenant.collection(METHODS).update(String(found.method), { last_auth_at: ctx.iso() });
  return found.state;
}

/** Questions that wait on phones, until their tokens have been fetched or their time is up. */
import type { Doc, Tenant } from '../../state/store.js';
import type { SandboxServices } from '../../types.js';

export const BACKCHANNEL_REQUESTS = 'backchannel-requests';

export const CIBA_GRANT = 'urn:openid:params:grant-type:ciba';

/** Where the link of a mail leads. */
export const VERIFY = '/bc-verify';

/** Auth0 says five; people who try the sandbox should not have to wait. */
export const INTERVAL_S = 1;

/** How long ended requests are kept, so that a late poll learns that they have ended. */
const KEPT_MS = 60 * 60 * 1000;

export type RequestState = 'waiting' | 'approved' | 'denied' | 'used';

/** A request as stored. */
export interface BackchannelRequest extends Doc {
  /** The `auth_req_id`. */
  id: string;
  /** Names it on the phone's page: anyone who sees it must not be able to fetch tokens. */
  handle: string;
  client_id: string;
  user_id: string;
  binding_message: string;
  /** By what the person is asked. */
  channel: 'push' | 'email';
  /** The session in which an answer by mail was given. */
  session_id?: string;
  scope: string;
  audience?: string;
  authorization_details?: Doc[];
  state: RequestState;
  /** Epoch ms. */
  asked: number;
  expires: number;
  /** When tokens may be asked for again, epoch ms. */
  next_poll: number;
  /** Seconds between two polls. */
  interval: number;
}

const requests = (tenant: Tenant) => tenant.collection(BACKCHANNEL_REQUESTS);

export const requestOf = (tenant: Tenant, id: string): BackchannelRequest | undefined =>
  requests(tenant).get(id) as BackchannelRequest | undefined;

export const updateRequest = (tenant: Tenant, id: string, changes: Partial<BackchannelRequest>): void =>
  void requests(tenant).update(id, changes);

export function addRequest({ tenant, now }: SandboxServices, request: BackchannelRequest): void {
  for (const { id, expires } of requests(tenant).list() as BackchannelRequest[])
    if (now() >= expires + KEPT_MS) requests(tenant).delete(id);
  requests(tenant).insert(request);
}

const waiting = (
  { tenant, now }: SandboxServices,
  channel: BackchannelRequest['channel'],
): BackchannelRequest[] =>
  (requests(tenant).list() as BackchannelRequest[]).filter(
    (one) => one.channel === channel && one.state === 'waiting' && now() < one.expires,
  );

/** What a phone has to show: neither answered nor expired. */
export const waitingRequests = (services: SandboxServices): BackchannelRequest[] => waiting(services, 'push');

/** The request that a link in a mail is about, as long as it waits. */
export const mailedRequest = (services: SandboxServices, handle: string): BackchannelRequest | undefined =>
  waiting(services, 'email').find((one) => one.handle === handle);

/** How many times somebody was asked since then. */
export const askedSince = (tenant: Tenant, user: string, since: number): number =>
  (requests(tenant).list() as BackchannelRequest[]).filter(
    ({ user_id, asked }) => user_id === user && asked > since,
  ).length;

/** Denies a request that has not been answered. */
export function denyRequest(tenant: Tenant, id: string): void {
  if (requestOf(tenant, id)?.state === 'waiting') updateRequest(tenant, id, { state: 'denied' });
}

/** Answers a request that waits. False where there is none. */
export function answerRequest(services: SandboxServices, handle: string, approve: boolean): boolean {
  const found = waitingRequests(services).find((request) => request.handle === handle);
  if (!found) return false;
  updateRequest(services.tenant, found.id, { state: approve ? 'approved' : 'denied' });
  return true;
}

/** Serving the page that plays the phone. It is the only page of the control plane, and only for this machine's browser. */
import { createHash } from 'node:crypto';
import { HttpError } from '../../errors.js';
import { isLoopback } from '../../http/loopback.js';
import type { RawRequest, SandboxResponse, SandboxServices } from '../../types.js';
import { answerPush } from '../mfa/push.js';
import { phonePage, STYLE } from './phone-page.js';
import { answerRequest } from './requests.js';

export const PHONE_PATH = '/_sandbox/phone';

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Other sites reach a loopback port under names of their own, and send their own origin. */
function checkOrigin({ headers }: RawRequest, url: string): void {
  const { protocol, port } = new URL(url);
  const address = `${protocol}//${headers.host ?? ''}`;
  const host = URL.canParse(address) ? new URL(address) : undefined;
  if (!host || host.port !== port || !isLoopback(host.hostname))
    throw new HttpError(403, 'The phone is only served to this machine');
  const { origin, 'sec-fetch-site': site } = headers;
  if (origin !== undefined && origin !== host.origin)
    throw new HttpError(403, 'The phone does not serve other web pages');
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new HttpError(403, 'The phone does not serve other web pages');
}

/** @throws HttpError for what does not come from this page */
export function phone(services: SandboxServices, request: RawRequest, body: unknown): SandboxResponse {
  checkOrigin(request, services.url);
  if (request.method === 'GET') return { status: 200, headers: HEADERS, body: phonePage(services) };
  if (request.method !== 'POST') throw new HttpError(405, 'Method Not Allowed');
  const { request: handle, answer } = (body ?? {}) as Record<string, unknown>;
  if (typeof handle !== 'string' || (answer !== 'approve' && answer !== 'deny'))
    throw new HttpError(400, 'request and answer (approve or deny) are required');
  const approved = answer === 'approve';
  const done = answerRequest(services, handle, approved) || answerPush(services, handle, approved);
  const said = approved ? 'Approved.' : 'Denied.';
  const message = done ? said : 'This was answered before, or its time is up.';
  return { status: done ? 200 : 410, headers: HEADERS, body: phonePage(services, message) };
}

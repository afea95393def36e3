/** Requests to a sandbox of this process, without the wire: for tests that fill a tenant, and are not about HTTP. */
import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import type { RawRequest } from '../../../src/sandbox/types.js';

const JSON_HEADERS = { 'content-type': 'application/json' };

/** As over HTTP: the body arrives as JSON, and what is answered is a copy of what the tenant holds. */
export async function ask(
  sandbox: Sandbox,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  const target = new URL(path, sandbox.url);
  const rawBody = Buffer.from(body === undefined ? '' : JSON.stringify(body));
  const request: RawRequest = {
    method,
    path: target.pathname,
    search: target.searchParams,
    query: target.search.slice(1),
    headers: { host: target.host, ...(body === undefined ? {} : JSON_HEADERS), ...headers },
    ip: '127.0.0.1',
    body: undefined,
    rawBody,
  };
  const parsed: unknown = body === undefined ? undefined : JSON.parse(rawBody.toString());
  const answer = await sandbox.answer(request, () => parsed);
  return { status: answer.status, text: answer.body === undefined ? '' : JSON.stringify(answer.body) };
}

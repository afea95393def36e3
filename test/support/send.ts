/** Requests of tests: they send thousands, and `fetch` costs about three times as much as what it stands on. */
import { Agent, type Dispatcher, interceptors, request } from 'undici';

export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: bodies have whatever shape the operation has
  body: any;
}

// Not the global one: that is Node's own undici where `fetch` came first.
const agent = new Agent();
const following = agent.compose(interceptors.redirect({ maxRedirections: 5 }));
const AS_FETCH = { accept: '*/*', 'user-agent': 'node' };

/** @param body JSON unless it is a Buffer or a form, which go as they are */
export async function send(
  method: string,
  url: string,
  body?: unknown,
  headers: Record<string, string> = {},
  redirect: 'follow' | 'manual' = 'follow',
): Promise<Answer> {
  const content = await contentOf(body);
  const answer = await request(url, {
    method: method as Dispatcher.HttpMethod,
    dispatcher: redirect === 'follow' ? following : agent,
    headers: { ...AS_FETCH, ...content.headers, ...headers },
    ...(content.body === undefined ? {} : { body: content.body }),
  });
  const text = await answer.body.text();
  return { status: answer.statusCode, headers: headersOf(answer.headers), body: parsed(text) };
}

async function contentOf(
  body: unknown,
): Promise<{ headers?: Record<string, string>; body?: string | Buffer }> {
  if (body === undefined) return {};
  if (Buffer.isBuffer(body)) return { body };
  if (!(body instanceof FormData))
    return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const form = new Response(body);
  const type = form.headers.get('content-type') ?? '';
  return { headers: { 'content-type': type }, body: Buffer.from(await form.arrayBuffer()) };
}

function headersOf(raw: Record<string, string | string[] | undefined>): Headers {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(raw))
    for (const value of [values].flat()) headers.append(name, value);
  return headers;
}

/** Not every answer is JSON; the text stands for itself. */
function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

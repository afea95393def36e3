/** MCP as bytes on the wire, for what no client would send. */

// biome-ignore lint/suspicious/noExplicitAny: messages of the protocol, looked into by name
export type Message = any;

/** Messages of an answer, whether it comes as JSON or as events. */
export async function* messages(response: Response): AsyncGenerator<Message> {
  if (!response.headers.get('content-type')?.includes('event-stream')) {
    const text = await response.text();
    if (text) yield JSON.parse(text);
    return;
  }
  let rest = '';
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    const lines = (rest + Buffer.from(chunk).toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (/^data: ./.test(line)) yield JSON.parse(line.slice(6));
  }
}

/** Posts a message; the headers that every client sends are there. */
export const post = (
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
  signal?: AbortSignal,
): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    ...(signal ? { signal } : {}),
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...headers,
    },
    body: JSON.stringify(body),
  });

interface ModernOptions {
  headers?: Record<string, string>;
  elicitation?: object | null;
  signal?: AbortSignal;
}

/** One request of the 2026 protocol, which stands alone. */
function request(
  url: string,
  method: string,
  params: Record<string, unknown>,
  { headers = {}, elicitation = { form: {} }, signal }: ModernOptions,
): Promise<Response> {
  const version = '2026-07-28';
  const _meta = {
    'io.modelcontextprotocol/protocolVersion': version,
    'io.modelcontextprotocol/clientInfo': { name: 'raw', version: '1' },
    'io.modelcontextprotocol/clientCapabilities': elicitation ? { elicitation } : {},
  };
  return post(
    url,
    { jsonrpc: '2.0', id: 1, method, params: { ...params, _meta } },
    {
      'mcp-protocol-version': version,
      'mcp-method': method,
      ...(typeof params.name === 'string' ? { 'mcp-name': params.name } : {}),
      ...headers,
    },
    signal,
  );
}

/** The message that answers a request of the 2026 protocol. */
export async function modern(
  url: string,
  method: string,
  params: Record<string, unknown>,
  options: ModernOptions = {},
): Promise<Message> {
  const response = await request(url, method, params, options);
  for await (const message of messages(response)) if (message.id === 1) return message;
  throw new Error(`no answer: ${response.status}`);
}

/** Listens for changes of the list of tools, by the 2026 protocol, until it is aborted. */
export const openStream = (url: string, signal: AbortSignal): Promise<Response> =>
  request(url, 'subscriptions/listen', { notifications: { toolsListChanged: true } }, { signal });

/** Opens a session of the 2025 protocol; the headers by which it goes on. */
export async function openSession(
  url: string,
  headers: Record<string, string> = {},
  capabilities: object = { elicitation: {} },
): Promise<Record<string, string>> {
  const version = '2025-06-18';
  const params = { protocolVersion: version, capabilities, clientInfo: { name: 'raw', version: '1' } };
  const opened = await post(url, { jsonrpc: '2.0', id: 0, method: 'initialize', params }, headers);
  for await (const _ of messages(opened)) break;
  const session = {
    'mcp-session-id': opened.headers.get('mcp-session-id') ?? '',
    'mcp-protocol-version': version,
  };
  await post(url, { jsonrpc: '2.0', method: 'notifications/initialized' }, { ...headers, ...session });
  return session;
}

/** Callers of either protocol as bytes on the wire, so that a thousand of them cost less than the server they call. */
import { Client } from 'undici';

export interface Outcome {
  /** `ok`, `busy`, or anything else in words that are the same for the same failure. */
  kind: string;
  /** When to come back, in s, where it is `busy`. */
  againInS?: number;
}

/** `own`: answered by the server itself; `tenant`: needs one request to the tenant. */
export type Work = 'own' | 'tenant';

const CALLS: Record<Work, { name: string; arguments: object }> = {
  own: { name: 'describe_operation', arguments: { name: 'get_user' } },
  tenant: { name: 'list_users', arguments: { per_page: 5 } },
};
const JSON_HEADERS = {
  'content-type': 'application/json',
  accept: 'application/json, text/event-stream',
};
const MODERN = '2026-07-28';
const LEGACY = '2025-11-25';

interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** What an answer says, as JSON or as events. */
function outcomeOf({ status, headers, text }: Reply): Outcome {
  const again = Number(headers['retry-after']);
  if (status === 503 && again > 0) return { kind: 'busy', againInS: again };
  if (status !== 200) return { kind: `status ${status} ${text.slice(0, 100)}` };
  const data = /^data: (\{.*"(?:result|error)".*)$/m.exec(text)?.[1] ?? text;
  try {
    const { result, error } = JSON.parse(data) as {
      result?: {
        isError?: boolean;
        structuredContent?: { error?: { code?: string; retry_after_s?: number } };
      };
      error?: { message: string };
    };
    if (error) return { kind: `protocol error ${error.message}` };
    if (!result) return { kind: 'no result' };
    if (!result.isError) return { kind: 'ok' };
    const { code, retry_after_s: retry } = result.structuredContent?.error ?? {};
    return retry !== undefined && retry > 0 ? { kind: 'busy', againInS: retry } : { kind: `error ${code}` };
  } catch {
    return { kind: `unreadable ${text.slice(0, 60)}` };
  }
}

export abstract class Caller {
  /** Whether its stream is open. */
  listening = false;
  readonly #client: Client;
  readonly #stream: Client;
  readonly #path: string;
  #id = 0;

  constructor(url: URL) {
    this.#client = new Client(url.origin, { bodyTimeout: 0, headersTimeout: 0 });
    this.#stream = new Client(url.origin, { bodyTimeout: 0, headersTimeout: 0 });
    this.#path = url.pathname;
  }

  /** Greets the server, and listens for notifications from then on. */
  abstract open(): Promise<void>;

  protected abstract message(call: { name: string; arguments: object }): {
    params: object;
    headers: Record<string, string>;
  };

  async call(work: Work): Promise<Outcome> {
    this.#id += 1;
    const { params, headers } = this.message(CALLS[work]);
    try {
      return outcomeOf(
        await this.send('POST', headers, { jsonrpc: '2.0', id: this.#id, method: 'tools/call', params }),
      );
    } catch (error) {
      return { kind: `connection ${(error as { code?: string }).code ?? String(error)}` };
    }
  }

  protected async send(
    method: 'POST' | 'DELETE',
    headers: Record<string, string>,
    body?: object,
  ): Promise<Reply> {
    const reply = await this.#client.request({
      ...{ method, path: this.#path, headers: { ...JSON_HEADERS, ...headers } },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: reply.statusCode, headers: reply.headers, text: await reply.body.text() };
  }

  protected async listen(method: 'GET' | 'POST', headers: Record<string, string>, body?: object) {
    const { statusCode, body: stream } = await this.#stream.request({
      ...{ method, path: this.#path, headers: { ...JSON_HEADERS, ...headers } },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (statusCode !== 200) throw new Error(`no stream: ${statusCode}`);
    this.listening = true;
    const over = () => {
      this.listening = false;
    };
    stream.on('end', over).on('error', over).on('close', over).resume();
  }

  async leave(): Promise<void> {
    await this.#stream.destroy();
    await this.#client.destroy();
  }
}

/** Of the 2026 protocol: each request says everything. */
export class ModernCaller extends Caller {
  #request(method: string, params: object) {
    const _meta = {
      'io.modelcontextprotocol/protocolVersion': MODERN,
      'io.modelcontextprotocol/clientInfo': { name: 'bench', version: '1' },
      'io.modelcontextprotocol/clientCapabilities': {},
    };
    return {
      params: { ...params, _meta },
      headers: { 'mcp-protocol-version': MODERN, 'mcp-method': method },
    };
  }

  protected message(call: { name: string; arguments: object }) {
    const { params, headers } = this.#request('tools/call', call);
    return { params, headers: { ...headers, 'mcp-name': call.name } };
  }

  async open(): Promise<void> {
    const method = 'subscriptions/listen';
    const { params, headers } = this.#request(method, { notifications: { toolsListChanged: true } });
    await this.listen('POST', headers, { jsonrpc: '2.0', id: 'listening', method, params });
  }
}

/** Of the 2025 protocol: has a session. */
export class LegacyCaller extends Caller {
  #session: Record<string, string> = {};

  protected message(call: { name: string; arguments: object }) {
    return { params: call, headers: this.#session };
  }

  async open(): Promise<void> {
    const params = {
      ...{ protocolVersion: LEGACY, capabilities: { elicitation: {} } },
      clientInfo: { name: 'bench', version: '1' },
    };
    const opened = await this.send('POST', {}, { jsonrpc: '2.0', id: 0, method: 'initialize', params });
    const id = opened.headers['mcp-session-id'];
    if (typeof id !== 'string') throw new Error(`no session: ${opened.status} ${opened.text.slice(0, 200)}`);
    this.#session = { 'mcp-session-id': id, 'mcp-protocol-version': LEGACY };
    await this.send('POST', this.#session, { jsonrpc: '2.0', method: 'notifications/initialized' });
    await this.listen('GET', this.#session);
  }

  override async leave(): Promise<void> {
    await this.send('DELETE', this.#session);
    await super.leave();
  }
}

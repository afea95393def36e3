import { Call } from './call.js';
import { failureError } from './error-messages.js';
import { systemTiming } from './timing.js';
import type { ClientConfig } from './types.js';
import { decode } from './wire/decode.js';
import { Transport } from './wire/http.js';

export interface Reached {
  status: number;
  /** The tenant's `Date` header. */
  date: string | undefined;
  /** When the request was sent and when the response arrived, in epoch ms by this machine's clock. */
  asked: number;
  answered: number;
  /** The document, where it is JSON. */
  body: unknown;
}

/**
 * Fetches a public document of the tenant, once, the way API calls do: through the same proxy and with the same
 * certificates.
 *
 * @throws ApiError when there is no response
 */
export async function reach(
  config: Pick<ClientConfig, 'baseUrl' | 'userAgent'>,
  target: string,
  budgetMs: number,
): Promise<Reached> {
  const transport = new Transport(config);
  const call = new Call(systemTiming, budgetMs, undefined);
  const asked = Date.now();
  try {
    const headers = ['user-agent', config.userAgent, 'accept', 'application/json'];
    const outcome = await transport.exchange({ method: 'GET', target, headers, body: undefined }, call);
    if (outcome.kind === 'answer') {
      const answered = Date.now();
      const decoded = await decode(outcome.bytes, outcome.headers);
      const body = decoded.kind === 'json' ? decoded.value : undefined;
      return { status: outcome.status, date: outcome.headers.date, asked, answered, body };
    }
    throw failureError(outcome, {
      operation: `GET ${target}`,
      host: new URL(config.baseUrl).host,
      attempts: 1,
      requestId: undefined,
      secrets: [],
    });
  } finally {
    call.end();
    await transport.close();
  }
}

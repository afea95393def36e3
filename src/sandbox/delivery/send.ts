/** Sending to a webhook. The sandbox reaches loopback addresses alone, and those without TLS: `https:` becomes `http:`. */
import { request } from 'node:http';
import { isLoopback } from '../http/loopback.js';

const TIMEOUT_MS = 10_000;

/** Where a webhook is sent; undefined for an address outside this machine. */
export function loopbackAddress(endpoint: unknown): URL | undefined {
  if (typeof endpoint !== 'string' || !URL.canParse(endpoint)) return undefined;
  const url = new URL(endpoint);
  return isLoopback(url.hostname) ? url : undefined;
}

/** @returns what went wrong, such as a header that cannot be sent, or undefined after an answer of the 200s */
export async function send(
  url: URL,
  headers: Record<string, string>,
  body: string,
): Promise<string | undefined> {
  try {
    return await post(url, headers, body);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function post(url: URL, headers: Record<string, string>, body: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const sent = request(
      {
        hostname: url.hostname.replace(/^\[|\]$/g, ''),
        port: url.port || (url.protocol === 'https:' ? 443 : 80),
        path: `${url.pathname}${url.search}`,
        method: 'POST',
        headers: { ...headers, host: url.host, 'content-length': String(Buffer.byteLength(body)) },
        timeout: TIMEOUT_MS,
        agent: false,
      },
      (answer) => {
        answer.resume();
        const status = answer.statusCode ?? 0;
        resolve(status >= 200 && status < 300 ? undefined : `The webhook answered ${status}.`);
      },
    );
    sent.on('timeout', () => sent.destroy(new Error('The webhook did not answer in time.')));
    sent.on('error', (error) => resolve(error.message));
    sent.end(body);
  });
}

/** A stand-in for the client's reads: answers by path, remembers what was asked. */
import type { PreviewReader } from '../../../src/policy/confirm/preview-read.js';

export interface FakeError {
  status: number;
  errorCode?: string;
  message?: string;
}

export const fails = (status: number, message = 'refused', errorCode?: string): FakeError => ({
  status,
  message,
  ...(errorCode === undefined ? {} : { errorCode }),
});

export interface FakeReader {
  read: PreviewReader;
  /** `path?key=value` of every read, in order. */
  seen: string[];
}

class Refusal extends Error {
  readonly kind = 'api';
}

/** Paths (with `?query` where it matters) -> body, or `fails(...)`. What is not listed is a 404. A list without further pages has a total. */
export function reader(answers: Record<string, unknown>): FakeReader {
  const seen: string[] = [];
  const read: PreviewReader = async (method, path, query, operation) => {
    if (method !== 'GET' || !operation?.startsWith('GET /'))
      throw new Error(`not a read: ${method} ${operation}`);
    const text = Object.entries(query ?? {})
      .map(([name, value]) => `${name}=${value}`)
      .join('&');
    const full = text === '' ? path : `${path}?${text}`;
    seen.push(full);
    const key = Object.hasOwn(answers, full) ? full : path;
    if (Number(query?.page ?? 0) > 0 && !Object.hasOwn(answers, full) && Object.hasOwn(answers, path))
      return [];
    const answer = Object.hasOwn(answers, key) ? answers[key] : fails(404, 'not found');
    if (
      typeof answer === 'object' &&
      answer !== null &&
      'status' in answer &&
      typeof answer.status === 'number'
    ) {
      throw Object.assign(new Refusal(String((answer as FakeError).message)), answer);
    }
    const pages = Object.keys(answers).filter((one) => one.startsWith(`${path}?`) && /[?&]page=/.test(one));
    return query?.include_totals === true && query.per_page !== 1 && Array.isArray(answer) && pages.length < 2
      ? { total: answer.length, items: answer }
      : answer;
  };
  return { read, seen };
}

/** Documented statements about the API, held against the sandbox: each begins with an empty tenant. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SandboxClient } from '../support/sandbox-client.js';
import { areas } from './areas.js';
import { filled, type Statement, valueAt } from './statement.js';

let client: SandboxClient;
beforeAll(async () => {
  client = await SandboxClient.start();
});
afterAll(() => client.close());

async function hold({ steps }: Statement): Promise<void> {
  await client.reset();
  const kept = new Map<string, unknown>([['audience', client.running.audience]]);
  for (const [request, body, status, more = {}] of steps) {
    const [method = '', ...path] = String(filled(request, kept)).split(' ');
    const answer = await client.api(method, path.join(' ').replaceAll('|', '%7C'), filled(body, kept));
    const context = `${request}: ${JSON.stringify(answer.body)}`;
    expect(answer.status, context).toBe(status);
    if (more.has !== undefined) expect(answer.body, context).toMatchObject(filled(more.has, kept) as object);
    if (more.is !== undefined) expect(answer.body, context).toEqual(filled(more.is, kept));
    if (more.says !== undefined) expect(answer.body?.message, context).toContain(filled(more.says, kept));
    if (more.code !== undefined) expect(answer.body?.errorCode, context).toBe(more.code);
    for (const name of more.lacks ?? []) expect(answer.body, context).not.toHaveProperty(name);
    for (const [name, at] of Object.entries(more.keep ?? {})) {
      const value = valueAt(answer.body, at);
      expect(value, `${context}: ${at}`).toBeDefined();
      kept.set(name, value);
    }
  }
}

describe.each(Object.entries(areas))('%s', (_area, statements) => {
  it.each(statements.map((one) => [`${one.says} (${one.source})`, one] as const))('%s', (_title, one) =>
    hold(one),
  );
});

it('are at least two hundred, each once', () => {
  const all = Object.values(areas).flat();
  expect(all.length).toBeGreaterThanOrEqual(200);
  expect(new Set(all.map(({ says }) => says)).size).toBe(all.length);
});

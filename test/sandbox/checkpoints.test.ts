/** Checkpoints of lists: the same text whenever they are given, and good for a day. */
import { expect, it } from 'vitest';
import { SandboxClient } from './support/sandbox-client.js';

it('die a day after they were last given', async () => {
  const client = await SandboxClient.start();
  for (const name of ['acme', 'beta']) await client.api('POST', '/organizations', { name });
  const next = async (): Promise<string> => (await client.api('GET', '/organizations?take=1')).body.next;
  const advance = async (advance_ms: number): Promise<void> => {
    await client.raw('POST', '/_sandbox/clock', { advance_ms });
    await client.login();
  };
  const from = await next();
  await advance(86_399_000);
  expect((await client.api('GET', `/organizations?take=1&from=${from}`)).status).toBe(200);
  await advance(2_000);
  expect((await client.api('GET', `/organizations?take=1&from=${from}`)).status).toBe(400);
  expect(await next()).toBe(from);
  expect((await client.api('GET', `/organizations?take=1&from=${from}`)).status).toBe(200);
  await client.close();
});

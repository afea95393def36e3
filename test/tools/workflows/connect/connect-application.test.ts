import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FRAMEWORK_NAMES } from '../../../../src/tools/workflows/connect/framework-names.js';
import { FRAMEWORKS } from '../../../../src/tools/workflows/connect/frameworks.js';
import { type ChangingBench, startChanging } from '../../changes/changing-bench.js';

let changing: ChangingBench;
beforeAll(async () => {
  changing = await startChanging();
});
afterAll(() => changing.close());

const connect = (framework: string, url: string, more: object = {}) =>
  changing.agree('connect_application', { framework, name: `Shop ${framework}`, url, ...more });
const clientOf = async (id: string) =>
  (await changing.agree('get_client', { client_id: id })).structuredContent as Record<string, unknown>;
const urlFor = (name: (typeof FRAMEWORK_NAMES)[number]) =>
  FRAMEWORKS[name].type === 'native' ? 'com.example.shop' : 'http://localhost:3000';

describe('connect_application', () => {
  it('has a file for every framework', () => {
    const files = readdirSync(join(import.meta.dirname, '..', '..', '..', '..', 'catalog', 'frameworks'));
    expect(files.map((file) => file.replace('.json', '')).sort()).toEqual([...FRAMEWORK_NAMES].sort());
    for (const { source } of Object.values(FRAMEWORKS)) expect(source).toMatch(/^https:\/\//);
  });

  it.each(FRAMEWORK_NAMES)('creates the application for %s', async (name) => {
    const { type, env } = FRAMEWORKS[name];
    const answer = await connect(name, urlFor(name));
    expect(answer.isError, JSON.stringify(answer.content)).not.toBe(true);
    const { project, ...made } = answer.structuredContent as { project: Record<string, never> };
    const id = String(
      (made as { client_id?: string; id?: string }).client_id ?? (made as { id?: string }).id,
    );
    const client = await clientOf(id);
    expect(client).toMatchObject({ app_type: type, grant_types: ['authorization_code', 'refresh_token'] });
    const callbacks = client.callbacks as string[];
    expect(callbacks.length).toBeGreaterThan(0);
    for (const callback of callbacks) expect(callback).not.toMatch(/[{}]|undefined/);
    expect(client.token_endpoint_auth_method).toBe(type === 'regular_web' ? 'client_secret_post' : 'none');
    // Only an application that keeps a secret is told about one.
    expect(Object.values(env).includes('client_secret') && type !== 'regular_web').toBe(false);
    expect(Object.keys(project.environment ?? {})).toEqual(Object.keys(env));
    expect(Object.values(project.environment ?? {}).filter((value) => value === '')).toEqual([]);
  });

  it('gives the addresses that the framework uses', async () => {
    const { structuredContent } = await connect('nextjs', 'https://shop.example.com/app/', { name: 'Live' });
    const { client_id, id } = structuredContent as { client_id?: string; id?: string };
    expect(await clientOf(String(client_id ?? id))).toMatchObject({
      callbacks: ['https://shop.example.com/app/auth/callback'],
      allowed_logout_urls: ['https://shop.example.com/app'],
    });
    const spa = (await connect('react', 'http://localhost:5173/')).structuredContent as {
      client_id?: string;
    };
    expect(await clientOf(String(spa.client_id ?? (spa as { id?: string }).id))).toMatchObject({
      callbacks: ['http://localhost:5173'],
      web_origins: ['http://localhost:5173'],
    });
  });

  it('is one change that can be undone', async () => {
    const { structuredContent } = await connect('flask', 'http://localhost:3000', { name: 'Undone' });
    const made = structuredContent as { client_id?: string; id?: string; change_id?: string };
    expect(made.change_id).toBeTruthy();
    await changing.agree('undo_change', { change_id: made.change_id });
    const gone = await changing.agree('get_client', { client_id: String(made.client_id ?? made.id) });
    expect(gone.isError).toBe(true);
  });

  it.each([
    ['express', 'shop.example.com', /address of the application/],
    ['express', 'http://shop.example.com', /localhost only/],
    ['express', 'https://a:b@shop.example.com', /address of the application/],
    ['ios', 'http://localhost:3000', /bundle or package id/],
    ['android', 'shop', /bundle or package id/],
  ])('refuses for %s the address %s', async (framework, url, why) => {
    const answer = await connect(framework, url);
    expect(answer.isError).toBe(true);
    expect(JSON.stringify(answer.content)).toMatch(why);
  });
});

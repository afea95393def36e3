/** The whole schema of an operation through the built server, also where it is too large for one answer. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectStdio, type TestClient } from '../support/clients.js';

let client: TestClient;
beforeAll(async () => {
  client = await connectStdio('modern', { env: {} });
});
afterAll(() => client.close());

interface Description {
  input_schema: object;
  named_only?: { variants: string[]; advice: string };
}

async function described(name: string, variants?: string[]): Promise<Description & { size: number }> {
  const result = await client.call('describe_operation', { name, ...(variants ? { variants } : {}) });
  expect(result.isError).toBeFalsy();
  return {
    ...(result.structuredContent as unknown as Description),
    size: JSON.stringify(result.structuredContent).length,
  };
}

it.each(['create_flow', 'update_flow', 'create_form', 'update_form', 'create_client', 'create_connection'])(
  'fits an answer: %s',
  async (name) => {
    expect((await described(name)).size).toBeLessThanOrEqual(4_000);
  },
);

it('names all variants of what is too large, and shows those that are asked for whole', async () => {
  const { input_schema: schema, named_only: named } = await described('create_flow');
  expect(named?.variants).toEqual(expect.arrayContaining(['AUTH0', 'HTTP', 'SLACK']));
  expect(JSON.stringify(schema)).not.toContain('"attachments"');
  const slack = await described('create_flow', ['SLACK']);
  expect(JSON.stringify(slack.input_schema)).toContain('"attachments"');
  expect(slack.named_only?.variants).not.toContain('SLACK');
  expect(slack.named_only?.variants).toContain('HTTP');
});

it('shows everything of what fits', async () => {
  expect(await described('create_user')).not.toHaveProperty('named_only');
});

it('tells of a variant that there is not, and of one that was meant', async () => {
  const result = await client.call('describe_operation', { name: 'create_flow', variants: ['SLAK'] });
  expect(result.isError).toBe(true);
  expect(result.content[0]?.text).toContain('did you mean SLACK?');
  expect(result.content[0]?.text).toContain('TWILIO');
});

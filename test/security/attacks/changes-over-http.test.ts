/** What one caller changed over HTTP: neither listed for, nor taken back by, nor resumed for another. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answersAtOnce } from '../../support/answers-at-once.js';
import { agrees, connectHttp, type Era, type TestClient } from '../../support/clients.js';
import { type ServingProcess, startHttpServer } from '../../support/http-server.js';
import { startIssuer, type TestIssuer } from '../../support/issuer.js';
import { type Message, modern } from '../../support/raw-mcp.js';
import { startTenant, type Tenant } from '../../support/tenant.js';
import { changes } from '../session.js';

const AUDIENCE = 'urn:example:mcp';
const permissions = ['read:roles', 'create:roles', 'update:roles', 'delete:roles'];

let tenant: Tenant;
let issuer: TestIssuer;
let server: ServingProcess;
const open: TestClient[] = [];

beforeAll(async () => {
  [tenant, issuer] = await Promise.all([startTenant(), startIssuer()]);
  server = await startHttpServer({
    ...tenant.env,
    AUTH0_MCP_HTTP_ISSUER: issuer.issuer,
    AUTH0_MCP_HTTP_AUDIENCE: AUDIENCE,
    ...answersAtOnce(),
  });
});
afterAll(async () => {
  for (const client of open) await client.close();
  await server.close();
  await Promise.all([tenant.close(), issuer.close()]);
});

const tokenOf = (sub: string, azp = 'host-1') => issuer.token({ aud: AUDIENCE, sub, azp, permissions });

async function as(era: Era, sub: string): Promise<TestClient> {
  const client = await connectHttp(era, server.url, agrees([]), { token: await tokenOf(sub) });
  open.push(client);
  return client;
}

const shown = async (client: TestClient): Promise<{ id: string; part_of?: string }[]> =>
  (await client.call('list_changes')).structuredContent?.items as never;

/** The resource, as it is read with a token. */
async function resource(token: string): Promise<unknown[]> {
  const uri = 'auth0://changes';
  const headers = { authorization: `Bearer ${token}` };
  const { result }: Message = await modern(server.url, 'resources/read', { uri, name: uri }, { headers });
  return JSON.parse(result.contents[0].text).items;
}

describe.each<Era>(['modern', 'legacy'])('to a %s client', (era) => {
  test('a run that stopped half-way is the caller’s own to see, to undo and to resume', async () => {
    const [ann, mallory] = [`auth0|ann-${era}`, `auth0|mallory-${era}`];
    const [own, other] = [await as(era, ann), await as(era, mallory)];
    const role = (await tenant.api('POST', '/roles', { name: `before ${era}` })).body;
    const run = await own.call('apply_changes', {
      why: 'two of three',
      changes: [
        { operation: 'create_role', arguments: { name: `made ${era}` } },
        { operation: 'update_role', arguments: { role_id: role.id, name: `after ${era}` } },
        { operation: 'create_role', arguments: { name: `made ${era}` } },
      ],
    });
    expect(run.isError).toBe(true);
    const { change_id, resume } = run.structuredContent as { change_id: string; resume: { tool: string } };
    expect(resume.tool).toBe('apply_changes');
    const made = await shown(own);
    expect(made.map(({ part_of }) => part_of)).toEqual([change_id, change_id]);
    expect(await resource(await tokenOf(ann))).toHaveLength(2);

    expect(await shown(other)).toEqual([]);
    expect(await resource(await tokenOf(mallory))).toEqual([]);
    await changes(tenant);
    for (const id of [change_id, ...made.map((one) => one.id)]) {
      const undone = await other.call('undo_change', { change_id: id });
      expect(undone.structuredContent?.error).toMatchObject({ code: 'not_found' });
    }
    expect(await changes(tenant)).toEqual([]);
    // The same person with another client has them.
    expect(await resource(await tokenOf(ann, 'host-2'))).toHaveLength(2);
    const undone = await own.call('undo_change', { change_id });
    expect(undone.isError).toBeFalsy();
    expect((await tenant.api('GET', `/roles/${role.id}`)).body.name).toBe(`before ${era}`);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSandbox, startSandbox } from '../../../src/sandbox/start.js';
import { loadConfig } from '../../../src/server/load-config.js';
import { createRuntime, type RunningRuntime } from '../../../src/server/runtime.js';
import { rebuildIn } from '../../../src/server/tenants/rebuild-sandbox.js';
import { sandboxConfig } from '../../../src/server/tenants/sandbox-config.js';
import { compare } from '../../../src/tools/configuration/compare.js';
import { KINDS } from '../../../src/tools/configuration/kinds.js';
import {
  type Configuration,
  readConfiguration,
} from '../../../src/tools/configuration/read-configuration.js';
import type { Rebuilt } from '../../../src/tools/configuration/rebuild.js';
import { startTenant, type Tenant } from '../../support/tenant.js';
import { vary } from '../../tools/configuration/varied-tenant.js';

const call = { caller: 'local', clientName: 'test', canAsk: false };

describe('a sandbox made from a tenant', () => {
  let tenant: Tenant;
  let copy: RunningSandbox;
  let runtimes: RunningRuntime[];
  let from: Configuration;
  let found: Configuration;
  let rebuilt: Rebuilt;
  let state: string;

  beforeAll(async () => {
    tenant = await startTenant('demo');
    await vary(tenant);
    const config = await loadConfig(tenant.env);
    const runtime = await createRuntime(config);
    from = await readConfiguration(runtime, call, KINDS);
    copy = await startSandbox({ seed: 'empty', rateLimit: 'off' });
    rebuilt = await rebuildIn(copy, from, 'silent');
    const other = await createRuntime(sandboxConfig(copy, config));
    runtimes = [runtime, other];
    found = await readConfiguration(other, call, KINDS);
    state = JSON.stringify(found.things.map(({ value }) => value));
  });
  afterAll(async () => {
    for (const runtime of runtimes) await runtime.close();
    await copy.close();
    await tenant.close();
  });

  it('differs in nothing but ids and secrets', () => {
    expect(rebuilt.problems).toEqual([]);
    expect(compare(from, found)).toMatchObject({ only_a: [], only_b: [], different: [], not_compared: [] });
    expect(found.things.length).toBeGreaterThan(70);
  });

  it('has every kind of thing that the tenant has', () => {
    const kindsOf = ({ things }: Configuration) => [...new Set(things.map(({ kind }) => kind.kind))].sort();
    expect(kindsOf(found)).toEqual(kindsOf(from));
    expect(kindsOf(from).length).toBeGreaterThan(35);
  });

  it('gives things the ids that they have there', () => {
    const ids = ({ things }: Configuration) =>
      things.map(({ kind, key, id }) => `${kind.kind} ${key} ${id}`).sort();
    expect(ids(found)).toEqual(ids(from));
  });

  it('has no secret of the tenant', () => {
    for (const secret of ['of-the-action', 'of-the-stream', 'of-the-mail', 'of-the-connection'])
      expect(state).not.toContain(secret);
  });

  it('tells a change of each side apart', async () => {
    const [shop] = from.things.filter(({ key }) => key === 'Lumen Shop');
    await tenant.api('PATCH', `/clients/${shop?.id}`, {
      callbacks: ['https://other.lumenbikes.example/callback'],
    });
    await tenant.api('POST', '/roles', { name: 'Only here' });
    const now = await readConfiguration(runtimes[0] as RunningRuntime, call, KINDS);
    expect(compare(now, found)).toMatchObject({
      only_a: [{ kind: 'role', name: 'Only here' }],
      only_b: [],
      different: [
        {
          kind: 'application',
          name: 'Lumen Shop',
          differences: [
            {
              field: 'callbacks',
              only_a: ['https://other.lumenbikes.example/callback'],
              only_b: ['https://shop.lumenbikes.example/callback'],
            },
          ],
        },
      ],
    });
  });
});

import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { factsFromSource } from '../../src/catalog/load.js';
import { startTenant } from '../support/tenant.js';
import { runCli } from './run-cli.js';

interface Entry {
  name: string;
  method: string;
  path: string;
  toolset: string;
  risk: string;
  scopes: string[];
  scopeExpression: { mode: string; scopes: (string | string[])[] };
  exposure: string;
  binding: Record<string, { in: string; name: string }>;
  inputSchema: { properties?: Record<string, unknown>; required?: string[] };
  outputSchema: Record<string, unknown>;
}

describe('tools --json --all', () => {
  let entries: Entry[];
  beforeAll(async () => {
    const { code, stdout, stderr } = await runCli(['tools', '--json', '--all']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    entries = JSON.parse(stdout);
  });

  it('has an entry for every operation of the API, in the agreed form', () => {
    const operations = factsFromSource('catalog').operations.map((o) => `${o.method} ${o.path}`);
    expect(entries.map((e) => `${e.method} ${e.path}`).sort()).toEqual(operations.sort());
    for (const entry of entries) {
      expect(Object.keys(entry)).toEqual([
        'name',
        'method',
        'path',
        'toolset',
        'risk',
        'exposure',
        'binding',
        'scopes',
        'scopeExpression',
        'inputSchema',
        'outputSchema',
      ]);
      expect(['read', 'write', 'destructive']).toContain(entry.risk);
      expect(['direct', 'catalog']).toContain(entry.exposure);
      expect(entry.scopes).toEqual([...new Set(entry.scopeExpression.scopes.flat())]);
    }
  });

  it('binds every argument, and every part of the path', () => {
    // The server's own arguments are never sent.
    const own = ['fetch_all', 'max_items', 'save_secrets_to', 'apply', 'extra_fields', 'full_answer', 'part'];
    for (const { name, path, binding, inputSchema } of entries) {
      const sent = Object.keys(inputSchema.properties ?? {}).filter((argument) => !own.includes(argument));
      expect(Object.keys(binding).sort(), name).toEqual(sent.sort());
      const bound = Object.values(binding).filter((b) => b.in === 'path');
      const wanted = [...path.matchAll(/\{([^}]+)\}/g)].map((m) => m[1]);
      expect(bound.map((b) => b.name).sort(), name).toEqual(wanted.sort());
    }
  });

  it('has schemas that compile', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false, code: { optimize: false } });
    for (const { inputSchema, outputSchema } of entries) {
      ajv.compile(inputSchema);
      ajv.compile(outputSchema);
    }
  });
});

describe('tools', () => {
  it('is limited by the policy, and says why the rest is hidden', async () => {
    const { stdout } = await runCli(['tools', '--json', '--toolsets', 'users', '--read-only']);
    const shown = JSON.parse(stdout) as Entry[];
    expect(shown.length).toBeGreaterThan(10);
    expect(shown.every((e) => e.toolset === 'users' && e.risk === 'read')).toBe(true);
    const { stdout: table } = await runCli(['tools', '--all', '--read-only', '--toolsets', 'users']);
    expect(table).toMatch(/^list_users +users +read +listed/m);
    expect(table).toMatch(
      /^delete_user +users +destructive +hidden +delete:users {2}\(The server is read-only/m,
    );
    expect(table).toMatch(/^list_roles +roles +read +hidden .*toolset "roles" is not enabled/m);
  });

  it("is limited by the token's scopes", async () => {
    const tenant = await startTenant('empty');
    try {
      const env = await tenant.envWithScopes(['read:users']);
      const names = (JSON.parse((await runCli(['tools', '--json'], { env })).stdout) as Entry[]).map(
        (e) => e.name,
      );
      expect(names).toContain('list_users');
      expect(names).not.toContain('delete_user');
      const { stdout } = await runCli(['tools', '--all'], { env });
      expect(stdout).toMatch(/^delete_user .* hidden .*lacks the scope delete:users/m);
      expect(stdout).toContain('are hidden.');
    } finally {
      await tenant.close();
    }
  });
});

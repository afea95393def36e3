import { beforeAll, describe, expect, it } from 'vitest';
import type { ToolRecord } from '../../../src/catalog/tool-record.js';
import { toolsetNames } from '../../../src/catalog/toolsets.js';
import { FEWEST_TOOLS, MOST_TOOLS } from '../../../src/config/values.js';
import { Gate } from '../../../src/policy/gate/availability.js';
import type { Surface } from '../../../src/policy/gate/surface.js';
import { mergePolicy } from '../../../src/policy/merge-policy.js';
import type { NarrowLayer } from '../../../src/policy/policy.js';
import { builtInProfiles } from '../../../src/policy/profiles.js';
import { betweenTenants } from '../../../src/tools/configuration/between-tenants.js';
import { capNotice, listable, listed } from '../../../src/tools/listing/listed.js';
import type { Registry } from '../../../src/tools/listing/registry.js';
import { loadRegistry } from '../../../src/tools/load-registry.js';

let registry: Registry;
beforeAll(async () => {
  registry = await loadRegistry();
}, 240_000);

/** What a server lists whose token has every scope. */
function of(surface: Surface, layer: NarrowLayer = {}) {
  const scopes = new Set(registry.records.flatMap((record) => record.scopes.scopes.flat()));
  const gate = new Gate(mergePolicy(undefined, layer), () => ({ known: true, scopes }));
  return { registry, surface, gate };
}
const names = (tools: readonly ToolRecord[]) => tools.map(({ name }) => name);
const own = () => names(registry.builtIn.filter(({ exposure }) => exposure === 'direct'));

describe('the most tools that are listed', () => {
  it('are kept to by every toolset, profile and mode', () => {
    const surfaces: Surface[] = [{}, { toolsets: 'all' }, { tools: ['*'] }, { toolsets: [...toolsetNames] }];
    surfaces.push(...toolsetNames.map((name) => ({ toolsets: [name] })));
    const modes = [undefined, ...Object.keys(builtInProfiles)].flatMap((profile) =>
      [true, false].map((readOnly) => ({ readOnly, ...(profile === undefined ? {} : { profile }) })),
    );
    for (const surface of surfaces)
      for (const mode of modes) {
        const lists = of(surface, mode);
        const all = names(listable(lists));
        const ours = own().filter((name) => all.includes(name));
        for (const most of [FEWEST_TOOLS, 80, MOST_TOOLS]) {
          const shown = new Set(names(listed({ ...lists, surface: { ...surface, most } })));
          expect(shown.size).toBe(Math.min(most, all.length));
          expect([...shown]).toEqual(all.filter((name) => shown.has(name)));
          expect(ours.filter((name) => !shown.has(name))).toEqual([]);
        }
      }
  });

  it('keep what is used every day, then what is near the root of the API', () => {
    const shown = names(listed(of({ toolsets: 'all', most: MOST_TOOLS })));
    const everyday = registry.records.filter(({ exposure }) => exposure === 'direct');
    expect(shown).toEqual(expect.arrayContaining(names(everyday)));
    expect(shown).toEqual(expect.arrayContaining(['list_custom_domains', 'create_log_stream']));
    expect(shown).not.toContain('get_user_authentication_method');
  });

  it('keep a tool that is named before one that a pattern matches', () => {
    const named = 'get_user_authentication_method';
    const shown = names(listed(of({ tools: [named, '*'], most: FEWEST_TOOLS })));
    expect(shown).toContain(named);
  });

  it('leave room for the tools that the rest is found and run with', () => {
    expect(own().length + betweenTenants.length).toBeLessThan(FEWEST_TOOLS);
  });

  it('are none where there is no limit, and a notice says what is left out', () => {
    for (const most of [0, undefined]) {
      const lists = of({ toolsets: 'all', most });
      expect(listed(lists)).toHaveLength(listable(lists).length);
      expect(capNotice(lists)).toBeUndefined();
    }
    expect(capNotice(of({ most: MOST_TOOLS }))).toBeUndefined();
    expect(capNotice(of({ toolsets: 'all', most: 128 }))).toMatch(
      /^128 of \d{3} enabled tools are listed \(max-tools 128\); find_operations finds the others\.$/,
    );
  });
});

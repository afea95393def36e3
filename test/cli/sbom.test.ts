/** The list of the packages in the bundle. */
import { expect, it } from 'vitest';
import { bundledPackages, type Sbom, sbomOf } from '../../scripts/lib/sbom.js';

const component = (name: string, version: string) => ({
  'bom-ref': `${name}@${version}`,
  ...{ name, version, scope: 'optional', properties: [{ name: 'cdx:npm:package:development' }] },
});
const all: Sbom = {
  metadata: { component: component('some-folder', '0.1.0') },
  components: [
    component('@hono/node-server', '2.1.9'),
    component('pino', '10.4.0'),
    component('vitest', '4.0.0'),
  ],
  dependencies: [
    { ref: 'some-folder@0.1.0', dependsOn: ['pino@10.4.0', 'vitest@4.0.0'] },
    { ref: 'vitest@4.0.0' },
  ],
};
const rule = '-'.repeat(80);
const licenses = `This program contains the following packages.\n\n@hono/node-server 2.1.9 (MIT)\n\nMIT License 1.0 (text)\n\n${rule}\n\npino 10.4.0 (MIT)\n\ntext\n`;

it('has what is bundled, as parts of the program, and nothing else', () => {
  const bundled = bundledPackages(licenses);
  expect([...bundled]).toEqual(['@hono/node-server@2.1.9', 'pino@10.4.0']);
  const sbom = sbomOf(all, bundled, 'auth0-management-mcp');
  expect(sbom.metadata.component.name).toBe('auth0-management-mcp');
  expect(sbom.components.map((one) => one['bom-ref'])).toEqual(['@hono/node-server@2.1.9', 'pino@10.4.0']);
  expect(sbom.components[0]).not.toHaveProperty('scope');
  expect(sbom.dependencies).toEqual([{ ref: 'some-folder@0.1.0', dependsOn: ['pino@10.4.0'] }]);
  expect(() => sbomOf(all, new Set(['undici@7.0.0']), 'x')).toThrow(/undici/);
});

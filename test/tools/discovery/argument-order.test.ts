/** Arguments are named in the order in which they are worth reading. */
import { describe, expect, it } from 'vitest';
import data from '../../../catalog/common-arguments.json' with { type: 'json' };
import { argumentsInOrder } from '../../../src/tools/discovery/argument-order.js';
import { signatureOf } from '../../../src/tools/discovery/signature.js';
import { loadRegistry } from '../../../src/tools/load-registry.js';

const registry = await loadRegistry();
const schemaOf = (name: string) => registry.advertised(name)?.inputSchema ?? {};

describe('common arguments', () => {
  it.each(Object.entries(data.operations))('of %s exist', (name, common) => {
    const { properties = {} } = schemaOf(name);
    expect(common.filter((one) => !(one in properties))).toEqual([]);
  });

  it('are in the signature, and rare ones are not', () => {
    expect(signatureOf('list_users', schemaOf('list_users'))).toMatch(/^q\?: string, fields\?: string/);
    expect(signatureOf('update_client', schemaOf('update_client'))).toMatch(
      /^client_id: string, callbacks\?: string\[\], .*apply\?: merge\|add\|remove\|as_given/,
    );
  });

  it('leave no argument out', () => {
    for (const { name } of registry.records) {
      const schema = schemaOf(name);
      const { required, optional } = argumentsInOrder(name, schema);
      expect([...required, ...optional].sort()).toEqual(Object.keys(schema.properties ?? {}).sort());
    }
  });
});

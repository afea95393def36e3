/** A process that saves one tenant over and over to the file it is given, and tells of every save that is done. */
import { saveSnapshot } from '../../../src/sandbox/state/snapshot.js';
import { Tenant } from '../../../src/sandbox/state/store.js';

const PEOPLE = 20_000;

const [file = ''] = process.argv.slice(2);
const tenant = new Tenant({
  collections: [{ name: 'users', key: 'user_id' }],
  links: [],
  onDelete: {},
});
for (let i = 0; i < PEOPLE; i++) {
  tenant.collection('users').insert({ user_id: `auth0|${i}`, name: `Person ${i}`, about: 'x'.repeat(200) });
}
for (let generation = 1; ; generation++) {
  tenant.setSingleton('generation', generation);
  await saveSnapshot(tenant, file);
  process.send?.(generation);
}

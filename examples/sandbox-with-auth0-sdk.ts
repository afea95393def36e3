// Drives the sandbox tenant with the official `auth0` SDK, as a test of your own code against Auth0 could.
//
//   npm ci && npm run build
//   npx tsx examples/sandbox-with-auth0-sdk.ts
//
// The SDK speaks HTTPS only, so the sandbox runs with --tls, and this program trusts the certificate it prints.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ManagementClient, ManagementError } from 'auth0';
import { Agent, setGlobalDispatcher } from 'undici';

const program = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const args = ['sandbox', '--port', '0', '--seed', 'empty', '--tls', '--json'];
const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
try {
  // Its first line says where it is, how to log in, and which certificate it has.
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const sandbox = JSON.parse(line);
  setGlobalDispatcher(new Agent({ connect: { ca: sandbox.ca_certificate } }));

  const auth0 = new ManagementClient({
    domain: sandbox.domain,
    clientId: sandbox.client_id,
    clientSecret: sandbox.client_secret,
  });
  const role = await auth0.roles.create({ name: 'Editor', description: 'Edits articles' });
  const user = await auth0.users.create({
    connection: 'Username-Password-Authentication',
    email: 'ada@example.com',
    password: 'Correct-Horse-9-Battery',
    user_metadata: { theme: 'dark' },
  });
  const userId = String(user.user_id);
  await auth0.users.roles.assign(userId, { roles: [String(role.id)] });
  // Metadata is merged at its first level, as Auth0 does it.
  const updated = await auth0.users.update(userId, { user_metadata: { language: 'en' } });
  console.log(`${updated.email}: ${JSON.stringify(updated.user_metadata)}`);
  for await (const held of await auth0.users.roles.list(userId)) console.log(`role: ${held.name}`);

  try {
    await auth0.users.get('auth0|nobody');
  } catch (error) {
    if (!(error instanceof ManagementError)) throw error;
    const { errorCode } = error.body as { errorCode: string };
    console.log(`auth0|nobody: ${error.statusCode} ${errorCode}`);
  }
} finally {
  child.kill();
}

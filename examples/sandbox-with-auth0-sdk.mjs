// Drives the sandbox tenant with the official `auth0` SDK, as a test of your own code against Auth0 could.
//
//   npm ci && npm run build
//   node examples/sandbox-with-auth0-sdk.mjs
//
// The SDK speaks HTTPS only, so the sandbox runs with --tls, and this program trusts the certificate it prints.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ManagementClient } from 'auth0';
import { Agent, setGlobalDispatcher } from 'undici';

const program = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const args = ['sandbox', '--port', '0', '--seed', 'empty', '--tls', '--json'];
const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
try {
  // Its first line says where it is, how to log in, and which certificate it has.
  const [line] = await new Promise((resolve) =>
    createInterface({ input: child.stdout }).once('line', (...lines) => resolve(lines)),
  );
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
  await auth0.users.roles.assign(user.user_id, { roles: [role.id] });
  // Metadata is merged at its first level, as Auth0 does it.
  const updated = await auth0.users.update(user.user_id, { user_metadata: { language: 'en' } });
  console.log(`${updated.email}: ${JSON.stringify(updated.user_metadata)}`);
  for await (const held of await auth0.users.roles.list(user.user_id)) console.log(`role: ${held.name}`);

  await auth0.users.get('auth0|nobody').catch((error) => {
    console.log(`auth0|nobody: ${error.statusCode} ${error.body.errorCode}`);
  });
} finally {
  child.kill();
}

// Connects an MCP client to the server over Streamable HTTP, and answers its confirmation prompt.
//
//   npm ci && npm run build
//   npx tsx examples/http-client.ts
//
// It starts a server of its own on a free port of this machine, with the built-in sandbox. To use one that is running
// (`node dist/cli.js serve --http`), give its address: npx tsx examples/http-client.ts http://127.0.0.1:3000/mcp
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';

/** Starts the server; it says on stderr where it serves. */
async function startServer() {
  const program = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
  const child = spawn(process.execPath, [program, 'serve', '--http', '127.0.0.1:0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  for await (const line of createInterface({ input: child.stderr })) {
    const url = /serving MCP at (\S+)/.exec(line)?.[1];
    if (url) return { url, stop: () => child.kill() };
  }
  throw new Error('The server did not start.');
}

const [given] = process.argv.slice(2);
const server = given ? { url: given, stop: () => undefined } : await startServer();

// A client that can show a form declares it. Without this, the server asks the person on a page in their browser.
const client = new Client(
  { name: 'http-example', version: '1.0.0' },
  { capabilities: { elicitation: { form: {} } } },
);
client.setRequestHandler('elicitation/create', async ({ params }) => {
  console.log(`The server asks: ${params.message.split('\n')[0]}`);
  // A real client shows the message to a person and returns what they decide. This one declines, after the time that
  // reading takes: the server does not count what comes sooner.
  await setTimeout(3_000);
  return { action: 'decline' };
});

try {
  await client.connect(new StreamableHTTPClientTransport(new URL(server.url)));
  const found = await client.callTool({
    name: 'list_users_by_email',
    arguments: { email: 'piotr@harbourrentals.example' },
  });
  const { items } = found.structuredContent as { items: { user_id: string; name: string }[] };
  const [user] = items;
  if (!user) throw new Error('Nobody has this e-mail address.');
  console.log(`Found: ${user.name}`);

  const refused = await client.callTool({ name: 'delete_user', arguments: { user_id: user.user_id } });
  // A call can also end with an approval that waits for a person elsewhere: it is made again once they have answered.
  const { error, approval } = refused.structuredContent as {
    error?: { code: string };
    approval?: { state: string };
  };
  console.log(`Deleted: ${error ? `no (${error.code})` : approval ? `not yet (${approval.state})` : 'yes'}`);
} finally {
  await client.close();
  server.stop();
}

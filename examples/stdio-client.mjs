// Connects an MCP client to the server over stdio, and asks why a customer cannot log in.
//
//   npm ci && npm run build
//   node examples/stdio-client.mjs
//
// The server finds no tenant in its environment, so it serves its built-in sandbox.
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';

const program = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const client = new Client({ name: 'stdio-example', version: '1.0.0' });
await client.connect(
  new StdioClientTransport({ command: process.execPath, args: [program], stderr: 'ignore' }),
);
try {
  const { tools } = await client.listTools();
  console.log(`The server lists ${tools.length} tools.`);

  const answer = await client.callTool({
    name: 'diagnose_login',
    arguments: { user: 'jane@lumenbikes.example' },
  });
  // A result holds the same twice: as text for a model, and as data for a program.
  const [{ title, because, fixes }] = answer.structuredContent.causes;
  console.log(`Cause: ${title}`);
  console.log(because);
  console.log(`Fix: ${fixes[0].tool} ${JSON.stringify(fixes[0].arguments)}`);
} finally {
  await client.close();
}

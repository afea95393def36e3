// Connects an MCP client to the server over stdio, and asks why a customer cannot log in.
//
//   npm ci && npm run build
//   npx tsx examples/stdio-client.ts
//
// The server finds no tenant in its environment, so it serves its built-in sandbox.
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';

/** A part of what the tool diagnose_login answers. */
interface Cause {
  title: string;
  because: string;
  fixes: { tool: string; arguments: unknown }[];
}

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
  const { causes } = answer.structuredContent as { causes: Cause[] };
  for (const { title, because, fixes } of causes.slice(0, 1)) {
    console.log(`Cause: ${title}`);
    console.log(because);
    for (const fix of fixes) console.log(`Fix: ${fix.tool} ${JSON.stringify(fix.arguments)}`);
  }
} finally {
  await client.close();
}

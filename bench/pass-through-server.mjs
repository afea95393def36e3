// The least that a server can be that gives every field: asks the API and passes the body on, unlooked at.
import { Server } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { Pool } from 'undici';

const { AUTH0_DOMAIN: domain, AUTH0_TOKEN: token } = process.env;
const pool = new Pool(`https://${domain}`);
const tool = { name: 'list_clients', inputSchema: { type: 'object' }, outputSchema: { type: 'object' } };

serveStdio(() => {
  const server = new Server({ name: 'pass-through', version: '1.0.0' }, { capabilities: { tools: {} } });
  server.setRequestHandler('tools/list', () => ({ tools: [tool] }));
  server.setRequestHandler('tools/call', async ({ params }) => {
    const path = `/api/v2/clients?${new URLSearchParams(params.arguments)}`;
    const headers = { authorization: `Bearer ${token}` };
    const answer = await pool.request({ method: 'GET', path, headers });
    const structuredContent = await answer.body.json();
    return { content: [{ type: 'text', text: JSON.stringify(structuredContent) }], structuredContent };
  });
  return server;
});

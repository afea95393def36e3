// The least that an SDK server can be over HTTP: one tool that answers a constant.
import { createServer } from 'node:http';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

const answer = { content: [{ type: 'text', text: 'the same' }] };
const handler = createMcpHandler(() => {
  const server = new McpServer({ name: 'bare', version: '1.0.0' });
  server.registerTool('describe_operation', { inputSchema: z.object({ name: z.string() }) }, () => answer);
  return server;
});
const server = createServer(toNodeHandler(handler));
server.listen(0, '127.0.0.1', () => {
  process.stderr.write(`serving MCP at http://127.0.0.1:${server.address().port}/mcp\n`);
});

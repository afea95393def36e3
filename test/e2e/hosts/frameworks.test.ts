/** The same through the MCP clients of agent frameworks, which have no prompt at all, and through a bridge. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Client as V1Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as V1Stdio } from '@modelcontextprotocol/sdk/client/stdio.js';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanEnv } from '../../support/clients.js';
import { agreed, type HostAsked } from '../../support/hosts.js';
import { type AskedServer, startAskedServer } from './asked-server.js';

let server: AskedServer;

beforeAll(async () => {
  server = await startAskedServer();
});
afterAll(() => server.close());

/** Calls a tool as an agent of the framework does, and gives what its model would read. */
interface Framework {
  call(name: string, args: object): Promise<string>;
  close(): Promise<void>;
}

const read = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const FRAMEWORKS: Record<string, () => Promise<Framework>> = {
  '@ai-sdk/mcp': async () => {
    const { createMCPClient } = await import('@ai-sdk/mcp');
    const client = await createMCPClient({ transport: { type: 'http', url: server.url } });
    const tools = await client.tools();
    return {
      call: async (name, args) =>
        read(await tools[name]?.execute(args, { toolCallId: 'call', messages: [] } as never)),
      close: () => client.close(),
    };
  },
  '@langchain/mcp-adapters': async () => {
    const { MultiServerMCPClient } = await optional('@langchain/mcp-adapters');
    const client = new MultiServerMCPClient({ mcpServers: { auth0: { url: server.url } } });
    const tools = await client.getTools();
    return {
      call: async (name, args) =>
        // biome-ignore lint/suspicious/noExplicitAny: loaded by name
        read(await tools.find((tool: any) => tool.name === name).invoke(args)),
      close: () => client.close(),
    };
  },
  '@openai/agents': async () => {
    const { MCPServerStreamableHttp } = await optional('@openai/agents');
    const client = new MCPServerStreamableHttp({ url: server.url });
    await client.connect();
    return {
      call: async (name, args) => read(await client.callTool(name, args)),
      close: () => client.close(),
    };
  },
};

// biome-ignore lint/suspicious/noExplicitAny: too large to be a dependency, so that it has no types here
const optional = (name: string): Promise<any> => import(name);

const { resolve } = createRequire(import.meta.url);
function isInstalled(name: string): boolean {
  try {
    return resolve(name) !== '';
  } catch {
    return false;
  }
}

for (const [name, connect] of Object.entries(FRAMEWORKS)) {
  const missing = isInstalled(name) ? '' : ' (not installed: npm install --no-save, with its peers)';
  describe.skipIf(missing)(`${name}${missing}`, () => {
    let framework: Framework;
    beforeAll(async () => {
      server.people('none');
      framework = await connect();
    });
    afterAll(() => framework.close());

    it('reads that a person is asked, without an exception, and goes ahead once they approve', async () => {
      const user_id = await server.newUser();
      const waiting = await framework.call('delete_user', { user_id });
      expect(waiting).toContain("Waiting for a person's approval");
      expect(waiting).toContain(server.page.at(-1)?.id);
      expect(await server.exists(user_id)).toBe(true);
      await server.answer(true);
      expect(await framework.call('delete_user', { user_id })).toContain('"ok');
      expect(await server.exists(user_id)).toBe(false);
    });

    it('is refused where the person declines', async () => {
      const user_id = await server.newUser();
      await framework.call('delete_user', { user_id });
      await server.answer(false);
      const said = await framework.call('delete_user', { user_id }).catch(String);
      expect(said).toContain('The person declined');
      expect(await server.exists(user_id)).toBe(true);
    });
  });
}

describe('mcp-remote', () => {
  const PROXY = join(import.meta.dirname, '..', '..', '..', 'node_modules', 'mcp-remote', 'dist', 'proxy.js');

  async function bridged(answer?: (asked: HostAsked) => unknown): Promise<V1Client> {
    const client = new V1Client(
      { name: 'bridged', version: '1.0' },
      { capabilities: answer ? { elicitation: {} } : {} },
    );
    if (answer)
      client.setRequestHandler(
        ElicitRequestSchema,
        async ({ params }) => (await answer(params as HostAsked)) as never,
      );
    const env = cleanEnv({ MCP_REMOTE_CONFIG_DIR: process.env.TMPDIR ?? '' });
    const args = [PROXY, server.url, '--transport', 'http-only'];
    await client.connect(new V1Stdio({ command: process.execPath, args, env, stderr: 'pipe' }) as never);
    return client;
  }

  it('passes the prompt on to a host that shows it', async () => {
    server.people('patient');
    const user_id = await server.newUser();
    const asked: HostAsked[] = [];
    const client = await bridged((question) => {
      asked.push(question);
      return asked.length === 1 ? { action: 'decline' } : agreed(question);
    });
    try {
      const call = () => client.callTool({ name: 'delete_user', arguments: { user_id } });
      expect(await call()).toMatchObject({ isError: true });
      expect(await server.exists(user_id)).toBe(true);
      expect((await call()).isError).toBeFalsy();
      expect(await server.exists(user_id)).toBe(false);
      expect(asked).toHaveLength(2);
    } finally {
      await client.close();
    }
  });

  it('has a person asked on the page for a host without prompts', async () => {
    server.people('none');
    const user_id = await server.newUser();
    const client = await bridged();
    try {
      const call = () => client.callTool({ name: 'delete_user', arguments: { user_id } });
      expect((await call()).structuredContent).toMatchObject({ approval: { state: 'waiting' } });
      expect(await server.exists(user_id)).toBe(true);
      await server.answer(true);
      expect((await call()).isError).toBeFalsy();
      expect(await server.exists(user_id)).toBe(false);
    } finally {
      await client.close();
    }
  });
});

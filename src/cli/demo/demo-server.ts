/** The demo's connection: the real server as a child process, and a real MCP client that drives it. */
import { setTimeout } from 'node:timers/promises';
import { Client } from '@modelcontextprotocol/client';
import { getDefaultEnvironment, StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { readingTime } from '../../policy/confirm/reading-time.js';
import { VERSION } from '../../version.js';
import { CommandError } from '../terminal/failure.js';

const PROTOCOL = '2026-07-28';

/** A question that the server wants a person to answer. */
export interface Question {
  message: string;
  fields: Record<string, { type: string; title?: string; description?: string }>;
}

export type Answer = { action: 'accept'; content: Record<string, string | boolean> } | { action: 'decline' };

export interface Result {
  isError: boolean;
  text: string;
  data: Record<string, unknown>;
}

export class DemoServer {
  readonly #client: Client;
  /** Answers in place of a person; no prompt is expected while it is undefined. */
  #person: ((question: Question) => Answer) | undefined;

  private constructor(client: Client, canAsk: boolean) {
    this.#client = client;
    if (!canAsk) return;
    client.setRequestHandler('elicitation/create', async ({ params }) => {
      const { message, requestedSchema } = params as unknown as {
        message: string;
        requestedSchema: { properties: Question['fields'] };
      };
      if (!this.#person) throw new CommandError(`The demo got an unexpected prompt: ${message}`);
      const answer = this.#person({ message, fields: requestedSchema.properties });
      // The server takes no answer that comes faster than a person reads.
      await setTimeout(readingTime(message.length) + 50);
      return answer;
    });
  }

  /**
   * Starts this program's own `serve` with only the given environment.
   *
   * @param canAsk whether the host can show prompts
   */
  static async start(env: Record<string, string>, canAsk = true): Promise<DemoServer> {
    const client = new Client(
      { name: 'auth0-management-mcp-demo', version: VERSION },
      {
        capabilities: canAsk ? { elicitation: { form: {} } } : {},
        versionNegotiation: { mode: { pin: PROTOCOL } },
      },
    );
    const server = new DemoServer(client, canAsk);
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [...process.execArgv, process.argv[1] ?? '', 'serve'],
      env: { ...getDefaultEnvironment(), ...env },
      stderr: 'pipe',
    });
    let errors = '';
    transport.stderr?.on('data', (chunk) => {
      errors += String(chunk);
    });
    try {
      await client.connect(transport);
    } catch (error) {
      throw new CommandError(`The server did not start: ${errors.trim() || String(error)}`);
    }
    return server;
  }

  get instructions(): string {
    return this.#client.getInstructions() ?? '';
  }

  async toolNames(): Promise<string[]> {
    return (await this.#client.listTools()).tools.map((tool) => tool.name);
  }

  async call(
    name: string,
    args: Record<string, unknown>,
    person?: (question: Question) => Answer,
  ): Promise<Result> {
    this.#person = person;
    const { content, structuredContent, isError } = await this.#client.callTool({ name, arguments: args });
    this.#person = undefined;
    const text = content.map((block) => (block.type === 'text' ? block.text : '')).join('\n');
    return { isError: isError === true, text, data: (structuredContent ?? {}) as Record<string, unknown> };
  }

  close(): Promise<void> {
    return this.#client.close();
  }
}

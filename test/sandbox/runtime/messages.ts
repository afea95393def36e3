/** What the sandbox's tenant sent by phone and email. */
import type { SandboxClient } from '../support/sandbox-client.js';

export interface SentMessage {
  channel: string;
  type: string;
  to: string;
  text: string;
  code: string;
  link: string;
  delivered_by: string;
}

export async function sentTo(client: Pick<SandboxClient, 'raw'>, to: string): Promise<SentMessage[]> {
  const { body } = await client.raw('GET', `/_sandbox/messages?to=${encodeURIComponent(to)}`);
  return body as SentMessage[];
}

/** The newest message to a number or an address. */
export async function newestTo(client: Pick<SandboxClient, 'raw'>, to: string): Promise<SentMessage> {
  const [message] = await sentTo(client, to);
  if (!message) throw new Error(`nothing was sent to ${to}`);
  return message;
}

/** Emails, texts and calls that the tenant sent. They go to nobody: they are kept, so that people and tests can read them. */
import { alphanumeric } from '../state/ids.js';
import type { Doc, Tenant } from '../state/store.js';
import type { SandboxServices } from '../types.js';

const MESSAGES = 'sandbox-messages';
const MOST = 500;

export interface Message {
  /** `backchannel` is what an application is told of the end of a session. */
  channel: 'email' | 'sms' | 'voice' | 'backchannel';
  /** What it is for, as its template is called: `verify_email`, `reset_email`, `otp_enroll`, `otp_verify`. */
  type: string;
  to: string;
  text: string;
  subject?: string;
  /** The one-time code in it. */
  code?: string;
  link?: string;
  user_id?: unknown;
  /** The trigger whose Action was given the message; `sandbox` where the tenant has no provider of its own. */
  delivered_by: string;
}

/** Keeps a message; the oldest go when there are too many. */
export function keepMessage({ tenant, iso }: SandboxServices, message: Message): void {
  const messages = tenant.collection(MESSAGES);
  const [oldest] = messages.size >= MOST ? messages.keys() : [];
  if (oldest !== undefined) messages.delete(oldest);
  messages.insert({ id: alphanumeric(16), sent_at: iso(), ...message });
}

/** What was sent, newest first; to one address or number, where it is given. */
export const messagesTo = (tenant: Tenant, to?: string): Doc[] =>
  tenant
    .collection(MESSAGES)
    .list()
    .filter((one) => to === undefined || one.to === to)
    .reverse();

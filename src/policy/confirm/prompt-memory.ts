/** What has become of the prompts that clients were given: bounded, and forgotten after a restart. */
import { fingerprint } from './canonical.js';
import type { ConfirmRequest } from './confirm-request.js';

/** How a client showed that it puts no prompt before a person. */
export type Unshown = 'too_fast' | 'error';

type Client = Pick<ConfirmRequest, 'caller' | 'clientName'>;
type Call = Client & Pick<ConfirmRequest, 'tenant' | 'wire'>;

/** Clients, and calls, that are remembered at most. */
const MOST = 1_000;

export class PromptMemory {
  readonly #unshown = new Map<string, Unshown>();
  /** Calls whose prompt has not been answered, not even by a refusal. */
  readonly #unanswered = new Set<string>();

  /** How a caller's client answered for itself, if it has. */
  unshown(client: Client): Unshown | undefined {
    return this.#unshown.get(clientKey(client));
  }

  notShown(client: Client, why: Unshown): void {
    if (this.#unshown.size < MOST) this.#unshown.set(clientKey(client), why);
  }

  /** Whether exactly this call has been asked about by a prompt that the client never answered. */
  isUnanswered(call: Call): boolean {
    return this.#unanswered.has(callKey(call));
  }

  asked(call: Call): void {
    const [oldest] = this.#unanswered;
    if (this.#unanswered.size >= MOST && oldest !== undefined) this.#unanswered.delete(oldest);
    this.#unanswered.add(callKey(call));
  }

  answered(call: Call): void {
    this.#unanswered.delete(callKey(call));
  }
}

const clientKey = ({ caller, clientName = 'unknown' }: Client): string => `${caller}\n${clientName}`;

const callKey = (call: Call): string =>
  [clientKey(call), call.tenant, call.wire.tool.name, fingerprint(call.wire.args)].join('\n');

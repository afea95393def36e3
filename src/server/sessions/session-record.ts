/**
 * What has to be known of a session of a 2025-era client so that any replica can serve it: what the client declared,
 * and whose it is. It is kept in the state that replicas share.
 */
import { createHash } from 'node:crypto';
import type { AuthInfo } from '@modelcontextprotocol/server';
import { LIFETIMES } from '../../state/kinds.js';
import type { SharedState } from '../../state/shared-state.js';
import { isObject } from '../../text/is-object.js';
import { callerIn } from '../callers/caller.js';

export interface SessionRecord {
  owner: string;
  /** Parameters of `initialize`. */
  initialize: Record<string, unknown>;
}

/** Characters of what a client may declare of itself, so that its session can be served by any replica. */
const MOST_DECLARED = 32_768;

/** What a session is bound to: a person at a client, whatever their token allows. */
export function ownerOf(authInfo: AuthInfo | undefined): string {
  const caller = callerIn(authInfo);
  if (!caller) return '';
  return createHash('sha256')
    .update(JSON.stringify([caller.id]))
    .digest('base64url');
}

/** Undefined where the message is no `initialize`, or declares more than is kept. */
export function recordOf(message: unknown, owner: string): SessionRecord | undefined {
  if (!isObject(message) || message.method !== 'initialize' || !isObject(message.params)) return undefined;
  if (JSON.stringify(message.params).length > MOST_DECLARED) return undefined;
  return { owner, initialize: message.params };
}

const keyOf = (id: string) => ['session', id] as const;

export class SessionRecords {
  readonly #state: SharedState;

  constructor(state: SharedState) {
    this.#state = state;
  }

  /** Undefined for a session that is not there, or is somebody else's. @throws StateUnavailable */
  async find(id: string, owner: string): Promise<SessionRecord | undefined> {
    const record = (await this.#state.read<SessionRecord>(keyOf(id)))?.value;
    return record?.owner === owner ? record : undefined;
  }

  /** Keeps it for another day. @throws StateUnavailable */
  keep(id: string, record: SessionRecord): Promise<void> {
    return this.#state.write(keyOf(id), record, LIFETIMES.session);
  }

  /** @throws StateUnavailable */
  async forget(id: string): Promise<void> {
    await this.#state.remove(keyOf(id));
  }
}

/**
 * Ids of the requests that replicas send to clients. Each names the replica and the session that asked, so that an
 * answer finds its question, wherever it arrives, and never another one.
 */
import { randomBytes } from 'node:crypto';

const FORM = /^([\w-]{22})\.([\w-]{11}):(\d{1,15})$/;

export const newReplicaId = (): string => randomBytes(16).toString('base64url');

export class QuestionIds {
  readonly #tag: string;

  constructor(replica: string) {
    this.#tag = `${replica}.${randomBytes(8).toString('base64url')}`;
  }

  outgoing(id: string | number): string {
    return `${this.#tag}:${id}`;
  }

  /** The id as the server knows it; undefined where this session did not ask that here. */
  own(id: unknown): number | undefined {
    if (typeof id !== 'string' || !id.startsWith(`${this.#tag}:`)) return undefined;
    const number = FORM.exec(id)?.[3];
    return number === undefined ? undefined : Number(number);
  }
}

/** The replica that asked. */
export const replicaOf = (id: unknown): string | undefined =>
  typeof id === 'string' ? FORM.exec(id)?.[1] : undefined;

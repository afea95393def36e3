/**
 * Who is signed in to the pages on loopback: the browser that was opened with a one-time secret. The secret is
 * exchanged for a cookie once; used a second time from elsewhere, it ends the session that it began, because then
 * somebody else has seen it.
 */
import { createHash, randomBytes } from 'node:crypto';
import { cookiesNamed } from './cookie-header.js';

/** How long a secret can be exchanged, in ms. */
export const SECRET_MS = 2 * 60 * 1000;
/** How long a session lasts, in ms. */
export const SESSION_MS = 12 * 60 * 60 * 1000;

interface Secret {
  /** Path to go on to. */
  next: string;
  expires: number;
  /** Fingerprint of the session that it began. */
  session?: string;
}

const random = (): string => randomBytes(32).toString('base64url');
/** Kept in place of what it is of, so that looking it up tells nothing by its time. */
const print = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export class LocalSessions {
  readonly #secrets = new Map<string, Secret>();
  /** When each ends, by fingerprint. */
  readonly #sessions = new Map<string, number>();
  readonly #now: () => number;
  /** Of this server alone: browsers send cookies of one host to all of its ports. */
  readonly #cookie = `approvals_${randomBytes(8).toString('hex')}`;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** A new one-time secret that leads to a path. */
  issue(next: string): string {
    const now = this.#now();
    for (const [key, { expires }] of this.#secrets)
      if (now >= expires + SESSION_MS) this.#secrets.delete(key);
    const secret = random();
    this.#secrets.set(print(secret), { next, expires: now + SECRET_MS });
    return secret;
  }

  /**
   * Exchanges a secret.
   *
   * @param path of the pages, to which the cookie is bound
   * @returns where to go on, with a cookie for a new session; undefined for a secret that does not count
   */
  exchange(
    secret: string,
    cookies: string | null,
    path: string,
  ): { next: string; cookie?: string } | undefined {
    const known = this.#secrets.get(print(secret));
    if (!known) return undefined;
    const present = this.session(cookies);
    if (known.session !== undefined) {
      if (present !== undefined && print(present) === known.session) return { next: known.next };
      this.#sessions.delete(known.session);
      return undefined;
    }
    if (this.#now() >= known.expires) return undefined;
    // A browser that is signed in stays so: pages that are open in it keep working.
    const session = present ?? random();
    known.session = print(session);
    if (present !== undefined) return { next: known.next };
    this.#sessions.set(known.session, this.#now() + SESSION_MS);
    const attributes = `Path=${path}; HttpOnly; SameSite=Strict; Max-Age=${SESSION_MS / 1000}`;
    return { next: known.next, cookie: `${this.#cookie}=${session}; ${attributes}` };
  }

  /** The session that a request's cookies name, if it is one. */
  session(cookies: string | null): string | undefined {
    const isCurrent = (session: string) => this.#now() < (this.#sessions.get(print(session)) ?? 0);
    return cookiesNamed(cookies, this.#cookie).find(isCurrent);
  }
}

/** The cookies of the approvals pages over HTTP: sealed, so that the server keeps nothing and nobody can make one. */
import { randomBytes } from 'node:crypto';
import { Seal, type Secret } from '../../../state/seal.js';
import { cookiesNamed } from '../cookie-header.js';
import type { LoginAttempt, Person } from './issuer-login.js';

/** How long somebody stays signed in, in ms: their permissions are read when they sign in. */
export const SESSION_MS = 30 * 60 * 1000;
/** How long signing in may take, in ms. */
const ATTEMPT_MS = 10 * 60 * 1000;

export interface Session extends Person {
  /** Random; forms are bound to it. */
  id: string;
  expires: number;
}

interface Attempt extends LoginAttempt {
  /** Path to go on to. */
  next: string;
  expires: number;
}

export class Cookies {
  readonly #sessions: Seal<Session>;
  readonly #attempts: Seal<Attempt>;
  readonly #names: { session: string; attempt: string };
  readonly #attributes: string;
  readonly #now: () => number;

  /**
   * @param secure whether the pages are served over HTTPS; plain HTTP is loopback
   * @param key shared by replicas, 32 bytes or more
   */
  constructor(secure: boolean, now: () => number, key?: Secret) {
    const secret = key ?? randomBytes(32);
    this.#sessions = new Seal('approvals session', secret);
    this.#attempts = new Seal('approvals sign-in', secret);
    // With this prefix, browsers take the cookie from this host alone, over HTTPS, for all of its paths.
    const prefix = secure ? '__Host-' : '';
    this.#names = { session: `${prefix}approvals`, attempt: `${prefix}approvals-sign-in` };
    // Lax, because the issuer sends people back from another site.
    this.#attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
    this.#now = now;
  }

  /** The header that begins a session, and ends the attempt. */
  begin(person: Person): string[] {
    const session = {
      ...person,
      id: randomBytes(16).toString('base64url'),
      expires: this.#now() + SESSION_MS,
    };
    return [
      this.#set(this.#names.session, this.#sessions.seal(session), SESSION_MS),
      this.#set(this.#names.attempt, '', 0),
    ];
  }

  /** The header that ends a session. */
  end(): string {
    return this.#set(this.#names.session, '', 0);
  }

  session(header: string | null): Session | undefined {
    return this.#opened(this.#sessions, cookiesNamed(header, this.#names.session)[0]);
  }

  /** The header that remembers an attempt to sign in. */
  remember(attempt: LoginAttempt, next: string): string {
    const value = { ...attempt, next, expires: this.#now() + ATTEMPT_MS };
    return this.#set(this.#names.attempt, this.#attempts.seal(value), ATTEMPT_MS);
  }

  attempt(header: string | null): Attempt | undefined {
    return this.#opened(this.#attempts, cookiesNamed(header, this.#names.attempt)[0]);
  }

  #opened<Value extends { expires: number }>(seal: Seal<Value>, text: string | undefined): Value | undefined {
    const value = text === undefined ? undefined : seal.open(text);
    return value && this.#now() < value.expires ? value : undefined;
  }

  #set(name: string, value: string, lifetime: number): string {
    return `${name}=${value}; ${this.#attributes}; Max-Age=${Math.floor(lifetime / 1000)}`;
  }
}

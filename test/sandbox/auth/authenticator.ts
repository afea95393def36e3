/** An authenticator without hardware: one key for one relying party. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

const head = (major: number, length: number): Buffer =>
  length < 24
    ? Buffer.from([(major << 5) | length])
    : length < 256
      ? Buffer.from([(major << 5) | 24, length])
      : Buffer.from([(major << 5) | 25, length >> 8, length & 255]);
const number = (value: number): Buffer => (value < 0 ? head(1, -1 - value) : head(0, value));
const bytes = (value: Buffer): Buffer => Buffer.concat([head(2, value.length), value]);
const text = (value: string): Buffer => Buffer.concat([head(3, value.length), Buffer.from(value)]);
const map = (entries: [Buffer, Buffer][]): Buffer =>
  Buffer.concat([head(5, entries.length), ...entries.flat()]);

interface Asked {
  challenge: string;
  origin: string;
  rpId: string;
  /** 1: somebody touched it; 4: it verified who. */
  flags?: number;
  /** Signs for what it was not made for. */
  count?: number;
}

export class Authenticator {
  readonly id = randomBytes(20).toString('base64url');
  readonly #private: KeyObject;
  readonly #cose: Buffer;
  #count = 0;

  constructor(kind: 'ES256' | 'EdDSA' | 'RS256' = 'ES256') {
    const pair =
      kind === 'ES256'
        ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
        : kind === 'EdDSA'
          ? generateKeyPairSync('ed25519')
          : generateKeyPairSync('rsa', { modulusLength: 2048 });
    this.#private = pair.privateKey;
    const jwk = pair.publicKey.export({ format: 'jwk' });
    const part = (name: 'x' | 'y' | 'n' | 'e') => bytes(Buffer.from(String(jwk[name]), 'base64url'));
    this.#cose = {
      ES256: () =>
        map([
          [number(1), number(2)],
          [number(3), number(-7)],
          [number(-1), number(1)],
          [number(-2), part('x')],
          [number(-3), part('y')],
        ]),
      EdDSA: () =>
        map([
          [number(1), number(1)],
          [number(3), number(-8)],
          [number(-1), number(6)],
          [number(-2), part('x')],
        ]),
      RS256: () =>
        map([
          [number(1), number(3)],
          [number(3), number(-257)],
          [number(-1), part('n')],
          [number(-2), part('e')],
        ]),
    }[kind]();
  }

  #data({ rpId, flags = 1 }: Asked, count: number, more = Buffer.alloc(0)): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(count);
    const hash = createHash('sha256').update(rpId).digest();
    return Buffer.concat([hash, Buffer.from([more.length > 0 ? flags | 64 : flags]), counter, more]);
  }

  #clientData(type: string, { challenge, origin }: Asked): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  /** @param statement who made it, as CBOR, with the name of its format */
  create(asked: Asked, [format, statement]: [string, Buffer] = ['none', map([])]) {
    const id = Buffer.from(this.id, 'base64url');
    const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, this.#cose]);
    const authData = this.#data(asked, 0, attested);
    const attestation = map([
      [text('fmt'), text(format)],
      [text('attStmt'), statement],
      [text('authData'), bytes(authData)],
    ]);
    return {
      id: this.id,
      response: {
        clientDataJSON: this.#clientData('webauthn.create', asked).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
      },
    };
  }

  get(asked: Asked) {
    this.#count = asked.count ?? this.#count + 1;
    const authenticatorData = this.#data(asked, this.#count);
    const clientData = this.#clientData('webauthn.get', asked);
    const signed = Buffer.concat([authenticatorData, createHash('sha256').update(clientData).digest()]);
    const hash = this.#private.asymmetricKeyType === 'ed25519' ? null : 'sha256';
    return {
      id: this.id,
      response: {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: authenticatorData.toString('base64url'),
        signature: sign(hash, signed, this.#private).toString('base64url'),
      },
    };
  }
}

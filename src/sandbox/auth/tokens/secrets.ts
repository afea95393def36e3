/** Values that only their holder knows: codes, opaque tokens, cookies. The tenant keeps digests of them. */
import { createHash, randomBytes } from 'node:crypto';

/** 256 bits that nobody can guess, in base64url. */
export const unguessable = (): string => randomBytes(32).toString('base64url');

export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** A secret to plant in the tenant's answers, in every place and form that a secret may have. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const list = JSON.parse(readFileSync(join(import.meta.dirname, '../../catalog/secrets.json'), 'utf8')) as {
  operations: Record<string, { request?: string[]; response?: string[] }>;
};

export const canary = 'CANARY-5f3a91c7d2';
export const jwt = `eyJhbGciOiJIUzI1NiJ9.eyJjYW5hcnkiOiJDQU5BUlkifQ.${canary}`;
const pem = `-----BEGIN PRIVATE KEY-----\n${canary}\n-----END PRIVATE KEY-----`;

/** Where the operations have secrets, by `METHOD /path`. */
export const secretFields = list.operations;

/** An answer with the canary in each listed field, in fields named like secrets, and in the form of secrets. */
export function poisoned(paths: readonly string[]): Record<string, unknown> {
  const body: Record<string, unknown> = {
    id: 'x',
    name: 'thing',
    client_secret: canary,
    nested: { deeper: [{ password: canary, apiKey: canary, 'x-api-key': canary }] },
    user_metadata: {
      my_token: canary,
      note: `use ${jwt}`,
      key: pem,
      url: `https://x.example/?ticket=${canary}`,
    },
    description: `Authorization: Bearer ${canary}-${canary}`,
  };
  for (const path of paths) {
    const keys = path
      .replace(/\.?\*\*$/, '')
      .split('.')
      .filter((key) => key !== '');
    if (path.endsWith('**')) keys.push('any');
    let place = body;
    for (const key of keys.slice(0, -1)) {
      const next = typeof place[key] === 'object' && place[key] !== null ? place[key] : {};
      place[key] = next;
      place = next as Record<string, unknown>;
    }
    const last = keys.at(-1) ?? '';
    if (typeof place[last] !== 'object') place[last] = canary;
  }
  return body;
}

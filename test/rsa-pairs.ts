/**
 * Making an RSA pair takes up to half a second, and every sandbox makes one, some operations one per call. Tests get
 * real pairs from a small stock instead: neighbors in time differ, as a rotated key must from the one before.
 */
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

/** Pairs of one kind, more than any test looks at together. */
const STOCK = 8;
const STOCKED = Symbol.for('auth0-management-mcp tests: RSA pairs are stocked');

type Make = (type: string, options: unknown) => unknown;

// A worker loads this for every file it runs, and keeps the stock.
if (!Object.hasOwn(crypto, STOCKED)) {
  const make = crypto.generateKeyPairSync as Make;
  const stocks = new Map<string, { pairs: unknown[]; next: number }>();
  const stocked: Make = (type, options) => {
    if (type !== 'rsa') return make(type, options);
    const kind = JSON.stringify(options);
    const stock = stocks.get(kind) ?? { pairs: [], next: 0 };
    stocks.set(kind, stock);
    const at = stock.next++ % STOCK;
    stock.pairs[at] ??= make(type, options);
    return stock.pairs[at];
  };
  Object.assign(crypto, { generateKeyPairSync: stocked, [STOCKED]: true });
  syncBuiltinESMExports();
}

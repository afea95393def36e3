/**
 * Making an RSA pair takes up to half a second, and every sandbox makes one, some operations one per call. Tests get
 * real pairs from a small stock instead, which the workers of a run share in its temporary folder: neighbors in time
 * differ, as a rotated key must from the one before.
 */
import crypto, { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Pairs of one size, more than any test looks at together: of longer ones, which take longer to make, few are. */
const stockOf = (modulusLength: number): number => (modulusLength > 2048 ? 2 : 8);
const STOCKED = Symbol.for('auth0-management-mcp tests: RSA pairs are stocked');

interface Options {
  modulusLength: number;
  publicKeyEncoding?: crypto.KeyExportOptions<'pem'>;
  privateKeyEncoding?: crypto.KeyExportOptions<'pem'>;
}
interface Pair {
  publicKey: KeyObject;
  privateKey: KeyObject;
}
type Make = (type: string, options: Options) => Pair;

function readPair(file: string): Pair | undefined {
  try {
    const privateKey = createPrivateKey(readFileSync(file));
    return { privateKey, publicKey: createPublicKey(privateKey) };
  } catch {
    return undefined;
  }
}

// A worker loads this for every file it runs, and keeps the stock.
if (!Object.hasOwn(crypto, STOCKED)) {
  const make = crypto.generateKeyPairSync as unknown as Make;
  const stocks = new Map<number, { pairs: Pair[]; next: number }>();

  const pairOf = (modulusLength: number, at: number): Pair => {
    const file = join(tmpdir(), `rsa-${modulusLength}-${at}.pem`);
    const shared = readPair(file);
    if (shared) return shared;
    const pair = make('rsa', { modulusLength });
    const own = `${file}.${process.pid}`;
    writeFileSync(own, pair.privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    renameSync(own, file);
    return pair;
  };

  const stocked = (type: string, options: Options): unknown => {
    if (type !== 'rsa') return make(type, options);
    const stock = stocks.get(options.modulusLength) ?? { pairs: [], next: 0 };
    stocks.set(options.modulusLength, stock);
    const at = stock.next++ % stockOf(options.modulusLength);
    stock.pairs[at] ??= pairOf(options.modulusLength, at);
    const { publicKey, privateKey } = stock.pairs[at];
    return {
      publicKey: options.publicKeyEncoding ? publicKey.export(options.publicKeyEncoding) : publicKey,
      privateKey: options.privateKeyEncoding ? privateKey.export(options.privateKeyEncoding) : privateKey,
    };
  };
  Object.assign(crypto, { generateKeyPairSync: stocked, [STOCKED]: true });
  syncBuiltinESMExports();
}

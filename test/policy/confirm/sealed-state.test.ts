import { createCipheriv, hkdfSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { type SealedState, StateSeal } from '../../../src/policy/confirm/sealed-state.js';

const key = 'k'.repeat(32);
const state: SealedState = {
  via: 'form',
  tool: 'delete_user',
  change: 'change',
  args: 'a',
  tenant: 'acme.example',
  caller: 'local',
  policy: 'p',
  expect: 'jane@example.com',
  shown: 's',
  least: 800,
  asked: 1,
  expires: 2,
  nonce: 'n',
};

test('a state that another build sealed with the same key opens', () => {
  const sealed =
    'v1.umQqpKMI_q7bixNispsclCUB5urPGJMHlPNbk17dozRKLLoAjX5zrxPhN1jfdR1o2puxrmwIfFgBwZsFCSpw3R9D1TcagjoPiyjsdvH8sBvJi4kTH1E9ftk-zJhMWzb0Z3rH_ZM-aAZTD9nrOdamPDfOIBNcQ45-8itkoOjB0l9Kx2L8JIFocIRVmJDHB_b5FOQLbDkFNGrWhp9E43ILl9ZAjq1xVZVFP0F7aSxNatRQxHnO0Q7EKX14AubY63Schr5JFEXjtQZ3UKioMWHGmtfkCPxrajSwluaVGN1H8jTSTBd9SjX0bQ';
  expect(new StateSeal(key).open(sealed)).toEqual(state);
});

test('a seal is its format, 12 random bytes, a tag of 16 and what it holds', () => {
  const sealed = new StateSeal(key).seal(state);
  expect(sealed).toMatch(/^v1\.[\w-]+$/);
  expect(Buffer.from(sealed.slice(3), 'base64url')).toHaveLength(12 + 16 + JSON.stringify(state).length);
});

test('the key has to have 32 bytes, counted as bytes', () => {
  expect(() => new StateSeal('k'.repeat(31))).toThrow(RangeError);
  expect(() => new StateSeal('é'.repeat(16))).not.toThrow();
  expect(() => new StateSeal(new Uint8Array(31))).toThrow(RangeError);
});

test('without a key of its own each server has another', () => {
  const sealed = new StateSeal().seal(state);
  expect(new StateSeal().open(sealed)).toBeUndefined();
});

test('no bit of it can be changed', () => {
  const seal = new StateSeal(key);
  const bytes = Buffer.from(seal.seal(state).slice(3), 'base64url');
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(seal.open(`v1.${changed.toString('base64url')}`), `byte ${at}`).toBeUndefined();
  }
});

test('it cannot be truncated, relabeled with another format, or replaced', () => {
  const seal = new StateSeal(key);
  const sealed = seal.seal(state);
  const bytes = Buffer.from(sealed.slice(3), 'base64url');
  for (const length of [0, 1, 11, 12, 13, 27, 28, 29, bytes.length - 1])
    expect(seal.open(`v1.${bytes.subarray(0, length).toString('base64url')}`), `${length}`).toBeUndefined();
  for (const text of ['', 'v1.', '.', sealed.slice(3), `v2${sealed.slice(2)}`, `x${sealed}`, 'v1.{}', 'null'])
    expect(seal.open(text), text.slice(0, 10)).toBeUndefined();
});

test('a short tag does not pass, though it fits the text as far as it goes', () => {
  const secret = Buffer.from(hkdfSync('sha256', key, '', 'auth0-management-mcp confirmation state', 32));
  const salt = Buffer.alloc(12);
  const cipher = createCipheriv('aes-256-gcm', secret, salt);
  cipher.setAAD(Buffer.from('v1'));
  const text = Buffer.concat([cipher.update(JSON.stringify(state), 'utf8'), cipher.final()]);
  const tag = cipher.getAuthTag();
  const joined = (...parts: Buffer[]) => `v1.${Buffer.concat(parts).toString('base64url')}`;
  expect(new StateSeal(key).open(joined(salt, tag, text))).toEqual(state);
  expect(new StateSeal(key).open(joined(salt, tag.subarray(0, 4), text))).toBeUndefined();
  expect(new StateSeal(key).open(joined(salt, text))).toBeUndefined();
});

test('what is sealed under another format name does not open', () => {
  const secret = Buffer.from(hkdfSync('sha256', key, '', 'auth0-management-mcp confirmation state', 32));
  const salt = Buffer.alloc(12);
  const cipher = createCipheriv('aes-256-gcm', secret, salt);
  cipher.setAAD(Buffer.from('v0'));
  const text = Buffer.concat([cipher.update(JSON.stringify(state), 'utf8'), cipher.final()]);
  const sealed = `v1.${Buffer.concat([salt, cipher.getAuthTag(), text]).toString('base64url')}`;
  expect(new StateSeal(key).open(sealed)).toBeUndefined();
});

test('what is too long is not even tried', () => {
  const seal = new StateSeal(key);
  const ofLength = (length: number) => {
    const bare = JSON.stringify({ ...state, caller: '' }).length;
    const bytes = Math.floor(((length - 3) * 3) / 4) - 28;
    return seal.seal({ ...state, caller: 'c'.repeat(bytes - bare) });
  };
  expect(ofLength(8191)).toHaveLength(8191);
  expect(seal.open(ofLength(8191))).toBeDefined();
  expect(ofLength(8193)).toHaveLength(8193);
  expect(seal.open(ofLength(8193))).toBeUndefined();
});

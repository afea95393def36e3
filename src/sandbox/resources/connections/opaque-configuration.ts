/**
 * `options.configuration` of a custom database: scripts get the values, the API answers them encrypted. Source: the API
 * document ("stores encrypted string only configurations"), and the answers of real tenants.
 */
import { randomBytes } from 'node:crypto';
import type { Doc } from '../../state/store.js';
import { optionsOf } from '../users/store.js';

type Texts = Record<string, string>;

const opaque = (): string => randomBytes(96).toString('base64');

/**
 * A connection's options with an opaque configuration, beside the values that its scripts get. A value that is sent
 * back as it was answered is still the one that it stands for.
 */
export function sealed(options: Doc, old?: Doc): { options: Doc; $configuration: Texts | undefined } {
  const given = options.configuration as Texts | null | undefined;
  if (!given) return { options, $configuration: undefined };
  const before = (optionsOf(old).configuration ?? {}) as Texts;
  const values = (old?.$configuration ?? {}) as Texts;
  const shown: Texts = {};
  const kept: Texts = {};
  for (const [name, value] of Object.entries(given)) {
    const same = before[name] === value;
    shown[name] = same ? value : opaque();
    kept[name] = same ? (values[name] ?? value) : value;
  }
  return { options: { ...options, configuration: shown }, $configuration: kept };
}

/** What the scripts of a custom database get as `configuration`. */
export const configurationOf = (connection: Doc): Texts =>
  (connection.$configuration ?? optionsOf(connection).configuration ?? {}) as Texts;

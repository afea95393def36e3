/**
 * Limits of actions and of the modules that they share. Sources: public documentation, customize/actions/limitations
 * and operational-policies/entity-limit-policy.
 */
import { invalidBody, tooLong } from '../../errors.js';
import { checkAtOnce } from '../../limits.js';
import type { Doc } from '../../state/store.js';

/** Bytes of source code. */
const MAX_CODE = 100_000;
const MAX_SECRETS = 30;
const MAX_SECRET_NAME = 128;
const MAX_SECRET_VALUE = 4096;
const MAX_DEPENDENCIES = 10;
const MAX_MODULES = 3;
/** Versions that are kept; the oldest that is not at work goes first. */
export const MAX_VERSIONS = 50;

function checkText(text: unknown, most: number, property: string): void {
  if (typeof text === 'string' && text.length > most)
    throw invalidBody(tooLong(`${text.length} chars`, most, property));
}

/** Refuses a draft of an action, or of a module, that is larger than it may be. */
export function checkDraft({ code, secrets, dependencies, modules }: Doc): void {
  if (typeof code === 'string' && Buffer.byteLength(code) > MAX_CODE)
    throw invalidBody(tooLong(`${Buffer.byteLength(code)} bytes`, MAX_CODE, 'code'));
  for (const [property, items, most] of [
    ['dependencies', dependencies, MAX_DEPENDENCIES],
    ['modules', modules, MAX_MODULES],
    ['secrets', secrets, MAX_SECRETS],
  ] as const)
    checkAtOnce((items ?? []) as Doc[], most, property);
  for (const [index, { name, value }] of ((secrets ?? []) as Doc[]).entries()) {
    checkText(name, MAX_SECRET_NAME, `secrets[${index}].name`);
    checkText(value, MAX_SECRET_VALUE, `secrets[${index}].value`);
  }
}

/** Secrets as they are shown: without their values. */
export const shownSecrets = (secrets: unknown): Doc[] =>
  Array.isArray(secrets) ? (secrets as Doc[]).map(({ name, updated_at }) => ({ name, updated_at })) : [];

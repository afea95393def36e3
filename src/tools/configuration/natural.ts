/** Values in which ids and the tenant's own address are replaced with what is the same in every tenant. */
import { mapParts } from '../../text/values.js';

/** Another thing of the configuration, in the place of its id. */
export class Reference {
  constructor(
    readonly kind: string,
    readonly key: string,
    readonly id: string,
  ) {}
}

/** An address of the tenant itself, without its host. */
export class OwnAddress {
  constructor(
    /** Path and all that follows, with the leading slash. */
    readonly rest: string,
    readonly whole: string,
  ) {}
}

/** Whether the value stands for something of a tenant. */
export const isName = (value: unknown): value is Reference | OwnAddress =>
  value instanceof Reference || value instanceof OwnAddress;

/** What stands for the other things of one tenant. */
export interface Names {
  /** References by id. */
  ids: ReadonlyMap<string, Reference>;
  /** `https://tenant.example` and the like: the tenant's own origins. */
  origins: readonly string[];
}

/** The value with references; only whole texts are replaced, never a part of one. */
export function natural(value: unknown, names: Names): unknown {
  if (typeof value === 'string') {
    const origin = names.origins.find((one) => value.startsWith(`${one}/`));
    if (origin !== undefined) return new OwnAddress(value.slice(origin.length), value);
    return names.ids.get(value) ?? value;
  }
  return mapped(value, (member) => natural(member, names));
}

/** The value with each reference replaced. */
export function resolved(
  value: unknown,
  replace: { reference: (reference: Reference) => unknown; address: (address: OwnAddress) => unknown },
): unknown {
  if (value instanceof Reference) return replace.reference(value);
  if (value instanceof OwnAddress) return replace.address(value);
  return mapped(value, (member) => resolved(member, replace));
}

/** The value as people read and as it is compared: `application "Shop"`. */
export const shown = (value: unknown): unknown =>
  resolved(value, {
    reference: ({ kind, key }) => `${kind} ${JSON.stringify(key)}`,
    address: ({ rest }) => `https://{tenant}${rest}`,
  });

/** The value as its own tenant has it. */
export const original = (value: unknown): unknown =>
  resolved(value, { reference: ({ id }) => id, address: ({ whole }) => whole });

/** All references within a value. */
export function referencesOf(value: unknown): Reference[] {
  if (value instanceof Reference) return [value];
  if (value instanceof OwnAddress || typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(referencesOf);
}

const mapped = (value: unknown, map: (member: unknown) => unknown): unknown =>
  isName(value) ? value : mapParts(value, map);

/**
 * The string formats of the API that arguments are checked against, and the other checks that the generated
 * operation modules need in addition to zod's own. Auth0's private formats (`organization-id`, `acr`, …) are left to the
 * API: their rules are not public, and a wrong guess would reject values that the API accepts.
 */
import { isIPv4, isIPv6 } from 'node:net';
import { z } from 'zod';

const DATE_TIME = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[+-]\d\d:?\d\d)?$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const EMAIL = /^[^\s@]+@[^\s@]+$/;
const HOSTNAME = /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,62})(\.[a-z0-9_-]{1,63})*\.?$/i;

function prefix(text: string, bits: number, isAddress: (address: string) => boolean): boolean {
  const [address = '', length = '', ...rest] = text.split('/');
  return rest.length === 0 && isAddress(address) && /^\d{1,3}$/.test(length) && Number(length) <= bits;
}

function isAbsoluteUri(text: string): boolean {
  // Looser than WHATWG's parser on purpose: custom schemes and placeholders such as {organization_name} are used.
  return /^[a-z][a-z0-9+.-]*:\S*$/i.test(text);
}

const FORMATS: Record<string, { test: (text: string) => boolean; expected: string }> = {
  'date-time': {
    test: (t) => DATE_TIME.test(t),
    expected: 'an ISO 8601 date and time, such as 2026-01-31T09:30:00Z',
  },
  date: { test: (t) => DATE.test(t) || DATE_TIME.test(t), expected: 'a date, such as 2026-01-31' },
  uuid: { test: (t) => UUID.test(t), expected: 'a UUID' },
  email: { test: (t) => EMAIL.test(t), expected: 'an e-mail address' },
  ipv4: { test: isIPv4, expected: 'an IPv4 address' },
  ipv6: { test: isIPv6, expected: 'an IPv6 address' },
  cidr: { test: (t) => prefix(t, 32, isIPv4), expected: 'an IPv4 range, such as 10.0.0.0/8' },
  ipv6_cidr: { test: (t) => prefix(t, 128, isIPv6), expected: 'an IPv6 range, such as 2001:db8::/32' },
  hostname: { test: (t) => HOSTNAME.test(t), expected: 'a host name' },
  uri: { test: isAbsoluteUri, expected: 'an absolute URI' },
};

/** Formats that `format()` checks. */
export const CHECKED_FORMATS: ReadonlySet<string> = new Set(Object.keys(FORMATS));

/** A string schema that also checks one of `CHECKED_FORMATS`, and advertises it. */
export function formatted(schema: z.ZodString, name: string): z.ZodString {
  const rule = FORMATS[name];
  if (!rule) throw new Error(`no format ${name}`);
  return schema
    .check((payload) => {
      if (rule.test(payload.value)) return;
      payload.issues.push({ code: 'custom', input: payload.value, message: `must be ${rule.expected}` });
    })
    .meta({ format: name });
}

/** An object schema that also checks the number of properties, and advertises it. `Infinity` means no limit. */
export function sized<T extends z.ZodType<Record<string, unknown>>>(schema: T, min: number, max: number): T {
  const properties = (n: number) => `${n} ${n === 1 ? 'property' : 'properties'}`;
  return schema
    .check((payload) => {
      const count = Object.keys(payload.value).length;
      if (count >= min && count <= max) return;
      const message = count < min ? `needs at least ${properties(min)}` : `takes at most ${properties(max)}`;
      payload.issues.push({ code: 'custom', input: payload.value, message });
    })
    .meta({
      ...(min > 0 ? { minProperties: min } : {}),
      ...(Number.isFinite(max) ? { maxProperties: max } : {}),
    });
}

/** Whether an object has every field of at least one of the sets. */
export function hasOneSetOf(sets: string[][]): (value: object) => boolean {
  return (value) => sets.some((fields) => fields.every((field) => field in value));
}

/**
 * A check that the named top-level arguments together match one of the body's variants.
 *
 * @param variants a union of the body's variants, distinguished by a discriminator if they have one
 * @param fields argument name -> name in the body
 */
export function fitsVariant(
  variants: z.ZodType,
  fields: Record<string, string>,
): z.core.CheckFn<Record<string, unknown>> & { variants: z.ZodType } {
  const check = (payload: z.core.ParsePayload<Record<string, unknown>>) => {
    const body: Record<string, unknown> = {};
    for (const [argument, wire] of Object.entries(fields)) {
      if (payload.value[argument] !== undefined) body[wire] = payload.value[argument];
    }
    const result = variants.safeParse(body);
    if (result.success) return;
    for (const issue of result.error.issues)
      payload.issues.push({ ...issue, input: payload.value } as z.core.$ZodRawIssue);
  };
  // Problems are explained by the variant that was meant.
  return Object.assign(check, { variants });
}

/** The contents of a file part: its text, or its JSON. */
export function fileText() {
  return z.union([z.string().min(1), z.array(z.looseObject({})).min(1)]);
}

/** The string formats of the catalogue. A format that is not listed accepts every string. */
import { isIPv4, isIPv6 } from 'node:net';

const BASE58 = '[1-9A-HJ-NP-Za-km-z]';
const ALNUM = '[A-Za-z0-9]';

const idFormat = (prefix: string, alphabet: string, length: string) => {
  const form = new RegExp(`^${prefix}_${alphabet}${length}$`);
  return (text: string) => form.test(text);
};

function isUrl(text: string, protocols?: readonly string[]): boolean {
  try {
    const { protocol } = new URL(text);
    return protocols === undefined || protocols.includes(protocol);
  } catch {
    return false;
  }
}

/** Placeholders such as `{organization_name}` stand for any host label. */
const withoutPlaceholders = (text: string): string => text.replace(/\{[^{}]*\}/g, 'x').replace(/\*/g, 'x');
const https = ['https:'];

function isCidr(text: string, isAddress: (address: string) => boolean, bits: number): boolean {
  const [address = '', length = '', ...rest] = text.split('/');
  return rest.length === 0 && isAddress(address) && /^\d{1,3}$/.test(length) && Number(length) <= bits;
}

/** Where the account comes from, a bar, and its id there. */
const userId = (text: string): boolean => /^[^|]+\|.+$/s.test(text);
const hexColor = (text: string): boolean =>
  /^#([0-9a-fA-F]{3}|[0-9a-fA-F]{4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$/.test(text);
const hostname = (text: string): boolean =>
  text.length <= 255 &&
  /^[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?)*\.?$/.test(
    text,
  );
/** Octets of an address before and after the @, and of each label of the domain (RFC 5321, 4.5.3.1). */
function emailParts(text: string): boolean {
  const at = text.lastIndexOf('@');
  const domain = text.slice(at + 1);
  return at <= 64 && domain.length <= 255 && domain.split('.').every((label) => label.length <= 63);
}
const email = (text: string): boolean => emailParts(text) && emailForm(text);
const emailForm = (text: string): boolean =>
  /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+\.[^\s@.]+$/.test(text) || /^"[^"]+"@[^\s@]+$/.test(text);

export const formats: Record<string, (text: string) => boolean> = {
  'date-time': (text) => /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d/.test(text) && !Number.isNaN(Date.parse(text)),
  date: (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)),
  ipv4: isIPv4,
  ipv6: isIPv6,
  cidr: (text) => isCidr(text, isIPv4, 32),
  ipv6_cidr: (text) => isCidr(text, isIPv6, 128),
  'html-color': hexColor,
  'html-color-or-null': hexColor,
  'forms-hex-color': hexColor,
  'strict-https-uri': (text) => isUrl(text, https),
  'strict-https-uri-or-null': (text) => isUrl(text, https),
  'strict-uri': (text) => isUrl(text),
  uri: (text) => isUrl(text),
  url: (text) => isUrl(withoutPlaceholders(text)),
  'url-or-null': (text) => isUrl(withoutPlaceholders(text)),
  'url-with-placeholders': (text) => isUrl(withoutPlaceholders(text)),
  'callback-url': (text) => isUrl(withoutPlaceholders(text)),
  'absolute-uri-or-empty': (text) => text === '' || isUrl(withoutPlaceholders(text)),
  'absolute-https-uri-or-empty': (text) => text === '' || isUrl(text, https),
  'absolute-https-uri-with-placeholders-or-empty': (text) =>
    text === '' || isUrl(withoutPlaceholders(text), https),
  email,
  'email-or-empty': (text) => text === '' || email(text),
  hostname,
  uuid: (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text),
  'non-empty-string': (text) => text.length > 0,
  'organization-id': idFormat('org', ALNUM, '{16}'),
  'connection-id': idFormat('con', ALNUM, '{16}'),
  'role-id': idFormat('rol', ALNUM, '{16}'),
  'client-grant-id': idFormat('cgr', ALNUM, '{16}'),
  'event-stream-id': idFormat('est', BASE58, '{22}'),
  // Of letters and digits, as it is made; the name of an application is refused (auth0/auth0-deploy-cli, issue 230).
  'client-id': (text) => /^[\w-]*$/.test(text),
  'user-id': userId,
  'user-id-with-max-length': userId,
  'user-attribute-profile-id': idFormat('uap', BASE58, '{22}'),
  'connection-profile-id': idFormat('cop', BASE58, '{22}'),
  'organization-name': (text) => /^[a-z0-9]([a-z0-9\-_]*[a-z0-9])?$/.test(text),
};

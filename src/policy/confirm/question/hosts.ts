/**
 * Where the addresses in a value lead, told as a client parses them: user information, encoded slashes, backslashes,
 * ports and look-alike letters do not hide the host that would be contacted.
 */

/** What an address starts with in running text or code; browsers take a backslash as a slash. */
const SCHEME = /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{0,30}:[/\\]{1,8}|(?<=["'`=(])[/\\]{2}(?=[^\s/\\])/gi;
/** A text that is an address as a whole, with or without slashes. */
const WHOLE = /^(?:(?:https?|wss?|ftp):|[a-z][a-z0-9+.-]{0,30}:(?=[/\\])|[/\\]{2})/i;
/** What URL parsers drop before they look at an address. */
const DROPPED = /[\t\n\r]/g;
const QUOTES = `"'\``;
/** Names of fields that hold a host or an address without its scheme. */
const HOST_FIELD =
  /(?:host|hostname|domain|domains|server|endpoint|ur[il]s?|address|origin|origins|location)$/i;
const CANNOT_TELL = 'cannot be told from the address';

/** Hosts of all addresses in a value, each once, in order. `name` is the field that holds it. */
export function hostsIn(value: unknown, name = ''): string[] {
  const found = new Set<string>();
  collect(value, name, found);
  return [...found];
}

function collect(value: unknown, name: string, found: Set<string>): void {
  if (typeof value === 'string') {
    for (const host of hostsOfText(value, name)) found.add(host);
  } else if (Array.isArray(value)) {
    for (const item of value) collect(item, name, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      collect(key, '', found);
      collect(member, key, found);
    }
  }
}

function* hostsOfText(text: string, name: string): Iterable<string> {
  const whole = text.replace(DROPPED, '').trim();
  if (WHOLE.test(whole)) {
    const host = hostOf(whole);
    // Text such as a comment starts with two slashes, too.
    if (host !== undefined && !(host === CANNOT_TELL && /^[/\\]/.test(whole))) yield host;
  } else if (HOST_FIELD.test(name) && whole !== '' && !isMailAddress(name, whole)) {
    const host = hostOf(`https://${whole}`);
    // A name that is its own host needs no second line.
    if (host !== undefined && host !== CANNOT_TELL && host !== whole) yield host;
  }
  for (const address of addressesIn(text)) {
    if (address === whole) continue;
    const host = hostOf(address);
    if (host !== undefined) yield host;
  }
}

const isMailAddress = (name: string, text: string): boolean =>
  /address$/i.test(name) && /^[^\s/\\:@]+@[^\s/\\:@]+$/.test(text);

/** The part of an address that names its host, in running text; only browsers' own schemes take a backslash as a slash. */
const AUTHORITY = /[^\s"'`<>/?#]*/y;
const SPECIAL_AUTHORITY = /[/\\]*[^\s"'`<>/\\?#]*/y;
const SPECIAL = /^(?:(?:https?|wss?|ftp|file):|[/\\])/i;

/**
 * Addresses in running text: up to the quote that was opened before them, else to the end of the part that names the
 * host. Without quotes each ends where the next one begins, so that a long text takes no more time than its length.
 */
function* addressesIn(text: string): Iterable<string> {
  for (const { 0: scheme, index } of text.matchAll(SCHEME)) {
    const opened = text[index - 1];
    const start = index + scheme.length;
    if (opened !== undefined && QUOTES.includes(opened)) {
      const end = text.indexOf(opened, start);
      yield text.slice(index, end === -1 ? undefined : end);
    } else if (SPECIAL.test(scheme)) yield text.slice(index, endOf(SPECIAL_AUTHORITY, text, start));
    // Any other scheme names a host behind two slashes alone.
    else if (scheme.includes('://')) yield text.slice(index, endOf(AUTHORITY, text, start));
  }
}

function endOf(part: RegExp, text: string, start: number): number {
  part.lastIndex = start;
  part.test(text);
  return part.lastIndex;
}

/** The host, with a port that is not the scheme's own; undefined where the address has none. */
function hostOf(address: string): string | undefined {
  try {
    const { hostname, port, username, password } = new URL(
      /^[/\\]/.test(address) ? `https:${address}` : address,
    );
    if (hostname === '') return undefined;
    const user = username !== '' || password !== '' ? ' (the address carries a user name)' : '';
    return `${hostname}${port === '' ? '' : `:${port}`}${user}`;
  } catch {
    return CANNOT_TELL;
  }
}

/** A browser without a screen: a cookie jar, redirects one at a time, and forms filled in by the names of their fields. */

export interface Seen {
  status: number;
  url: string;
  headers: Headers;
  text: string;
  /** Where a redirect leads. */
  location: string | undefined;
}

export interface Form {
  action: string;
  fields: Record<string, string>;
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

const attribute = (tag: string, name: string): string | undefined => {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : unescaped(value);
};

/** The first form of a page with the values that it starts with. */
export function formOf({ text, url }: Seen): Form {
  const [, tag = '', inside = ''] = /(<form[^>]*>)([\s\S]*?)<\/form>/.exec(text) ?? [];
  if (tag === '') throw new Error(`there is no form on ${url}: ${text.slice(0, 2000)}`);
  const fields: Record<string, string> = {};
  for (const [input] of inside.matchAll(/<input[^>]*>/g)) {
    const name = attribute(input, 'name');
    if (name !== undefined) fields[name] = attribute(input, 'value') ?? '';
  }
  return { action: new URL(attribute(tag, 'action') ?? '', url).href, fields };
}

/** What the page says is wrong. */
export const complaintOf = ({ text }: Seen): string | undefined => {
  const said = /role="alert"><p>([\s\S]*?)<\/p>/.exec(text)?.[1];
  return said === undefined ? undefined : unescaped(said);
};

export const titleOf = ({ text }: Seen): string => unescaped(/<h1>(.*?)<\/h1>/.exec(text)?.[1] ?? '');

export class Browser {
  readonly #cookies: Map<string, string>;
  readonly agent: string;

  /** @param cookies that it has from the beginning */
  constructor(agent = 'Test Browser 1.0', cookies: ReadonlyMap<string, string> = new Map()) {
    this.agent = agent;
    this.#cookies = new Map(cookies);
  }

  get cookies(): ReadonlyMap<string, string> {
    return this.#cookies;
  }

  /**
   * One request, without following its redirect.
   *
   * @param from origin of the page that sends a form
   */
  async request(url: string, body?: Record<string, string>, from = new URL(url).origin): Promise<Seen> {
    const cookie = Array.from(this.#cookies, ([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: {
        'user-agent': this.agent,
        ...(cookie === '' ? {} : { cookie }),
        ...(body === undefined ? {} : { origin: from }),
      },
      ...(body === undefined ? {} : { body: new URLSearchParams(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const mark = pair.indexOf('=');
      if (/max-age=0/i.test(line)) this.#cookies.delete(pair.slice(0, mark));
      else this.#cookies.set(pair.slice(0, mark), pair.slice(mark + 1));
    }
    const location = response.headers.get('location') ?? undefined;
    return {
      status: response.status,
      url,
      headers: response.headers,
      text: await response.text(),
      location: location === undefined ? undefined : new URL(location, url).href,
    };
  }

  /** Follows redirects as long as they stay with the server of the first request. */
  async visit(url: string, body?: Record<string, string>): Promise<Seen> {
    let seen = await this.request(url, body);
    while (seen.location !== undefined && new URL(seen.location).origin === new URL(url).origin)
      seen = await this.request(seen.location);
    return seen;
  }

  /** Fills in the form of a page, and sends it. */
  fill(page: Seen, answers: Record<string, string>): Promise<Seen> {
    const { action, fields } = formOf(page);
    return this.visit(action, { ...fields, ...answers });
  }
}

/** The parameters with which a redirect came back to an application. */
export function answerIn(seen: Seen): Record<string, string> {
  if (seen.location === undefined)
    throw new Error(`no redirect from ${seen.url}: ${seen.status} ${seen.text}`);
  return Object.fromEntries(new URL(seen.location).searchParams);
}

/** What the code of an Action goes by, as far as a few signs in it tell; nothing else of the code is kept. */

/** How far before the refusal its condition begins, in characters. */
const CONDITION = 500;

/** A member of the event that Actions get, with its calls and brackets left out. */
const MEMBER = /\bevent(?:\??\.[A-Za-z_$][\w$]*){1,6}/g;

/** What is called on a value, not part of its name. */
const CALLED =
  /\.(includes|length|some|every|find|filter|map|indexOf|startsWith|endsWith|toLowerCase|split)$/;

const membersIn = (code: string): string[] => [
  ...new Set(
    (code.match(MEMBER) ?? []).map((path) =>
      path
        .replaceAll('?', '')
        .replace(CALLED, '')
        .replace(/^event\./, ''),
    ),
  ),
];

export interface Condition {
  /** Members of the event, such as `user.app_metadata.plan`. */
  asks: string[];
  /** Country codes that it names. */
  countries: string[];
}

/** What the condition right before a place in the code goes by. */
export function conditionBefore(code: string, place: number): Condition {
  const before = code.slice(Math.max(0, place - CONDITION), place);
  const start = Math.max(before.lastIndexOf('if'), 0);
  const near = membersIn(before.slice(start));
  // A condition about a name goes by what the name was given.
  const asks = near.length > 0 ? near : membersIn(before);
  const ofCountry = asks.some((path) => /country/i.test(path));
  const countries = ofCountry
    ? [...before.matchAll(/['"]([A-Z]{2})['"]/g)].flatMap(([, one]) => one ?? [])
    : [];
  return { asks: asks.slice(0, 4), countries: [...new Set(countries)].slice(0, 12) };
}

/** The property that an error could not read, or the name that it does not know, as written. */
export const missingIn = (words: string): string | undefined => {
  const found =
    /\breading '([\w$]{1,60})'|\bproperty '([\w$]{1,60})' of|\b([\w$.]{1,60}) is not (?:defined|a function|iterable)/i.exec(
      words,
    );
  return found
    ?.slice(1)
    .find((one) => one !== undefined)
    ?.split('.')
    .at(-1);
};

/** Whether the code has that name, and of which member of the event it is read there. */
export function readsOf(code: string, name: string): { has: boolean; of?: string } {
  const has = new RegExp(`(?:[.'"\\[]|\\b)${name.replace(/[$]/g, '\\$&')}\\b`).test(code);
  const of = membersIn(code).find((path) => path.endsWith(`.${name}`));
  return { has, ...(of ? { of: of.slice(0, -name.length - 1) } : {}) };
}

/** Servers that it calls, by host; empty: it calls some whose address is not in the code; undefined: none. */
export function serversIn(code: string): string[] | undefined {
  if (
    !/\bfetch\s*\(|\baxios\b|\bgot\b\s*[.(]|\brequest\s*\(|\bhttps?\.(get|request)\b|require\(['"]auth0['"]\)/.test(
      code,
    )
  )
    return undefined;
  const hosts = [...code.matchAll(/https?:\/\/([a-z0-9.-]{3,80}\.[a-z]{2,20})/gi)].flatMap(
    ([, one]) => one ?? [],
  );
  return [...new Set(hosts)].slice(0, 3);
}

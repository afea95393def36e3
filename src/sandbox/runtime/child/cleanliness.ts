/** Whether a process is as it was before the code ran, so that the next execution notices nothing of this one. */

// As they are before any code can replace them.
const { ownKeys, getOwnPropertyDescriptor } = Reflect;

const builtIns: object[] = [Object, Array, Function, String, Promise, Map, Set, JSON, Reflect].flatMap(
  (one) => [one, ...('prototype' in one && one.prototype ? [one.prototype as object] : [])],
);

/** Names of what there is. Values of globals may come late: Node loads some of them when they are first used. */
const shape = (): string => [globalThis, ...builtIns].map((one) => ownKeys(one).map(String).join()).join('|');

/** What the built-in objects consist of: a method that was replaced has its name still. */
const contents = (): unknown[] =>
  builtIns.flatMap((one) =>
    ownKeys(one).flatMap((key) => {
      const { value, get, set } = getOwnPropertyDescriptor(one, key) ?? {};
      return [value, get, set];
    }),
  );

/** Open connections may stay, as SDKs keep them for the next request. */
const MAY_STAY = /^(Pipe|TCP|TTY|TLS)/i;

const busy = (): number =>
  process.getActiveResourcesInfo().filter((resource) => !MAY_STAY.test(resource)).length;

export class Cleanliness {
  readonly #shape = shape();
  readonly #contents = contents();

  holds(): boolean {
    if (busy() > 0 || shape() !== this.#shape) return false;
    const now = contents();
    for (let at = 0; at < now.length; at += 1) if (now[at] !== this.#contents[at]) return false;
    return true;
  }
}

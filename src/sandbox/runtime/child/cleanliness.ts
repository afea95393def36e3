/** Whether a process is as it was before the code ran, so that the next execution notices nothing of this one. */

const builtIns: object[] = [Object, Array, Function, String, Promise, Map, Set, JSON, Reflect].flatMap(
  (one) => [one, ...('prototype' in one && one.prototype ? [one.prototype as object] : [])],
);

const shape = (): string =>
  [globalThis, ...builtIns].map((one) => Reflect.ownKeys(one).map(String).join()).join('|');

/** Open connections may stay, as SDKs keep them for the next request. */
const MAY_STAY = /^(Pipe|TCP|TTY|TLS)/i;

const busy = (): number =>
  process.getActiveResourcesInfo().filter((resource) => !MAY_STAY.test(resource)).length;

export class Cleanliness {
  readonly #shape = shape();

  holds(): boolean {
    return busy() === 0 && shape() === this.#shape;
  }
}

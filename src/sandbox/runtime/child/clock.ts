/** The time that code of a tenant sees: that of the sandbox, which may be ahead of the machine's. */

const { construct, get } = Reflect;
const now = Date.now.bind(Date);
let ahead = 0;

/** Tells the time of the sandbox at this moment. */
export function setClock(sandbox: number): void {
  ahead = sandbox - now();
}

/** Makes `Date` tell the sandbox's time. */
export function keepTime(): void {
  const told = (): number => now() + ahead;
  const sandboxDate = new Proxy(Date, {
    construct: (target, args, newTarget) =>
      construct(target, args.length === 0 ? [told()] : args, newTarget) as object,
    apply: (target) => new target(told()).toString(),
    get: (target, name) => (name === 'now' ? told : (get(target, name) as unknown)),
  });
  Object.defineProperty(Date.prototype, 'constructor', { value: sandboxDate });
  globalThis.Date = sandboxDate;
}

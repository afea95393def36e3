/** What happens at most once in a while: messages and log events that would pile up. */
import type { Doc } from '../state/store.js';
import type { SandboxServices } from '../types.js';

const SELDOM = 'sandbox-seldom';

/** Whether something by this name may happen: not again for so many milliseconds after it has. */
export function seldom(
  { tenant, now }: Pick<SandboxServices, 'tenant' | 'now'>,
  name: string,
  ms: number,
): boolean {
  const until = tenant.settings(SELDOM) as Record<string, number>;
  const waiting = Object.entries(until).filter(([, end]) => end > now());
  if (waiting.some(([one]) => one === name)) return false;
  tenant.setSingleton(SELDOM, { ...Object.fromEntries(waiting), [name]: now() + ms } as Doc);
  return true;
}

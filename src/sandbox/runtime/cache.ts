/** `api.cache`: a few texts that the Actions of a trigger share for a while. */
import type { SandboxServices } from '../types.js';
import type { CacheRecord, Command } from './protocol.js';

const nameOf = (trigger: string): string => `action-cache ${trigger}`;
const DAY_MS = 86_400_000;
const MOST = 20;

type Records = Record<string, CacheRecord>;

export function cacheOf({ tenant, now }: SandboxServices, trigger: string): Records {
  const stored = (tenant.singleton(nameOf(trigger)) ?? {}) as Records;
  return Object.fromEntries(Object.entries(stored).filter(([, record]) => record.expires_at > now()));
}

/** Takes over what an execution changed. */
export function updateCache(ctx: SandboxServices, trigger: string, commands: readonly Command[]): void {
  const changes = commands.filter(({ method }) => method === 'cache.set' || method === 'cache.delete');
  if (changes.length === 0) return;
  const records = new Map(Object.entries(cacheOf(ctx, trigger)));
  for (const { method, args } of changes) {
    const [key, value, ends] = args;
    if (method === 'cache.delete') records.delete(String(key));
    else if (typeof value === 'string' && (records.has(String(key)) || records.size < MOST))
      records.set(String(key), { value, expires_at: Math.min(Number(ends) || 0, ctx.now() + DAY_MS) });
  }
  ctx.tenant.setSingleton(nameOf(trigger), Object.fromEntries(records));
}

/** The state of a server: in memory, or in the store that its configuration names. */
import { MemoryState } from './memory-state.js';
import type { RedisStateOptions } from './redis/redis-state.js';
import type { SharedState } from './shared-state.js';

/** Never fails for a store that is away: it is connected to when it is there. */
export async function openState(options: RedisStateOptions | undefined): Promise<SharedState> {
  if (options === undefined) return new MemoryState();
  const { RedisState } = await import('./redis/redis-state.js');
  const state = new RedisState(options);
  await state.started();
  return state;
}

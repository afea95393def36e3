/** Scripts that the store runs as one step each. */

/** KEYS 1; ARGV: SHA-1 of what was seen, or empty where nothing was; the new value; lifetime in ms. */
export const REPLACE = `
local there = redis.call('GET', KEYS[1])
local seen = there and redis.sha1hex(there) or ''
if seen ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return 1`;

/** KEYS 1; ARGV: entry, how many are kept, lifetime in ms. */
export const PREPEND = `
redis.call('LPUSH', KEYS[1], ARGV[1])
redis.call('LTRIM', KEYS[1], 0, ARGV[2] - 1)
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1`;

/**
 * KEYS: a sorted set for each window; ARGV: the window's length in ms, then for each window its limit, the number of
 * entries, and the entries. Returns the place of the first that is full (0: none), its size, and the ms until it fits
 * (-1: never). By the store's clock, so that replicas agree.
 */
export const RESERVE = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local span = tonumber(ARGV[1])
local at = 2
local all = {}
for place, key in ipairs(KEYS) do
  local most, count = tonumber(ARGV[at]), tonumber(ARGV[at + 1])
  local entries = {}
  for i = 1, count do entries[i] = ARGV[at + 1 + i] end
  at = at + 2 + count
  all[place] = entries
  redis.call('ZREMRANGEBYSCORE', key, '-inf', now - span)
  local used = redis.call('ZCARD', key)
  local added = 0
  for _, entry in ipairs(entries) do
    if not redis.call('ZSCORE', key, entry) then added = added + 1 end
  end
  if added > 0 and used + added > most then
    if added > most then return { place, used, -1 } end
    local index = used + added - most - 1
    local frees = redis.call('ZRANGE', key, index, index, 'WITHSCORES')
    return { place, used, math.max(1, tonumber(frees[2]) + span - now) }
  end
end
for place, key in ipairs(KEYS) do
  for _, entry in ipairs(all[place]) do redis.call('ZADD', key, now, entry) end
  redis.call('PEXPIRE', key, span)
end
return { 0, 0, 0 }`;

/** Parsers for single settings. `source` is the variable or flag as the user wrote it. */

import { toolsetNames } from '../catalog/toolsets.js';
import { nearest } from '../text/nearest.js';
import { ConfigError } from './errors.js';

const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, '1': true, false: false, '0': false };

export function parseBoolean(value: string, source: string): boolean {
  const parsed = Object.hasOwn(BOOLEANS, value.toLowerCase()) ? BOOLEANS[value.toLowerCase()] : undefined;
  if (parsed === undefined) throw new ConfigError(`${source} must be true or false, not "${value}".`);
  return parsed;
}

function parseList(value: string, source: string): string[] {
  const items = value.split(',').map((item) => item.trim());
  if (items.includes('')) {
    throw new ConfigError(`${source} has an empty entry: separate names with single commas.`);
  }
  return [...new Set(items)];
}

/** Comma-separated toolset names, or `all`. */
export function parseToolsets(value: string, source: string): 'all' | string[] {
  const names = parseList(value, source);
  if (names.includes('all')) {
    if (names.length > 1) throw new ConfigError(`${source}: "all" cannot be combined with other names.`);
    return 'all';
  }
  for (const name of names) {
    if ((toolsetNames as readonly string[]).includes(name)) continue;
    const guess = nearest(name, toolsetNames);
    throw new ConfigError(
      `${source}: there is no toolset "${name}"${guess ? `; did you mean "${guess}"?` : ` (known: all, ${toolsetNames.join(', ')}).`}`,
    );
  }
  return names;
}

/** Comma-separated tool names or patterns; whether they match any tool is checked later. */
export function parsePatterns(value: string, source: string): string[] {
  const patterns = parseList(value, source);
  const odd = patterns.find((pattern) => !/^[a-z0-9_*]+$/.test(pattern));
  if (odd !== undefined) {
    throw new ConfigError(
      `${source}: "${odd}" is not a tool name or pattern (lowercase letters, digits, _ and *).`,
    );
  }
  return patterns;
}

/** Most tools that are listed unless set otherwise: VS Code and OpenAI's API refuse every request with more. */
export const MOST_TOOLS = 128;
/** Fewer would leave out tools of our own, through which all others are found and run. */
export const FEWEST_TOOLS = 32;

/** The most tools that are listed; 0: all. */
export function parseMaxTools(value: string, source: string): number {
  const most = /^\d{1,4}$/.test(value) ? Number(value) : undefined;
  if (most === undefined || (most !== 0 && most < FEWEST_TOOLS))
    throw new ConfigError(
      `${source} must be a number from ${FEWEST_TOOLS} to 9999, or 0 for no limit, not "${value}".`,
    );
  return most;
}

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export function parseLogLevel(value: string, source: string): LogLevel {
  const level = LOG_LEVELS.find((known) => known === value.toLowerCase());
  if (!level) throw new ConfigError(`${source} must be one of ${LOG_LEVELS.join(', ')}, not "${value}".`);
  return level;
}

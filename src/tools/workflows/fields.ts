/** Reads members of API bodies, whose types are not known. */

export type Doc = Record<string, unknown>;

export { strings, text } from '../../text/values.js';

/** Epoch ms of a date as the API writes it. */
export const timeOf = (value: unknown): number | undefined => {
  const time = typeof value === 'string' ? new Date(value).getTime() : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
};

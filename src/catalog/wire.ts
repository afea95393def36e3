/** A call as it goes on the wire, and references into it such as `path.id` or `body.members`. */
import type { ToolRecord } from './tool-record.js';

/** One call, translated once from its checked arguments: the policy judges, a person reads and the client sends it. */
export interface Wire {
  readonly tool: ToolRecord;
  readonly args: Readonly<Record<string, unknown>>;
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  header: Record<string, unknown>;
  /** The whole body when it is not an object, else its properties. */
  body: unknown;
}

/** Groups the arguments by location. Arguments without a binding are dropped. */
export function toWire(tool: ToolRecord, args: Record<string, unknown>): Wire {
  const wire: Wire = { tool, args, path: {}, query: {}, header: {}, body: undefined };
  for (const [name, value] of Object.entries(args)) {
    const bound = Object.hasOwn(tool.binding, name) ? tool.binding[name] : undefined;
    if (!bound || value === undefined) continue;
    if (bound.in === 'body') {
      if (bound.name === '*') wire.body = value;
      else wire.body = { ...(wire.body as object), [bound.name]: value };
    } else {
      wire[bound.in][bound.name] = value;
    }
  }
  return wire;
}

/** Follows a dotted reference through own properties only; `*` stands for the whole of what precedes it. */
export function pick(from: unknown, reference: string): unknown {
  let value = from;
  for (const key of reference.split('.')) {
    if (key === '*') continue;
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** The second account of a link, as the API composes it: provider and id, or the complete id. */
export function secondaryId(wire: Wire): string | undefined {
  const given = pick(wire, 'body.user_id');
  const provider = pick(wire, 'body.provider');
  if (typeof given !== 'string' && typeof given !== 'number') return undefined;
  const id = String(given);
  return typeof provider !== 'string' || id.startsWith(`${provider}|`) ? id : `${provider}|${id}`;
}

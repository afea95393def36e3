/** What `tools/list` tells a host about the risk of a tool. */
import type { ChangeCatalog } from '../../catalog/change-facts.js';
import type { AdvertisedTool, ToolRecord } from '../../catalog/tool-record.js';

/** Whether any call of an operation may have a high-impact effect besides dropping what it replaces. */
function mayHurt({ method, path, risk }: ToolRecord, changes: ChangeCatalog): boolean {
  const operation = `${method} ${path}`;
  const facts = Object.hasOwn(changes, operation) ? changes[operation] : undefined;
  if (!facts || risk === 'destructive') return risk === 'destructive';
  return [...Object.values(facts.effects), ...(facts.always ?? []), ...(facts.computed ?? [])].some(
    (entry) => entry !== 'plain',
  );
}

/** Annotations follow risk and effects; PUT and DELETE are idempotent in HTTP and in this API. */
export function annotationsFor(
  record: ToolRecord,
  changes: ChangeCatalog = {},
): AdvertisedTool['annotations'] {
  if (record.risk === 'read') return { readOnlyHint: true };
  const idempotent = record.method === 'PUT' || record.method === 'DELETE';
  return {
    readOnlyHint: false,
    destructiveHint: mayHurt(record, changes),
    ...(idempotent ? { idempotentHint: true } : {}),
  };
}

/** What `tools/list` tells a host about the risk of a tool. */
import type { AdvertisedTool, ToolRecord } from '../../catalog/tool-record.js';

/** Annotations follow the risk class; PUT and DELETE are idempotent in HTTP and in this API. */
export function annotationsFor(record: ToolRecord): AdvertisedTool['annotations'] {
  if (record.risk === 'read') return { readOnlyHint: true };
  const idempotent = record.method === 'PUT' || record.method === 'DELETE';
  return {
    readOnlyHint: false,
    destructiveHint: record.risk === 'destructive',
    ...(idempotent ? { idempotentHint: true } : {}),
  };
}

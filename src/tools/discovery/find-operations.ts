import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { builtFile, lastBuiltFile } from '../../catalog/built-file.js';
import { requestsFromSource } from '../../catalog/requests.js';
import type { ToolRecord } from '../../catalog/tool-record.js';
import type { Unavailable } from '../../policy/gate/availability.js';
import { success } from '../answer/result.js';
import { checkArguments } from '../call/arguments.js';
import { builtIn } from '../listing/built-in.js';
import type { Registry } from '../listing/registry.js';
import type { Runtime } from '../runtime.js';
import { neighborsOf } from './neighbors.js';
import {
  buildSearchIndex,
  openSearchIndex,
  type SearchIndex,
  type SearchIndexData,
  searched,
  searchOperations,
} from './search.js';
import { signatureOf } from './signature.js';

const input = z.strictObject({
  query: z
    .string()
    .min(1)
    .max(2_000)
    .describe('What you want to do, in plain words: "reset a lost second factor"'),
  limit: z.int().min(1).max(25).optional().describe('Default 8'),
  risk: z.enum(['read', 'write', 'destructive']).optional(),
});

/** Maximum number of hidden matches listed, with the scope that would show them. */
const NAMED_HIDDEN = 3;

let index: SearchIndex | undefined;

function loadIndex(registry: Registry): SearchIndex {
  if (index) return index;
  const file = builtFile('search.json') ?? lastBuiltFile('search.json');
  const data = file
    ? (JSON.parse(readFileSync(file, 'utf8')) as SearchIndexData)
    : buildSearchIndex(searched(registry), requestsFromSource());
  index = openSearchIndex(data);
  return index;
}

/** Why matches are hidden, with counts, and the scopes or settings that would show the first few. */
function hiddenSummary(hidden: { record: ToolRecord; why: Unavailable }[]) {
  if (hidden.length === 0) return undefined;
  const byReason: Record<string, number> = {};
  for (const { why } of hidden) byReason[why.reason] = (byReason[why.reason] ?? 0) + 1;
  return {
    count: hidden.length,
    by_reason: byReason,
    first: hidden.slice(0, NAMED_HIDDEN).map(({ record, why }) => ({ name: record.name, why: why.detail })),
  };
}

/** First matches that are shown with their arguments; simple operations then need no description. */
const WITH_SIGNATURE = 3;

function argumentsOf({ registry }: Runtime, { name, required }: ToolRecord, inFull: boolean): object {
  const schema = inFull ? registry.advertised(name)?.inputSchema : undefined;
  return schema ? { arguments: signatureOf(name, schema) } : { required };
}

/** A listed tool of our own is no operation: no runner takes it. */
function howCalled({ method, exposure }: ToolRecord): object {
  return method === undefined && exposure === 'direct' ? { call: 'directly, as a listed tool' } : {};
}

/** What tells a match from its neighbors, unless one of them, shown before, says it already. */
function apart(name: string, told: Set<string>): object {
  const neighbors = neighborsOf(name);
  if (neighbors === undefined || told.has(neighbors)) return {};
  told.add(neighbors);
  return { neighbors };
}

function find(runtime: Runtime, { query, limit = 8, risk }: z.infer<typeof input>) {
  const { registry, gate } = runtime;
  const visible = (name: string) => {
    const record = registry.tool(name);
    return record !== undefined && (risk === undefined || record.risk === risk);
  };
  const ranked = searchOperations(loadIndex(registry), query, { limit: limit * 4, accept: visible });
  const operations: object[] = [];
  const told = new Set<string>();
  const hidden: { record: ToolRecord; why: Unavailable }[] = [];
  for (const name of ranked) {
    const record = registry.tool(name);
    if (!record) continue;
    const availability = gate.check(record);
    // Only hidden matches that rank among the results are reported.
    if (!availability.available && availability.obtainable !== 'yes') {
      if (operations.length < limit) hidden.push({ record, why: availability });
    } else if (operations.length < limit) {
      operations.push({
        name,
        title: record.title,
        summary: firstSentence(record.description),
        risk: record.risk,
        ...howCalled(record),
        ...argumentsOf(runtime, record, operations.length < WITH_SIGNATURE),
        ...apart(name, told),
      });
    }
  }
  const hiddenToTell = hiddenSummary(hidden);
  return { operations, ...(hiddenToTell ? { hidden: hiddenToTell } : {}) };
}

/** The names of the available operations that match a request, most likely first. */
export function findAvailable({ registry, gate }: Runtime, request: string, limit: number): string[] {
  const accept = (name: string) => {
    const record = registry.tool(name);
    return record !== undefined && gate.offers(record);
  };
  return searchOperations(loadIndex(registry), request, { limit, accept });
}

/** Longest summary in a result list. */
const SUMMARY_LENGTH = 160;

/** The first sentence of a description, or as many of its words as fit. */
function firstSentence(description: string): string {
  const end = description.search(/\.(\s|$)/);
  const sentence = end < 0 ? description : description.slice(0, end + 1);
  if (sentence.length <= SUMMARY_LENGTH) return sentence;
  return `${sentence.slice(0, SUMMARY_LENGTH).replace(/[\s,;:]+\S*$/, '')}…`;
}

export const findOperations = builtIn({
  name: 'find_operations',
  title: 'Find operations',
  description:
    'Search all Management API operations that the policy allows, including those not listed as tools. Then describe_operation for the arguments, and run_read_operation or run_write_operation to run it.',
  toolset: 'discovery',
  risk: 'read',
  input,
  output: ['operations', 'hidden'],
  call: async (runtime, args) => {
    const found = find(runtime, checkArguments('find_operations', input, args));
    const note =
      found.operations.length === 0 ? 'No available operation matches; try other words.' : undefined;
    return { kind: 'result', result: success(found, note) };
  },
});

/**
 * Builds once everything that listing and searching need to know about operation tools, so that a server process
 * neither loads the operation modules nor converts a schema before it answers its first `tools/list`.
 */
import { changesFromSource } from '../../catalog/change-facts.js';
import { loadFacts } from '../../catalog/load.js';
import type { AdvertisedTool, ToolRecord } from '../../catalog/tool-record.js';
import type { Operation } from '../operation.js';
import { OPERATION_MODULES } from '../operations/index.js';
import { withOwnArguments } from '../own-arguments.js';
import { annotationsFor } from './annotations.js';
import { advertisedInputSchema, schemaOf } from './json-schema.js';
import { advertisedOutputSchema } from './output-schema.js';

export interface ToolIndex {
  records: ToolRecord[];
  advertised: Record<string, AdvertisedTool>;
}

/** Every operation, in the catalogue's order. */
export async function allOperations(): Promise<Operation[]> {
  const modules = await Promise.all(Object.values(OPERATION_MODULES).map((load) => load()));
  return modules.flatMap((module) => Object.values(module) as unknown as Operation[]);
}

function recordOf(operation: Operation): ToolRecord {
  const {
    input: _input,
    body: _body,
    emptyBody: _empty,
    statuses: _statuses,
    list: _list,
    ...record
  } = operation;
  return record;
}

/** Records and advertised forms of all operations. */
export async function buildToolIndex(): Promise<ToolIndex> {
  const facts = loadFacts();
  const changes = changesFromSource();
  const index: ToolIndex = { records: [], advertised: {} };
  for (const operation of await allOperations()) {
    const record = recordOf(operation);
    index.records.push(record);
    index.advertised[record.name] = {
      name: record.name,
      title: record.title,
      description: record.description,
      inputSchema: withOwnArguments(
        advertisedInputSchema(schemaOf(operation.input), record.exposure),
        operation,
      ),
      outputSchema: advertisedOutputSchema(operation, facts),
      annotations: annotationsFor(record, changes),
    };
  }
  return index;
}

/** All tools: their records at once, their advertised forms and modules on first use. */
import type { AdvertisedTool, ToolRecord } from '../../catalog/tool-record.js';
import type { Operation } from '../operation.js';
import { OPERATION_MODULES } from '../operations/index.js';

export interface Registry {
  /** The API's operations, in the catalogue's order. */
  records: readonly ToolRecord[];
  /** Our own tools, in the order in which they are listed. */
  builtIn: readonly ToolRecord[];
  /** An operation by its name or by an earlier name. */
  find(name: string): ToolRecord | undefined;
  /** A tool of our own or an operation, by name. */
  tool(name: string): ToolRecord | undefined;
  /** An operation or a tool of our own as it is listed. */
  advertised(name: string): AdvertisedTool | undefined;
  /** Loads the module that declares the operation. */
  operation(name: string): Promise<Operation | undefined>;
  /** By `METHOD /path`. */
  byRequest(key: string): ToolRecord | undefined;
}

export type Advertised = Record<string, AdvertisedTool>;

/** The prebuilt data of a built program. */
export interface ToolsFile {
  builtIn: ToolRecord[];
  operations: ToolRecord[];
}

/** @param advertised the parts of the advertised forms; each is read only if the earlier ones lack a tool */
export function registryOf(
  { builtIn, operations: records }: ToolsFile,
  advertised: readonly (() => Advertised)[],
): Registry {
  const byName = new Map<string, ToolRecord>();
  const byKey = new Map<string, ToolRecord>();
  for (const record of records) {
    byName.set(record.name, record);
    for (const alias of record.aliases) byName.set(alias, record);
    byKey.set(`${record.method} ${record.path}`, record);
  }
  const parts: Advertised[] = [];
  const operations = new Map<ToolRecord, Promise<Operation | undefined>>();
  const load = async ({ name, resource }: ToolRecord): Promise<Operation | undefined> => {
    const module = await OPERATION_MODULES[resource as keyof typeof OPERATION_MODULES]();
    return (Object.values(module) as unknown as Operation[]).find((o) => o.name === name);
  };
  return {
    records,
    builtIn,
    find: (name) => byName.get(name),
    tool: (name) => builtIn.find((record) => record.name === name) ?? byName.get(name),
    byRequest: (key) => byKey.get(key),
    advertised: (name) => {
      for (let i = 0; i < advertised.length; i++) {
        parts[i] ??= advertised[i]?.() ?? {};
        const part = parts[i];
        if (part && Object.hasOwn(part, name)) return part[name];
      }
      return undefined;
    },
    operation: async (name) => {
      const record = byName.get(name);
      if (!record) return undefined;
      // Importing a module takes time even if it is already loaded, so it is imported once.
      const operation = operations.get(record) ?? load(record);
      operations.set(record, operation);
      return operation;
    },
  };
}

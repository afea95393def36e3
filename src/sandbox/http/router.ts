/** Finds the operation of a request: fixed segments win over parameters. */
import { loadFacts } from '../../catalog/load.js';
import type { Operation } from '../types.js';
import { undocumentedOperations } from '../undocumented.js';

interface Node {
  fixed: Map<string, Node>;
  parameter?: Node;
  /** By method. */
  operations: Map<string, { operation: Operation; names: string[] }>;
}

const node = (): Node => ({ fixed: new Map(), operations: new Map() });

export interface Match {
  operation: Operation;
  params: Record<string, string>;
}

/** Routes requests below `/api/v2`. */
export class Router {
  readonly #root = node();

  constructor(operations: readonly Operation[] = [...loadFacts().operations, ...undocumentedOperations]) {
    for (const operation of operations) {
      let at = this.#root;
      const names: string[] = [];
      for (const segment of operation.path.split('/').slice(1)) {
        if (segment.startsWith('{')) {
          names.push(segment.slice(1, -1));
          at.parameter ??= node();
          at = at.parameter;
        } else {
          const next = at.fixed.get(segment) ?? node();
          at.fixed.set(segment, next);
          at = next;
        }
      }
      at.operations.set(operation.method, { operation, names });
    }
  }

  /** The operation and its decoded parameters; undefined when no path or method fits. */
  match(method: string, path: string): Match | undefined {
    const segments = path.split('/').slice(1);
    if (segments.at(-1) === '') segments.pop();
    const decoded: string[] = [];
    for (const segment of segments) {
      try {
        decoded.push(decodeURIComponent(segment));
      } catch {
        return undefined;
      }
    }
    return this.#walk(this.#root, method, decoded, 0, []);
  }

  #walk(at: Node, method: string, segments: string[], index: number, values: string[]): Match | undefined {
    if (index === segments.length) {
      const found = at.operations.get(method);
      if (!found) return undefined;
      return {
        operation: found.operation,
        params: Object.fromEntries(found.names.map((name, i) => [name, values[i] ?? ''])),
      };
    }
    const segment = segments[index] ?? '';
    const fixed = at.fixed.get(segment);
    const match = fixed && this.#walk(fixed, method, segments, index + 1, values);
    if (match || !at.parameter || segment === '') return match;
    return this.#walk(at.parameter, method, segments, index + 1, [...values, segment]);
  }
}

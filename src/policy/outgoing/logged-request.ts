/** Log events of the Management API hold the request and its answer: what is secret in them is told by its operation. */
import { isObject } from '../../text/is-object.js';

interface Template {
  operation: string;
  segments: string[];
  /** Segments that are no parameter. */
  fixed: number;
}

const isParameter = (segment: string): boolean => segment.startsWith('{');
const segmentsOf = (path: string): string[] => path.split('/').filter((segment) => segment !== '');

/** By method; what has more fixed segments comes first. */
function templatesOf(operations: readonly string[]): Map<string, Template[]> {
  const all = new Map<string, Template[]>();
  for (const operation of operations) {
    const [method = '', path = ''] = operation.split(' ');
    const segments = segmentsOf(path);
    const fixed = segments.filter((segment) => !isParameter(segment)).length;
    all.set(method, [...(all.get(method) ?? []), { operation, segments, fixed }]);
  }
  for (const list of all.values()) list.sort((a, b) => b.fixed - a.fixed);
  return all;
}

/** @param operations as `METHOD /template` */
export function loggedOperation(operations: readonly string[]): (event: object) => string | undefined {
  // Most processes never read the log.
  let known: Map<string, Template[]> | undefined;
  return (event) => {
    const { request } = event as { request?: unknown };
    if (!isObject(request) || typeof request.method !== 'string' || typeof request.path !== 'string')
      return undefined;
    const [path = ''] = request.path.replace(/^\/api\/v2/, '').split(/[?#]/);
    const segments = segmentsOf(path);
    known ??= templatesOf(operations);
    return known
      .get(request.method.toUpperCase())
      ?.find(
        (template) =>
          template.segments.length === segments.length &&
          template.segments.every((segment, index) => isParameter(segment) || segment === segments[index]),
      )?.operation;
  };
}

/** Forms. */

import { isObject } from '../../text/is-object.js';
import type { ResourceModule } from '../engine/resource-module.js';
import { invalidBody, notFound } from '../errors.js';
import { withoutNulls } from '../state/changes.js';
import { base58Id } from '../state/ids.js';
import type { Doc } from '../state/store.js';
import type { SandboxContext } from '../types.js';

const SUMMARY = ['id', 'name', 'flow_count', 'created_at', 'updated_at', 'embedded_at', 'submitted_at'];

/** Flows that the form's nodes refer to. */
const flowCount = (doc: Doc): number =>
  Array.isArray(doc.nodes) ? (doc.nodes as Doc[]).filter(({ type }) => type === 'FLOW').length : 0;

const MOST_RULES = 10;

/** A router has only so many rules (public documentation, customize/forms/routers). */
function checkRouters({ nodes }: Doc): void {
  for (const { type, config } of Array.isArray(nodes) ? (nodes as Doc[]) : []) {
    const { rules } = (config ?? {}) as Doc;
    if (type === 'ROUTER' && Array.isArray(rules) && rules.length > MOST_RULES)
      throw invalidBody(`A router can have at most ${MOST_RULES} rules.`);
  }
}

/** Lists show a summary that counts the flows, as observed: the document has no count. */
function view(doc: Doc, { operation }: SandboxContext): Doc {
  if (operation.path !== '/forms' || operation.method !== 'GET') return doc;
  const whole: Doc = { ...doc, flow_count: flowCount(doc) };
  return Object.fromEntries(Object.entries(whole).filter(([name]) => SUMMARY.includes(name)));
}

export const forms: ResourceModule = {
  traits: [
    {
      path: '/forms',
      open: true,
      mint: () => base58Id('ap'),
      missing: () => notFound('Form not found'),
      create: (draft) => {
        checkRouters(draft);
        return { languages: { primary: 'en' }, nodes: [], ...draft };
      },
      update: (merged) => {
        checkRouters(merged);
        return Object.fromEntries(
          Object.entries(merged).map(([name, part]) => [name, isObject(part) ? withoutNulls(part) : part]),
        );
      },
      view,
    },
  ],
  handlers: {},
};

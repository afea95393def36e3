/** Forms. */
import { notFound } from '../errors.js';
import { base58Id } from '../ids.js';
import type { Doc, ResourceModule, SandboxContext } from '../types.js';

const SUMMARY = ['id', 'name', 'flow_count', 'created_at', 'updated_at', 'embedded_at', 'submitted_at'];

/** Flows that the form's nodes refer to. */
const flowCount = (doc: Doc): number =>
  Array.isArray(doc.nodes) ? (doc.nodes as Doc[]).filter(({ type }) => type === 'FLOW').length : 0;

/** Lists show a summary, with the number of flows when `hydrate` asks for it. */
function view(doc: Doc, { operation, query }: SandboxContext): Doc {
  if (operation.path !== '/forms' || operation.method !== 'GET') return doc;
  const hydrated = Array.isArray(query.hydrate) && query.hydrate.includes('flow_count');
  const whole: Doc = hydrated ? { ...doc, flow_count: flowCount(doc) } : doc;
  return Object.fromEntries(Object.entries(whole).filter(([name]) => SUMMARY.includes(name)));
}

export const forms: ResourceModule = {
  traits: [
    {
      path: '/forms',
      mint: () => base58Id('ap'),
      missing: () => notFound('Form not found'),
      create: (draft) => ({ languages: { primary: 'en' }, nodes: [], ...draft }),
      view,
    },
  ],
  handlers: {},
};

/** Flows, the vault of their connections, and their executions. */
import { createHash } from 'node:crypto';
import type { ResourceModule } from '../engine/resource-module.js';
import { notFound } from '../errors.js';
import { base58Id } from '../state/ids.js';
import type { Doc } from '../state/store.js';
import type { SandboxContext } from '../types.js';

/** Changes whenever the connection does. */
const fingerprint = ({ name, app_id: app, $setup: setup }: Doc): string =>
  createHash('md5')
    .update(JSON.stringify([name, app, setup]))
    .digest('hex');

/** Timestamps in the vault say when the connection was last authorised; only writes show that it never was. */
const vaultView = (doc: Doc, { operation }: SandboxContext): Doc =>
  operation.method === 'GET' ? doc : { ...doc, refreshed_at: doc.refreshed_at ?? null };

export const flows: ResourceModule = {
  traits: [
    {
      path: '/flows',
      mint: () => base58Id('af'),
      missing: () => notFound('Flow not found'),
    },
    {
      path: '/flows/vault/connections',
      mint: () => base58Id('ac'),
      missing: () => notFound('Connection not found'),
      view: vaultView,
      create: ({ setup, ...draft }) => {
        const doc: Doc = { ...draft, ready: setup !== undefined, $setup: setup };
        return { ...doc, fingerprint: fingerprint(doc) };
      },
      update: ({ setup, ...merged }, old) => {
        const doc: Doc = { ...merged, ready: setup !== undefined || old.ready, $setup: setup ?? old.$setup };
        return { ...doc, fingerprint: fingerprint(doc) };
      },
    },
    { path: '/flows/{flow_id}/executions', missing: () => notFound('Flow execution not found') },
  ],
  handlers: {},
};

/** Ids of tokens that are not to be used any more. No document lists them; published SDKs call them. */
import type { ResourceModule } from '../engine/resource-module.js';
import type { Doc } from '../state/store.js';
import { noContent, ok } from '../types.js';

const TOKENS = 'blacklisted-tokens';

export const blacklists: ResourceModule = {
  collections: [{ name: TOKENS }],
  handlers: {
    'GET /blacklists/tokens': ({ tenant, query }) => {
      const found = tenant
        .collection(TOKENS)
        .list()
        .filter(({ aud }) => query.aud === undefined || aud === query.aud);
      return ok(found.map(({ aud, jti }) => ({ ...(aud === undefined ? {} : { aud }), jti })));
    },
    'POST /blacklists/tokens': (ctx) => {
      const { aud, jti } = ctx.body as Doc;
      const doc = { id: `${String(aud ?? '')} ${String(jti)}`, jti, ...(aud ? { aud } : {}) };
      const tokens = ctx.tenant.collection(TOKENS);
      if (!tokens.replace(doc.id, doc)) tokens.insert(doc);
      return noContent();
    },
  },
};

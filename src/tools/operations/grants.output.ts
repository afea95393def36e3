// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';

const UserGrant = z.looseObject({
  id: z.string().optional(),
  clientID: z.string().optional(),
  user_id: z.string().optional(),
  audience: z.string().optional(),
  scope: z.array(z.string()).optional(),
});

const ListUserGrantsOffsetPaginatedResponseContent = z.looseObject({
  start: z.number().optional(),
  limit: z.number().optional(),
  total: z.number().optional(),
  grants: z.array(UserGrant).optional(),
});

const ListUserGrantsResponseContent = z.union([z.array(UserGrant), ListUserGrantsOffsetPaginatedResponseContent]);

export const ListGrantsOutput = ListUserGrantsResponseContent;

// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';

const UserBlockIdentifier = z.looseObject({
  identifier: z.string().optional(),
  ip: z.string().optional(),
  connection: z.string().optional(),
});

const ListUserBlocksByIdentifierResponseContent = z.looseObject({
  blocked_for: z.array(UserBlockIdentifier).optional(),
});

const ListUserBlocksResponseContent = z.looseObject({
  blocked_for: z.array(UserBlockIdentifier).optional(),
});

export const ListUserBlocksByIdentifierOutput = ListUserBlocksByIdentifierResponseContent;

export const ListUserBlocksOutput = ListUserBlocksResponseContent;

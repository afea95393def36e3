// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { RefreshTokenDate, RefreshTokenDevice, RefreshTokenMetadata, RefreshTokenResourceServer, RefreshTokenResponseContent, RefreshTokenSessionId } from './shared.output.js';

const GetRefreshTokensPaginatedResponseContent = z.looseObject({
  refresh_tokens: z.array(RefreshTokenResponseContent).optional(),
  next: z.string().optional(),
});

const GetRefreshTokenResponseContent = z.looseObject({
  id: z.string().optional(),
  user_id: z.string().optional(),
  created_at: RefreshTokenDate.optional(),
  idle_expires_at: RefreshTokenDate.optional(),
  expires_at: RefreshTokenDate.optional(),
  device: RefreshTokenDevice.optional(),
  client_id: z.string().optional(),
  session_id: RefreshTokenSessionId.optional(),
  rotating: z.boolean().optional(),
  resource_servers: z.array(RefreshTokenResourceServer).optional(),
  refresh_token_metadata: RefreshTokenMetadata.optional(),
  last_exchanged_at: RefreshTokenDate.optional(),
});

const UpdateRefreshTokenResponseContent = z.looseObject({
  id: z.string().optional(),
  user_id: z.string().optional(),
  created_at: RefreshTokenDate.optional(),
  idle_expires_at: RefreshTokenDate.optional(),
  expires_at: RefreshTokenDate.optional(),
  device: RefreshTokenDevice.optional(),
  client_id: z.string().optional(),
  session_id: RefreshTokenSessionId.optional(),
  rotating: z.boolean().optional(),
  resource_servers: z.array(RefreshTokenResourceServer).optional(),
  refresh_token_metadata: RefreshTokenMetadata.optional(),
  last_exchanged_at: RefreshTokenDate.optional(),
});

export const ListRefreshTokensOutput = GetRefreshTokensPaginatedResponseContent;

export const GetRefreshTokenOutput = GetRefreshTokenResponseContent;

export const UpdateRefreshTokenOutput = UpdateRefreshTokenResponseContent;

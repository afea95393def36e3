// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { SessionAuthenticationSignals, SessionClientMetadata, SessionCookieMetadata, SessionDate, SessionDeviceMetadata, SessionMetadata } from './shared.output.js';

const GetSessionResponseContent = z.looseObject({
  id: z.string().optional(),
  user_id: z.string().optional(),
  created_at: SessionDate.optional(),
  updated_at: SessionDate.optional(),
  authenticated_at: SessionDate.optional(),
  idle_expires_at: SessionDate.optional(),
  expires_at: SessionDate.optional(),
  last_interacted_at: SessionDate.optional(),
  device: SessionDeviceMetadata.optional(),
  clients: z.array(SessionClientMetadata).optional(),
  authentication: SessionAuthenticationSignals.optional(),
  cookie: SessionCookieMetadata.optional(),
  session_metadata: SessionMetadata.optional(),
});

const UpdateSessionResponseContent = z.looseObject({
  id: z.string().optional(),
  user_id: z.string().optional(),
  created_at: SessionDate.optional(),
  updated_at: SessionDate.optional(),
  authenticated_at: SessionDate.optional(),
  idle_expires_at: SessionDate.optional(),
  expires_at: SessionDate.optional(),
  last_interacted_at: SessionDate.optional(),
  device: SessionDeviceMetadata.optional(),
  clients: z.array(SessionClientMetadata).optional(),
  authentication: SessionAuthenticationSignals.optional(),
  cookie: SessionCookieMetadata.optional(),
  session_metadata: SessionMetadata.optional(),
});

export const GetSessionOutput = GetSessionResponseContent;

export const UpdateSessionOutput = UpdateSessionResponseContent;

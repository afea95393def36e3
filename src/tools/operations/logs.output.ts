// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { Log, LogDate, LogDetails, LogLocationInfo, LogSecurityContext } from './shared.output.js';

const ListLogOffsetPaginatedResponseContent = z.looseObject({
  start: z.number().optional(),
  limit: z.number().optional(),
  length: z.number().optional(),
  total: z.number().optional(),
  logs: z.array(Log).optional(),
});

const ListLogResponseContent = z.union([z.array(Log), ListLogOffsetPaginatedResponseContent]);

const GetLogResponseContent = z.looseObject({
  date: LogDate.optional(),
  type: z.string().optional(),
  description: z.string().nullable().optional(),
  connection: z.string().optional(),
  connection_id: z.string().optional(),
  client_id: z.string().optional(),
  client_name: z.string().optional(),
  ip: z.string().optional(),
  hostname: z.string().optional(),
  user_id: z.string().optional(),
  user_name: z.string().optional(),
  audience: z.string().optional(),
  scope: z.string().optional(),
  strategy: z.string().optional(),
  strategy_type: z.string().optional(),
  log_id: z.string().optional(),
  isMobile: z.boolean().optional(),
  details: LogDetails.optional(),
  user_agent: z.string().optional(),
  security_context: LogSecurityContext.optional(),
  location_info: LogLocationInfo.optional(),
});

export const ListLogsOutput = ListLogResponseContent;

export const GetLogOutput = GetLogResponseContent;

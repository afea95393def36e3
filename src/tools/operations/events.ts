// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operationsOf } from '../operation.js';

const EventStreamSubscribeEventsEventTypeEnum = z.enum(["group.created", "group.deleted", "group.member.added", "group.member.deleted", "group.role.assigned", "group.role.deleted", "group.updated", "organization.connection.added", "organization.connection.removed", "organization.connection.updated", "organization.created", "organization.deleted", "organization.group.role.assigned", "organization.group.role.deleted", "organization.member.added", "organization.member.deleted", "organization.member.role.assigned", "organization.member.role.deleted", "organization.updated", "user.created", "user.deleted", "user.updated", "connection.created", "connection.deleted", "connection.updated"]);
const EventStreamSubscribeEventsEventTypeParam = z.array(EventStreamSubscribeEventsEventTypeEnum);

const operation = operationsOf("events");

export const subscribeToEvents = operation({
  name: "subscribe_to_events", title: "Follow events as they happen",
  description: "Opens a server-sent-events stream of changes to users, organizations, groups and connections, from now or from an earlier cursor. It stays open indefinitely; a cursor that is too old returns 410. For login events use `list_logs`; for permanent delivery `create_event_stream`.",
  method: "GET", path: "/events", risk: "read",
  scopes: ["read:events"], statuses: [200, 400, 401, 403, 404, 410, 429],
  input: z.strictObject({
    from: z.string().max(1024).optional().describe("Cursor of the last event seen; omit to start with the newest"),
    from_timestamp: z.string().max(20).optional().describe("RFC 3339, whole seconds; only for the first call, then use `from`"),
    event_type: EventStreamSubscribeEventsEventTypeParam.optional().describe("One or more, e.g. `user.created`; omit for all"),
  }),
});

// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { fitsVariant, formatted } from '../formats.js';
import { operationsOf } from '../operation.js';

const EventStreamSubscription = z.strictObject({ event_type: z.string().optional() });
const EventStreamWebhookDestinationTypeEnum = z.enum(["webhook"]);
const EventStreamWebhookBasicAuthMethodEnum = z.enum(["basic"]);
const EventStreamWebhookBasicAuth = z.strictObject({
  method: EventStreamWebhookBasicAuthMethodEnum,
  username: z.string().max(128).regex(new RegExp("^[^:]+$", 'u')),
  password: z.string().optional(),
});
const EventStreamWebhookBearerAuthMethodEnum = z.enum(["bearer"]);
const EventStreamWebhookBearerAuth = z.strictObject({
  method: EventStreamWebhookBearerAuthMethodEnum,
  token: z.string().optional(),
});
const EventStreamWebhookCustomHeaderAuthMethodEnum = z.enum(["custom_header"]);
const EventStreamWebhookCustomHeaderAuth = z.strictObject({
  method: EventStreamWebhookCustomHeaderAuthMethodEnum,
  header_key: z.string().min(1).regex(new RegExp("^[a-zA-Z0-9!#$%&'*+.^_`|~-]+$", 'u')),
  header_value: z.string().optional(),
});
const EventStreamWebhookAuthorizationResponse = z.discriminatedUnion("method", [EventStreamWebhookBasicAuth, EventStreamWebhookBearerAuth, EventStreamWebhookCustomHeaderAuth]);
const EventStreamWebhookConfiguration = z.strictObject({
  webhook_endpoint: z.string().regex(new RegExp("^https://.*", 'u')),
  webhook_authorization: EventStreamWebhookAuthorizationResponse,
});
const EventStreamWebhookDestination = z.strictObject({
  type: EventStreamWebhookDestinationTypeEnum,
  configuration: EventStreamWebhookConfiguration,
});
const EventStreamEventBridgeDestinationTypeEnum = z.enum(["eventbridge"]);
const EventStreamEventBridgeAWSRegionEnum = z.enum(["af-south-1", "ap-east-1", "ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-south-2", "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "ca-central-1", "ca-west-1", "eu-central-1", "eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2", "eu-west-3", "il-central-1", "me-central-1", "me-south-1", "mx-central-1", "sa-east-1", "us-gov-east-1", "us-gov-west-1", "us-east-1", "us-east-2", "us-west-1", "us-west-2"]);
const EventStreamEventBridgeConfiguration = z.strictObject({
  aws_account_id: z.string().regex(new RegExp("^\\d{12}$", 'u')),
  aws_region: EventStreamEventBridgeAWSRegionEnum,
  aws_partner_event_source: z.string().optional(),
});
const EventStreamEventBridgeDestination = z.strictObject({
  type: EventStreamEventBridgeDestinationTypeEnum,
  configuration: EventStreamEventBridgeConfiguration,
});
const EventStreamActionDestinationTypeEnum = z.enum(["action"]);
const EventStreamActionConfiguration = z.strictObject({ action_id: z.string() });
const EventStreamActionDestination = z.strictObject({
  type: EventStreamActionDestinationTypeEnum,
  configuration: EventStreamActionConfiguration,
});
const EventStreamStatusEnum = z.enum(["enabled", "disabled"]);
const EventStreamDestinationPatch = z.discriminatedUnion("type", [EventStreamWebhookDestination, EventStreamActionDestination]);
const EventStreamDeliveryStatusEnum = z.enum(["failed"]);
const EventStreamEventTypeEnum = z.enum(["group.created", "group.deleted", "group.member.added", "group.member.deleted", "group.role.assigned", "group.role.deleted", "group.updated", "organization.connection.added", "organization.connection.removed", "organization.connection.updated", "organization.created", "organization.deleted", "organization.group.role.assigned", "organization.group.role.deleted", "organization.member.added", "organization.member.deleted", "organization.member.role.assigned", "organization.member.role.deleted", "organization.updated", "user.created", "user.deleted", "user.updated", "connection.created", "connection.deleted", "connection.updated"]);
const EventStreamTestEventTypeEnum = z.enum(["group.created", "group.deleted", "group.member.added", "group.member.deleted", "group.role.assigned", "group.role.deleted", "group.updated", "organization.connection.added", "organization.connection.removed", "organization.connection.updated", "organization.created", "organization.deleted", "organization.group.role.assigned", "organization.group.role.deleted", "organization.member.added", "organization.member.deleted", "organization.member.role.assigned", "organization.member.role.deleted", "organization.updated", "user.created", "user.deleted", "user.updated", "connection.created", "connection.deleted", "connection.updated"]);
const TestEventDataContent = z.record(z.string(), z.unknown());

const operation = operationsOf("event-streams");

export const listEventStreams = operation({
  name: "list_event_streams", title: "List event streams",
  description: "Event streams push changes to users, organizations, groups and connections to a webhook, to Amazon EventBridge or to an action. Shows destination, subscriptions and status. Log events for a SIEM: `list_log_streams`.",
  method: "GET", path: "/event-streams", toolset: "events", risk: "read",
  scopes: ["read:event_streams"], statuses: [200, 400, 401, 403, 429],
  list: "eventStreams",
  input: z.strictObject({ from: z.string().optional(), take: z.int().min(1).max(100).optional() }),
});

export const createEventStream = operation({
  name: "create_event_stream", title: "Create an event stream",
  description: "Starts pushing chosen events to one destination: an https webhook, an AWS account's EventBridge, or an action. At least one subscription; for login and audit logs use `create_log_stream`.",
  method: "POST", path: "/event-streams", toolset: "events", risk: "write",
  scopes: ["create:event_streams"], statuses: [201, 400, 401, 403, 409, 429],
  input: z.strictObject({
    name: z.string().min(1).max(128).optional(),
    subscriptions: z.array(EventStreamSubscription).min(1).optional().describe("Objects, not strings: `[{\"event_type\": \"user.created\"}]`"),
    destination: z.discriminatedUnion("type", [EventStreamWebhookDestination, EventStreamEventBridgeDestination, EventStreamActionDestination]).describe("`type` webhook, eventbridge or action, with its own `configuration`"),
    status: EventStreamStatusEnum.optional(),
  }).check(fitsVariant(z.union([z.strictObject({
    name: z.string().min(1).max(128).optional(),
    subscriptions: z.array(EventStreamSubscription).min(1).optional(),
    destination: EventStreamWebhookDestination,
    status: EventStreamStatusEnum.optional(),
  }), z.strictObject({
    name: z.string().min(1).max(128).optional(),
    subscriptions: z.array(EventStreamSubscription).min(1).optional(),
    destination: EventStreamEventBridgeDestination,
    status: EventStreamStatusEnum.optional(),
  }), z.strictObject({
    name: z.string().min(1).max(128).optional(),
    subscriptions: z.array(EventStreamSubscription).min(1).optional(),
    destination: EventStreamActionDestination,
    status: EventStreamStatusEnum.optional(),
  })]), { name: "name", subscriptions: "subscriptions", destination: "destination", status: "status" })),
});

export const getEventStream = operation({
  name: "get_event_stream", title: "Get an event stream",
  description: "Destination, subscribed event types and status (enabled or disabled) of one stream. Failed deliveries are in `list_event_deliveries`.",
  method: "GET", path: "/event-streams/{id}", toolset: "events", risk: "read",
  scopes: ["read:event_streams"], statuses: [200, 401, 403, 404, 429],
  binding: { event_stream_id: { in: "path", name: "id" } },
  input: z.strictObject({ event_stream_id: z.string().min(26).max(26).describe("`est_` and 22 characters") }),
});

export const updateEventStream = operation({
  name: "update_event_stream", title: "Update an event stream",
  description: "Pauses or resumes a stream, or changes its name, subscriptions, webhook address and authorization. `subscriptions` replaces the whole list; an EventBridge destination cannot be changed.",
  method: "PATCH", path: "/event-streams/{id}", toolset: "events", risk: "write",
  scopes: ["update:event_streams"], statuses: [200, 400, 401, 403, 429],
  binding: { event_stream_id: { in: "path", name: "id" } },
  input: z.strictObject({
    event_stream_id: z.string().min(26).max(26).describe("`est_` and 22 characters"),
    name: z.string().min(1).max(128).optional(),
    subscriptions: z.array(EventStreamSubscription).optional().describe("The complete list of `{\"event_type\": ...}`"),
    destination: EventStreamDestinationPatch.optional(),
    status: EventStreamStatusEnum.optional().describe("`disabled` pauses delivery"),
  }),
});

export const deleteEventStream = operation({
  name: "delete_event_stream", title: "Delete an event stream",
  description: "Permanently deletes a stream: nothing more is delivered, and its failed deliveries can no longer be resent. To pause it, set `status` to disabled with `update_event_stream`.",
  method: "DELETE", path: "/event-streams/{id}", toolset: "events", risk: "destructive",
  scopes: ["delete:event_streams"], statuses: [204, 400, 401, 403, 429],
  binding: { event_stream_id: { in: "path", name: "id" } },
  input: z.strictObject({ event_stream_id: z.string().min(26).max(26).describe("`est_` and 22 characters") }),
});

export const listEventDeliveries = operation({
  name: "list_event_deliveries", title: "List failed deliveries of an event stream",
  description: "Events that a stream could not deliver, with every attempt and its error; filter by event type and time. Successful ones are not kept. Resend them with `redeliver_event_stream` or, one at a time, `redeliver_event`.",
  method: "GET", path: "/event-streams/{id}/deliveries", toolset: "events", risk: "read",
  scopes: ["read:event_streams", "read:event_deliveries"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { event_stream_id: { in: "path", name: "id" } },
  list: "deliveries",
  input: z.strictObject({
    event_stream_id: z.string().min(26).max(26).describe("`est_` and 22 characters"),
    statuses: z.string().optional().describe("Comma-separated; only `failed` exists"),
    event_types: z.string().optional().describe("Comma-separated, e.g. `user.created,user.deleted`"),
    date_from: z.string().max(20).optional().describe("Inclusive, whole seconds: `2026-05-01T00:00:00Z`"),
    date_to: z.string().max(20).optional().describe("Exclusive, whole seconds: `2026-05-02T00:00:00Z`"),
    from: z.string().optional(),
    take: z.int().min(1).max(100).optional(),
  }),
});

export const getEventDelivery = operation({
  name: "get_event_delivery", title: "Get a failed delivery",
  description: "One undelivered event of a stream: its attempts with times and error messages, and its payload.",
  method: "GET", path: "/event-streams/{id}/deliveries/{event_id}", toolset: "events", risk: "read",
  scopes: ["read:event_deliveries"], statuses: [200, 401, 403, 404, 429],
  binding: { event_stream_id: { in: "path", name: "id" } },
  input: z.strictObject({
    event_stream_id: z.string().min(26).max(26).describe("`est_` and 22 characters"),
    event_id: z.string().min(26).max(26).describe("From `list_event_deliveries`"),
  }),
});

export const redeliverEventStream = operation({
  name: "redeliver_event_stream", title: "Resend failed events of an event stream",
  description: "Queues all failed events that match the filters for redelivery; without filters, all of them. The receiver may get many at once and must handle duplicates. For a single event use `redeliver_event`.",
  method: "POST", path: "/event-streams/{id}/redeliver", toolset: "events", risk: "write",
  scopes: ["update:event_deliveries"], statuses: [202, 401, 403, 404, 409, 429],
  binding: { event_stream_id: { in: "path", name: "id" } },
  input: z.strictObject({
    event_stream_id: z.string().min(26).max(26).describe("`est_` and 22 characters"),
    date_from: formatted(z.string().max(20), "date-time").optional().describe("Inclusive, whole seconds: `2026-05-01T00:00:00Z`"),
    date_to: formatted(z.string().max(20), "date-time").optional().describe("Exclusive, whole seconds"),
    statuses: z.array(EventStreamDeliveryStatusEnum).optional(),
    event_types: z.array(EventStreamEventTypeEnum).optional(),
  }),
});

export const redeliverEvent = operation({
  name: "redeliver_event", title: "Resend one failed event",
  description: "Queues one undelivered event for redelivery; find its id with `list_event_deliveries`. The receiver may get it twice.",
  method: "POST", path: "/event-streams/{id}/redeliver/{event_id}", toolset: "events", risk: "write",
  scopes: ["update:event_deliveries"], statuses: [202, 401, 403, 404, 409, 429],
  binding: { event_stream_id: { in: "path", name: "id" } },
  body: "none",
  input: z.strictObject({
    event_stream_id: z.string().min(26).max(26).describe("`est_` and 22 characters"),
    event_id: z.string().min(26).max(26).describe("From `list_event_deliveries`"),
  }),
});

export const testEventStream = operation({
  name: "test_event_stream", title: "Send a test event",
  description: "Sends one made-up event of the chosen type to the stream's real destination and returns its delivery record; the stream must be enabled. No user or organization changes, but the receiver treats it like any other. `data` replaces the sample content.",
  method: "POST", path: "/event-streams/{id}/test", toolset: "events", risk: "write",
  scopes: ["update:event_streams"], statuses: [202, 401, 403, 429],
  binding: { event_stream_id: { in: "path", name: "id" } },
  input: z.strictObject({
    event_stream_id: z.string().min(26).max(26).describe("`est_` and 22 characters"),
    event_type: EventStreamTestEventTypeEnum,
    data: TestEventDataContent.optional(),
  }),
});

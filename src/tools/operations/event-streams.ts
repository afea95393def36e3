// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { fitsVariant, formatted } from '../formats.js';
import { operation } from '../operation.js';
import type * as outputs from './event-streams.output.js';

const EventStreamSubscription = z.strictObject({
  event_type: z.string().optional(),
});

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

const EventStreamActionConfiguration = z.strictObject({
  action_id: z.string(),
});

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

export const listEventStreams = operation<z.infer<typeof outputs.ListEventStreamsOutput>>()({
  name: "list_event_streams",
  title: "List event streams",
  description: "Event streams push changes of users, organizations, groups and connections to a webhook, to Amazon EventBridge or to an action. Shows destination, subscriptions and status. Log records for a SIEM go through `list_log_streams` instead.",
  method: "GET",
  path: "/event-streams",
  resource: "event-streams",
  toolset: "events",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:event_streams"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["webhooks","event hooks","user change notifications","callbacks on user created","Okta event hooks","outbound events","event hooks that exist","list webhooks","which webhooks are configured","event streams","who receives user events","show webhooks","which webhooks"],
  binding: {"from":{"in":"query","name":"from"},"take":{"in":"query","name":"take"}},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,429],
  list: {"key":"eventStreams","page":false,"checkpoint":true,"totals":false},
  input: z.strictObject({
    from: z.string().optional(),
    take: z.int().min(1).max(100).optional(),
  }),
});

export const createEventStream = operation<z.infer<typeof outputs.CreateEventStreamOutput>>()({
  name: "create_event_stream",
  title: "Create an event stream",
  description: "Starts pushing chosen events to one destination: an https webhook, an AWS account's EventBridge, or an action. At least one subscription; for login and audit logs use `create_log_stream`.",
  method: "POST",
  path: "/event-streams",
  resource: "event-streams",
  toolset: "events",
  risk: "write",
  scopes: {"mode":"any","scopes":["create:event_streams"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["webhook when a user is created","notify my backend of user changes","event hook","subscribe to user.updated","sync users to CRM","publish to AWS","webhook whenever a user is created","notify our backend when a user changes","create a webhook","call our API when user is deleted","send user events to EventBridge","sync user changes to CRM","subscribe to user.created","get notified about new members","call a URL when someone signs up","POST to our endpoint on new user","tell our CRM when a user is deleted","trigger our backend on profile changes","send an event to https://example.com/hook","POST to our system for every new user","inform the CRM about new users","HTTP call on user changes","webhook at new user","new webhook","notify on user change","event to our system","create event stream","HTTP call when user changes"],
  binding: {"name":{"in":"body","name":"name"},"subscriptions":{"in":"body","name":"subscriptions"},"destination":{"in":"body","name":"destination"},"status":{"in":"body","name":"status"}},
  required: ["destination"],
  body: "fields",
  emptyBody: "object",
  statuses: [201,400,401,403,409,429],
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
  })]), {"name":"name","subscriptions":"subscriptions","destination":"destination","status":"status"})),
});

export const getEventStream = operation<z.infer<typeof outputs.GetEventStreamOutput>>()({
  name: "get_event_stream",
  title: "Get an event stream",
  description: "Destination, subscribed event types and status (enabled or disabled) of one stream. What could not be delivered is in `list_event_deliveries`.",
  method: "GET",
  path: "/event-streams/{id}",
  resource: "event-streams",
  toolset: "events",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:event_streams"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["webhook settings","is my webhook on","event hook details","which events are sent","show webhook","details of an event stream","is the webhook enabled","which url does the webhook call"],
  binding: {"event_stream_id":{"in":"path","name":"id"}},
  required: ["event_stream_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,401,403,404,429],
  input: z.strictObject({
    event_stream_id: z.string().min(26).max(26).describe("`est_` and 22 characters"),
  }),
});

export const updateEventStream = operation<z.infer<typeof outputs.UpdateEventStreamOutput>>()({
  name: "update_event_stream",
  title: "Update an event stream",
  description: "Pauses or resumes a stream, or changes its name, subscriptions, webhook address and authorization. `subscriptions` replaces the whole list; an EventBridge destination is fixed once created.",
  method: "PATCH",
  path: "/event-streams/{id}",
  resource: "event-streams",
  toolset: "events",
  risk: "write",
  scopes: {"mode":"any","scopes":["update:event_streams"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["change webhook URL","turn off a webhook","rotate webhook token","pause events","add an event type","re-enable webhook","disable a webhook","pause event stream","subscribe to more events","change webhook token","re-enable a webhook","edit event stream","change webhook","webhook URL change","pause webhook","switch webhook off"],
  binding: {"event_stream_id":{"in":"path","name":"id"},"name":{"in":"body","name":"name"},"subscriptions":{"in":"body","name":"subscriptions"},"destination":{"in":"body","name":"destination"},"status":{"in":"body","name":"status"}},
  required: ["event_stream_id"],
  body: "fields",
  emptyBody: "object",
  statuses: [200,400,401,403,429],
  input: z.strictObject({
    event_stream_id: z.string().min(26).max(26).describe("`est_` and 22 characters"),
    name: z.string().min(1).max(128).optional(),
    subscriptions: z.array(EventStreamSubscription).optional().describe("The complete list of `{\"event_type\": ...}`"),
    destination: EventStreamDestinationPatch.optional(),
    status: EventStreamStatusEnum.optional().describe("`disabled` pauses delivery"),
  }),
});

export const deleteEventStream = operation<undefined>()({
  name: "delete_event_stream",
  title: "Delete an event stream",
  description: "Ends a stream for good: nothing more is delivered, and its failed deliveries can no longer be resent. To stop for a while, set `status` to disabled with `update_event_stream`.",
  method: "DELETE",
  path: "/event-streams/{id}",
  resource: "event-streams",
  toolset: "events",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["delete:event_streams"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["remove webhook","unsubscribe from events","drop event hook","stop notifying our backend","delete webhook","remove event stream","stop webhook","shut down the CRM webhook","no more webhooks"],
  binding: {"event_stream_id":{"in":"path","name":"id"}},
  required: ["event_stream_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [204,400,401,403,429],
  input: z.strictObject({
    event_stream_id: z.string().min(26).max(26).describe("`est_` and 22 characters"),
  }),
});

export const listEventDeliveries = operation<z.infer<typeof outputs.ListEventDeliveriesOutput>>()({
  name: "list_event_deliveries",
  title: "List failed deliveries of an event stream",
  description: "Events that a stream could not deliver, with every attempt and its error; filter by event type and time. Successful ones are not kept. Send them again with `redeliver_event_stream` or, singly, `redeliver_event`.",
  method: "GET",
  path: "/event-streams/{id}/deliveries",
  resource: "event-streams",
  toolset: "events",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:event_streams","read:event_deliveries"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["webhook failures","undelivered events","missed webhooks","delivery history","dead letter","webhook errors","which webhook notifications could not be delivered","failed webhook deliveries","why did we not receive the event","CRM did not hear about new users","events were missed","failed webhooks","which events failed"],
  binding: {"event_stream_id":{"in":"path","name":"id"},"statuses":{"in":"query","name":"statuses"},"event_types":{"in":"query","name":"event_types"},"date_from":{"in":"query","name":"date_from"},"date_to":{"in":"query","name":"date_to"},"from":{"in":"query","name":"from"},"take":{"in":"query","name":"take"}},
  required: ["event_stream_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,404,429],
  list: {"key":null,"page":false,"checkpoint":true,"totals":false},
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

export const getEventDelivery = operation<z.infer<typeof outputs.GetEventDeliveryOutput>>()({
  name: "get_event_delivery",
  title: "Get a failed delivery",
  description: "One undelivered event of a stream: its attempts with times and error messages, and the payload that was to be sent.",
  method: "GET",
  path: "/event-streams/{id}/deliveries/{event_id}",
  resource: "event-streams",
  toolset: "events",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:event_deliveries"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["why did the webhook fail","webhook payload","delivery attempts","event body","details of a failed webhook call","error of a delivery","payload of a failed event"],
  binding: {"event_stream_id":{"in":"path","name":"id"},"event_id":{"in":"path","name":"event_id"}},
  required: ["event_stream_id","event_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,401,403,404,429],
  input: z.strictObject({
    event_stream_id: z.string().min(26).max(26).describe("`est_` and 22 characters"),
    event_id: z.string().min(26).max(26).describe("From `list_event_deliveries`"),
  }),
});

export const redeliverEventStream = operation<z.infer<typeof outputs.RedeliverEventStreamOutput>>()({
  name: "redeliver_event_stream",
  title: "Resend failed events of an event stream",
  description: "Queues all failed events that match the filters for another try; with no filter, every one. The receiver may get many at once and must bear repeats. For a single event use `redeliver_event`.",
  method: "POST",
  path: "/event-streams/{id}/redeliver",
  resource: "event-streams",
  toolset: "events",
  risk: "write",
  scopes: {"mode":"any","scopes":["update:event_deliveries"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["retry webhooks","replay events","re-send after an outage","catch up missed events","requeue","our webhook was down, resend everything that failed","redeliver all failed events","retry failed webhooks","replay missed events","replay undelivered webhook events","send webhooks again","repeat failed events"],
  binding: {"event_stream_id":{"in":"path","name":"id"},"date_from":{"in":"body","name":"date_from"},"date_to":{"in":"body","name":"date_to"},"statuses":{"in":"body","name":"statuses"},"event_types":{"in":"body","name":"event_types"}},
  required: ["event_stream_id"],
  body: "fields",
  emptyBody: "object",
  statuses: [202,401,403,404,409,429],
  input: z.strictObject({
    event_stream_id: z.string().min(26).max(26).describe("`est_` and 22 characters"),
    date_from: formatted(z.string().max(20), "date-time").optional().describe("Inclusive, whole seconds: `2026-05-01T00:00:00Z`"),
    date_to: formatted(z.string().max(20), "date-time").optional().describe("Exclusive, whole seconds"),
    statuses: z.array(EventStreamDeliveryStatusEnum).optional(),
    event_types: z.array(EventStreamEventTypeEnum).optional(),
  }),
});

export const redeliverEvent = operation<undefined>()({
  name: "redeliver_event",
  title: "Resend one failed event",
  description: "Queues one undelivered event for another try; find its id with `list_event_deliveries`. The receiver may see it twice.",
  method: "POST",
  path: "/event-streams/{id}/redeliver/{event_id}",
  resource: "event-streams",
  toolset: "events",
  risk: "write",
  scopes: {"mode":"any","scopes":["update:event_deliveries"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["retry a webhook","replay a single event","re-send one notification","resend one failed event","retry one webhook delivery","try to deliver that one event once more","send one failed webhook again"],
  binding: {"event_stream_id":{"in":"path","name":"id"},"event_id":{"in":"path","name":"event_id"}},
  required: ["event_stream_id","event_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [202,401,403,404,409,429],
  input: z.strictObject({
    event_stream_id: z.string().min(26).max(26).describe("`est_` and 22 characters"),
    event_id: z.string().min(26).max(26).describe("From `list_event_deliveries`"),
  }),
});

export const testEventStream = operation<z.infer<typeof outputs.TestEventStreamOutput>>()({
  name: "test_event_stream",
  title: "Send a test event",
  description: "Sends one made-up event of the chosen type to the stream's real destination and returns its delivery record; the stream must be enabled. No user or organization changes, but the receiver treats it like any other. `data` replaces the sample content.",
  method: "POST",
  path: "/event-streams/{id}/test",
  resource: "event-streams",
  toolset: "events",
  risk: "write",
  scopes: {"mode":"any","scopes":["update:event_streams"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["ping webhook","try out the webhook","sample payload","check that the endpoint works","fire a fake user.created","send a test event to the webhook","test webhook","try the event stream"],
  binding: {"event_stream_id":{"in":"path","name":"id"},"event_type":{"in":"body","name":"event_type"},"data":{"in":"body","name":"data"}},
  required: ["event_stream_id","event_type"],
  body: "fields",
  emptyBody: "object",
  statuses: [202,401,403,429],
  input: z.strictObject({
    event_stream_id: z.string().min(26).max(26).describe("`est_` and 22 characters"),
    event_type: EventStreamTestEventTypeEnum,
    data: TestEventDataContent.optional(),
  }),
});

// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';

const EventStreamSubscription = z.looseObject({
  event_type: z.string().optional(),
});

const EventStreamWebhookDestinationTypeEnum = z.string();

const EventStreamWebhookBasicAuthMethodEnum = z.string();

const EventStreamWebhookBasicAuth = z.looseObject({
  method: EventStreamWebhookBasicAuthMethodEnum,
  username: z.string(),
  password: z.string().optional(),
});

const EventStreamWebhookBearerAuthMethodEnum = z.string();

const EventStreamWebhookBearerAuth = z.looseObject({
  method: EventStreamWebhookBearerAuthMethodEnum,
  token: z.string().optional(),
});

const EventStreamWebhookCustomHeaderAuthMethodEnum = z.string();

const EventStreamWebhookCustomHeaderAuth = z.looseObject({
  method: EventStreamWebhookCustomHeaderAuthMethodEnum,
  header_key: z.string(),
  header_value: z.string().optional(),
});

const EventStreamWebhookAuthorizationResponse = z.union([EventStreamWebhookBasicAuth, EventStreamWebhookBearerAuth, EventStreamWebhookCustomHeaderAuth]);

const EventStreamWebhookConfiguration = z.looseObject({
  webhook_endpoint: z.string(),
  webhook_authorization: EventStreamWebhookAuthorizationResponse,
});

const EventStreamWebhookDestination = z.looseObject({
  type: EventStreamWebhookDestinationTypeEnum,
  configuration: EventStreamWebhookConfiguration,
});

const EventStreamStatusEnum = z.string();

const EventStreamWebhookResponseContent = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  subscriptions: z.array(EventStreamSubscription).optional(),
  destination: EventStreamWebhookDestination.optional(),
  status: EventStreamStatusEnum.optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
});

const EventStreamEventBridgeDestinationTypeEnum = z.string();

const EventStreamEventBridgeAWSRegionEnum = z.string();

const EventStreamEventBridgeConfiguration = z.looseObject({
  aws_account_id: z.string(),
  aws_region: EventStreamEventBridgeAWSRegionEnum,
  aws_partner_event_source: z.string().optional(),
});

const EventStreamEventBridgeDestination = z.looseObject({
  type: EventStreamEventBridgeDestinationTypeEnum,
  configuration: EventStreamEventBridgeConfiguration,
});

const EventStreamEventBridgeResponseContent = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  subscriptions: z.array(EventStreamSubscription).optional(),
  destination: EventStreamEventBridgeDestination.optional(),
  status: EventStreamStatusEnum.optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
});

const EventStreamActionDestinationTypeEnum = z.string();

const EventStreamActionConfiguration = z.looseObject({
  action_id: z.string(),
});

const EventStreamActionDestination = z.looseObject({
  type: EventStreamActionDestinationTypeEnum,
  configuration: EventStreamActionConfiguration,
});

const EventStreamActionResponseContent = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  subscriptions: z.array(EventStreamSubscription).optional(),
  destination: EventStreamActionDestination.optional(),
  status: EventStreamStatusEnum.optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
});

const EventStreamResponseContent = z.union([EventStreamWebhookResponseContent, EventStreamEventBridgeResponseContent, EventStreamActionResponseContent]);

const ListEventStreamsResponseContent = z.looseObject({
  eventStreams: z.array(EventStreamResponseContent).optional(),
  next: z.string().optional(),
});

const CreateEventStreamResponseContent = z.union([EventStreamWebhookResponseContent, EventStreamEventBridgeResponseContent, EventStreamActionResponseContent]);

const GetEventStreamResponseContent = z.union([EventStreamWebhookResponseContent, EventStreamEventBridgeResponseContent, EventStreamActionResponseContent]);

const UpdateEventStreamResponseContent = z.union([EventStreamWebhookResponseContent, EventStreamEventBridgeResponseContent, EventStreamActionResponseContent]);

const EventStreamDeliveryStatusEnum = z.string();

const EventStreamDeliveryEventTypeEnum = z.string();

const EventStreamDeliveryAttempt = z.looseObject({
  status: EventStreamDeliveryStatusEnum,
  timestamp: z.string(),
  error_message: z.string().optional(),
});

const EventStreamCloudEvent = z.looseObject({
  id: z.string().optional(),
  source: z.string().optional(),
  specversion: z.string().optional(),
  type: z.string().optional(),
  time: z.string().optional(),
  data: z.string().optional(),
});

const EventStreamDelivery = z.looseObject({
  id: z.string(),
  event_stream_id: z.string(),
  status: EventStreamDeliveryStatusEnum,
  event_type: EventStreamDeliveryEventTypeEnum,
  attempts: z.array(EventStreamDeliveryAttempt),
  event: EventStreamCloudEvent.optional(),
});

const GetEventStreamDeliveryHistoryResponseContent = z.looseObject({
  id: z.string(),
  event_stream_id: z.string(),
  status: EventStreamDeliveryStatusEnum,
  event_type: EventStreamDeliveryEventTypeEnum,
  attempts: z.array(EventStreamDeliveryAttempt),
  event: EventStreamCloudEvent.optional(),
});

const EventStreamEventTypeEnum = z.string();

const CreateEventStreamRedeliveryResponseContent = z.looseObject({
  date_from: z.string().optional(),
  date_to: z.string().optional(),
  statuses: z.array(EventStreamDeliveryStatusEnum).optional(),
  event_types: z.array(EventStreamEventTypeEnum).optional(),
});

const CreateEventStreamTestEventResponseContent = z.looseObject({
  id: z.string(),
  event_stream_id: z.string(),
  status: EventStreamDeliveryStatusEnum,
  event_type: EventStreamDeliveryEventTypeEnum,
  attempts: z.array(EventStreamDeliveryAttempt),
  event: EventStreamCloudEvent.optional(),
});

export const ListEventStreamsOutput = ListEventStreamsResponseContent;

export const CreateEventStreamOutput = CreateEventStreamResponseContent;

export const GetEventStreamOutput = GetEventStreamResponseContent;

export const UpdateEventStreamOutput = UpdateEventStreamResponseContent;

export const ListEventDeliveriesOutput = z.array(EventStreamDelivery);

export const GetEventDeliveryOutput = GetEventStreamDeliveryHistoryResponseContent;

export const RedeliverEventStreamOutput = CreateEventStreamRedeliveryResponseContent;

export const TestEventStreamOutput = CreateEventStreamTestEventResponseContent;

// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';

const LogStreamStatusEnum = z.string();

const LogStreamHttpEnum = z.string();

const LogStreamFilterTypeEnum = z.string();

const LogStreamFilterGroupNameEnum = z.string();

const LogStreamFilter = z.looseObject({
  type: LogStreamFilterTypeEnum.optional(),
  name: LogStreamFilterGroupNameEnum.optional(),
});

const LogStreamPiiLogFieldsEnum = z.string();

const LogStreamPiiMethodEnum = z.string();

const LogStreamPiiAlgorithmEnum = z.string();

const LogStreamPiiConfig = z.looseObject({
  log_fields: z.array(LogStreamPiiLogFieldsEnum),
  method: LogStreamPiiMethodEnum.optional(),
  algorithm: LogStreamPiiAlgorithmEnum.optional(),
});

const LogStreamHttpContentFormatEnum = z.string();

const HttpCustomHeader = z.looseObject({
  header: z.string().optional(),
  value: z.string().optional(),
});

const LogStreamHttpSink = z.looseObject({
  httpAuthorization: z.string().optional(),
  httpContentFormat: LogStreamHttpContentFormatEnum.optional(),
  httpContentType: z.string().optional(),
  httpEndpoint: z.string(),
  httpCustomHeaders: z.array(HttpCustomHeader).optional(),
});

const LogStreamHttpResponseSchema = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  status: LogStreamStatusEnum.optional(),
  type: LogStreamHttpEnum.optional(),
  isPriority: z.boolean().optional(),
  filters: z.array(LogStreamFilter).optional(),
  pii_config: LogStreamPiiConfig.optional(),
  sink: LogStreamHttpSink.optional(),
});

const LogStreamEventBridgeEnum = z.string();

const LogStreamEventBridgeSinkRegionEnum = z.string();

const LogStreamEventBridgeSink = z.looseObject({
  awsAccountId: z.string(),
  awsRegion: LogStreamEventBridgeSinkRegionEnum,
  awsPartnerEventSource: z.string().optional(),
});

const LogStreamEventBridgeResponseSchema = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  status: LogStreamStatusEnum.optional(),
  type: LogStreamEventBridgeEnum.optional(),
  isPriority: z.boolean().optional(),
  filters: z.array(LogStreamFilter).optional(),
  pii_config: LogStreamPiiConfig.optional(),
  sink: LogStreamEventBridgeSink.optional(),
});

const LogStreamEventGridEnum = z.string();

const LogStreamEventGridRegionEnum = z.string();

const LogStreamEventGridSink = z.looseObject({
  azureSubscriptionId: z.string(),
  azureRegion: LogStreamEventGridRegionEnum,
  azureResourceGroup: z.string(),
  azurePartnerTopic: z.string().optional(),
});

const LogStreamEventGridResponseSchema = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  status: LogStreamStatusEnum.optional(),
  type: LogStreamEventGridEnum.optional(),
  isPriority: z.boolean().optional(),
  filters: z.array(LogStreamFilter).optional(),
  pii_config: LogStreamPiiConfig.optional(),
  sink: LogStreamEventGridSink.optional(),
});

const LogStreamDatadogEnum = z.string();

const LogStreamDatadogRegionEnum = z.string();

const LogStreamDatadogSink = z.looseObject({
  datadogApiKey: z.string(),
  datadogRegion: LogStreamDatadogRegionEnum,
});

const LogStreamDatadogResponseSchema = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  status: LogStreamStatusEnum.optional(),
  type: LogStreamDatadogEnum.optional(),
  isPriority: z.boolean().optional(),
  filters: z.array(LogStreamFilter).optional(),
  pii_config: LogStreamPiiConfig.optional(),
  sink: LogStreamDatadogSink.optional(),
});

const LogStreamSplunkEnum = z.string();

const LogStreamSplunkSink = z.looseObject({
  splunkDomain: z.string(),
  splunkPort: z.string(),
  splunkToken: z.string(),
  splunkSecure: z.boolean(),
});

const LogStreamSplunkResponseSchema = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  status: LogStreamStatusEnum.optional(),
  type: LogStreamSplunkEnum.optional(),
  isPriority: z.boolean().optional(),
  filters: z.array(LogStreamFilter).optional(),
  pii_config: LogStreamPiiConfig.optional(),
  sink: LogStreamSplunkSink.optional(),
});

const LogStreamSumoEnum = z.string();

const LogStreamSumoSink = z.looseObject({
  sumoSourceAddress: z.string(),
});

const LogStreamSumoResponseSchema = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  status: LogStreamStatusEnum.optional(),
  type: LogStreamSumoEnum.optional(),
  isPriority: z.boolean().optional(),
  filters: z.array(LogStreamFilter).optional(),
  pii_config: LogStreamPiiConfig.optional(),
  sink: LogStreamSumoSink.optional(),
});

const LogStreamSegmentEnum = z.string();

const LogStreamSegmentSinkWriteKey = z.looseObject({
  segmentWriteKey: z.string(),
});

const LogStreamSegmentResponseSchema = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  status: LogStreamStatusEnum.optional(),
  type: LogStreamSegmentEnum.optional(),
  isPriority: z.boolean().optional(),
  filters: z.array(LogStreamFilter).optional(),
  pii_config: LogStreamPiiConfig.optional(),
  sink: LogStreamSegmentSinkWriteKey.optional(),
});

const LogStreamMixpanelEnum = z.string();

const LogStreamMixpanelRegionEnum = z.string();

const LogStreamMixpanelSink = z.looseObject({
  mixpanelRegion: LogStreamMixpanelRegionEnum,
  mixpanelProjectId: z.string(),
  mixpanelServiceAccountUsername: z.string(),
  mixpanelServiceAccountPassword: z.string(),
});

const LogStreamMixpanelResponseSchema = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  status: LogStreamStatusEnum.optional(),
  type: LogStreamMixpanelEnum.optional(),
  isPriority: z.boolean().optional(),
  filters: z.array(LogStreamFilter).optional(),
  pii_config: LogStreamPiiConfig.optional(),
  sink: LogStreamMixpanelSink.optional(),
});

const LogStreamResponseSchema = z.union([LogStreamHttpResponseSchema, LogStreamEventBridgeResponseSchema, LogStreamEventGridResponseSchema, LogStreamDatadogResponseSchema, LogStreamSplunkResponseSchema, LogStreamSumoResponseSchema, LogStreamSegmentResponseSchema, LogStreamMixpanelResponseSchema]);

const CreateLogStreamResponseContent = z.union([LogStreamHttpResponseSchema, LogStreamEventBridgeResponseSchema, LogStreamEventGridResponseSchema, LogStreamDatadogResponseSchema, LogStreamSplunkResponseSchema, LogStreamSumoResponseSchema, LogStreamSegmentResponseSchema, LogStreamMixpanelResponseSchema]);

const GetLogStreamResponseContent = z.union([LogStreamHttpResponseSchema, LogStreamEventBridgeResponseSchema, LogStreamEventGridResponseSchema, LogStreamDatadogResponseSchema, LogStreamSplunkResponseSchema, LogStreamSumoResponseSchema, LogStreamSegmentResponseSchema, LogStreamMixpanelResponseSchema]);

const UpdateLogStreamResponseContent = z.union([LogStreamHttpResponseSchema, LogStreamEventBridgeResponseSchema, LogStreamEventGridResponseSchema, LogStreamDatadogResponseSchema, LogStreamSplunkResponseSchema, LogStreamSumoResponseSchema, LogStreamSegmentResponseSchema, LogStreamMixpanelResponseSchema]);

export const ListLogStreamsOutput = z.array(LogStreamResponseSchema);

export const CreateLogStreamOutput = CreateLogStreamResponseContent;

export const GetLogStreamOutput = GetLogStreamResponseContent;

export const UpdateLogStreamOutput = UpdateLogStreamResponseContent;

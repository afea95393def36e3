// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { fitsVariant } from '../formats.js';
import { operationsOf } from '../operation.js';

const LogStreamHttpEnum = z.enum(["http"]);
const LogStreamEventBridgeEnum = z.enum(["eventbridge"]);
const LogStreamEventGridEnum = z.enum(["eventgrid"]);
const LogStreamDatadogEnum = z.enum(["datadog"]);
const LogStreamSplunkEnum = z.enum(["splunk"]);
const LogStreamSumoEnum = z.enum(["sumo"]);
const LogStreamSegmentEnum = z.enum(["segment"]);
const LogStreamMixpanelEnum = z.enum(["mixpanel"]);
const LogStreamFilterTypeEnum = z.enum(["category"]);
const LogStreamFilterGroupNameEnum = z.enum(["auth.login.fail", "auth.login.notification", "auth.login.success", "auth.logout.fail", "auth.logout.success", "auth.signup.fail", "auth.signup.success", "auth.silent_auth.fail", "auth.silent_auth.success", "auth.token_exchange.fail", "auth.token_exchange.success", "management.fail", "management.success", "scim.event", "system.notification", "user.fail", "user.notification", "user.success", "actions", "other"]);
const LogStreamFilter = z.looseObject({
  type: LogStreamFilterTypeEnum.optional(),
  name: LogStreamFilterGroupNameEnum.optional(),
});
const LogStreamPiiLogFieldsEnum = z.enum(["first_name", "last_name", "username", "email", "phone", "address"]);
const LogStreamPiiMethodEnum = z.enum(["mask", "hash"]);
const LogStreamPiiAlgorithmEnum = z.enum(["xxhash"]);
const LogStreamPiiConfig = z.strictObject({
  log_fields: z.array(LogStreamPiiLogFieldsEnum).min(1),
  method: LogStreamPiiMethodEnum.optional(),
  algorithm: LogStreamPiiAlgorithmEnum.optional(),
});
const LogStreamHttpContentFormatEnum = z.enum(["JSONARRAY", "JSONLINES", "JSONOBJECT"]);
const HttpCustomHeader = z.looseObject({ header: z.string().optional(), value: z.string().optional() });
const LogStreamHttpSink = z.strictObject({
  httpAuthorization: z.string().optional(),
  httpContentFormat: LogStreamHttpContentFormatEnum.optional(),
  httpContentType: z.string().optional(),
  httpEndpoint: z.string().regex(new RegExp("^https://.*", 'u')),
  httpCustomHeaders: z.array(HttpCustomHeader).optional(),
});
const LogStreamEventBridgeSinkRegionEnum = z.enum(["af-south-1", "ap-east-1", "ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-south-2", "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "ca-central-1", "ca-west-1", "eu-central-1", "eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2", "eu-west-3", "il-central-1", "me-central-1", "me-south-1", "mx-central-1", "sa-east-1", "us-gov-east-1", "us-gov-west-1", "us-east-1", "us-east-2", "us-west-1", "us-west-2"]);
const LogStreamEventBridgeSink = z.strictObject({
  awsAccountId: z.string().regex(new RegExp("^\\d{12}$", 'u')),
  awsRegion: LogStreamEventBridgeSinkRegionEnum,
  awsPartnerEventSource: z.string().optional(),
});
const LogStreamEventGridRegionEnum = z.enum(["australiacentral", "australiaeast", "australiasoutheast", "brazilsouth", "canadacentral", "canadaeast", "centralindia", "centralus", "eastasia", "eastus", "eastus2", "francecentral", "germanywestcentral", "japaneast", "japanwest", "koreacentral", "koreasouth", "northcentralus", "northeurope", "norwayeast", "southafricanorth", "southcentralus", "southeastasia", "southindia", "swedencentral", "switzerlandnorth", "uaenorth", "uksouth", "ukwest", "westcentralus", "westeurope", "westindia", "westus", "westus2"]);
const LogStreamEventGridSink = z.strictObject({
  azureSubscriptionId: z.string().regex(new RegExp("^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$", 'u')),
  azureRegion: LogStreamEventGridRegionEnum,
  azureResourceGroup: z.string(),
  azurePartnerTopic: z.string().optional(),
});
const LogStreamDatadogRegionEnum = z.enum(["us", "eu", "us3", "us5"]);
const LogStreamDatadogSink = z.strictObject({
  datadogApiKey: z.string(),
  datadogRegion: LogStreamDatadogRegionEnum,
});
const LogStreamSplunkSink = z.strictObject({
  splunkDomain: z.string(),
  splunkPort: z.string().regex(new RegExp("^[0-9]*$", 'u')),
  splunkToken: z.string(),
  splunkSecure: z.boolean(),
});
const LogStreamSumoSink = z.strictObject({ sumoSourceAddress: z.string() });
const LogStreamSegmentSinkWriteKey = z.strictObject({ segmentWriteKey: z.string() });
const LogStreamMixpanelRegionEnum = z.enum(["us", "eu"]);
const LogStreamMixpanelSink = z.strictObject({
  mixpanelRegion: LogStreamMixpanelRegionEnum,
  mixpanelProjectId: z.string().regex(new RegExp("^\\d+$", 'u')),
  mixpanelServiceAccountUsername: z.string().regex(new RegExp("^[^:]+$", 'u')),
  mixpanelServiceAccountPassword: z.string().regex(new RegExp("^[^:]+$", 'u')),
});
const LogStreamStatusEnum = z.enum(["active", "paused", "suspended"]);
const LogStreamSegmentSink = z.strictObject({ segmentWriteKey: z.string().optional() });
const LogStreamMixpanelSinkPatch = z.strictObject({
  mixpanelRegion: LogStreamMixpanelRegionEnum,
  mixpanelProjectId: z.string().regex(new RegExp("^\\d+$", 'u')),
  mixpanelServiceAccountUsername: z.string().regex(new RegExp("^[^:]+$", 'u')),
  mixpanelServiceAccountPassword: z.string().regex(new RegExp("^[^:]+$", 'u')).optional(),
});
const LogStreamSinkPatch = z.union([LogStreamHttpSink, LogStreamDatadogSink, LogStreamSplunkSink, LogStreamSumoSink, LogStreamSegmentSink, LogStreamMixpanelSinkPatch]);

const operation = operationsOf("log-streams");

export const listLogStreams = operation({
  name: "list_log_streams", title: "List log streams",
  description: "Where the tenant's events are delivered to (HTTP, EventBridge, Event Grid, Datadog, Splunk, Sumo Logic, Segment, Mixpanel) and whether each is active, paused or suspended.",
  method: "GET", path: "/log-streams", toolset: "logs", risk: "read",
  scopes: ["read:log_streams"], statuses: [200, 401, 403, 404, 429],
  list: null,
  input: z.strictObject({}),
});

export const createLogStream = operation({
  name: "create_log_stream", title: "Create a log stream",
  description: "Starts sending log events, including personal data, to an external destination; delivered events cannot be recalled. `type` determines the fields of `sink`. Narrow it with `filters` and `pii_config`.",
  method: "POST", path: "/log-streams", toolset: "logs", risk: "destructive",
  scopes: ["create:log_streams"], statuses: [200, 400, 401, 403, 409, 429],
  input: z.strictObject({
    name: z.string().optional(),
    type: z.union([LogStreamHttpEnum, LogStreamEventBridgeEnum, LogStreamEventGridEnum, LogStreamDatadogEnum, LogStreamSplunkEnum, LogStreamSumoEnum, LogStreamSegmentEnum, LogStreamMixpanelEnum]),
    isPriority: z.boolean().optional(),
    filters: z.array(LogStreamFilter).optional().describe("Items of {type: \"category\", name: \"auth.login.fail\"}; empty or omitted: all events"),
    pii_config: LogStreamPiiConfig.optional().describe("Mask or hash fields before delivery: {log_fields: [\"email\"], method: \"mask\"}"),
    sink: z.union([LogStreamHttpSink, LogStreamEventBridgeSink, LogStreamEventGridSink, LogStreamDatadogSink, LogStreamSplunkSink, LogStreamSumoSink, LogStreamSegmentSinkWriteKey, LogStreamMixpanelSink]).describe("http: {httpEndpoint: \"https://...\"}; splunk, datadog and others have their own keys"),
    startFrom: z.string().optional().describe("ISO 8601 time to start from, such as 2025-03-01T00:00:00Z"),
  }).check(fitsVariant(z.discriminatedUnion("type", [z.strictObject({
    name: z.string().optional(),
    type: LogStreamHttpEnum,
    isPriority: z.boolean().optional(),
    filters: z.array(LogStreamFilter).optional(),
    pii_config: LogStreamPiiConfig.optional(),
    sink: LogStreamHttpSink,
    startFrom: z.string().optional(),
  }), z.strictObject({
    name: z.string().optional(),
    type: LogStreamEventBridgeEnum,
    isPriority: z.boolean().optional(),
    filters: z.array(LogStreamFilter).optional(),
    pii_config: LogStreamPiiConfig.optional(),
    sink: LogStreamEventBridgeSink,
    startFrom: z.string().optional(),
  }), z.strictObject({
    name: z.string().optional(),
    type: LogStreamEventGridEnum,
    isPriority: z.boolean().optional(),
    filters: z.array(LogStreamFilter).optional(),
    pii_config: LogStreamPiiConfig.optional(),
    sink: LogStreamEventGridSink,
    startFrom: z.string().optional(),
  }), z.strictObject({
    name: z.string().optional(),
    type: LogStreamDatadogEnum,
    isPriority: z.boolean().optional(),
    filters: z.array(LogStreamFilter).optional(),
    pii_config: LogStreamPiiConfig.optional(),
    sink: LogStreamDatadogSink,
    startFrom: z.string().optional(),
  }), z.strictObject({
    name: z.string().optional(),
    type: LogStreamSplunkEnum,
    isPriority: z.boolean().optional(),
    filters: z.array(LogStreamFilter).optional(),
    pii_config: LogStreamPiiConfig.optional(),
    sink: LogStreamSplunkSink,
    startFrom: z.string().optional(),
  }), z.strictObject({
    name: z.string().optional(),
    type: LogStreamSumoEnum,
    isPriority: z.boolean().optional(),
    filters: z.array(LogStreamFilter).optional(),
    pii_config: LogStreamPiiConfig.optional(),
    sink: LogStreamSumoSink,
    startFrom: z.string().optional(),
  }), z.strictObject({
    name: z.string().optional(),
    type: LogStreamSegmentEnum,
    isPriority: z.boolean().optional(),
    filters: z.array(LogStreamFilter).optional(),
    pii_config: LogStreamPiiConfig.optional(),
    sink: LogStreamSegmentSinkWriteKey,
    startFrom: z.string().optional(),
  }), z.strictObject({
    name: z.string().optional(),
    type: LogStreamMixpanelEnum,
    isPriority: z.boolean().optional(),
    filters: z.array(LogStreamFilter).optional(),
    pii_config: LogStreamPiiConfig.optional(),
    sink: LogStreamMixpanelSink,
    startFrom: z.string().optional(),
  })]), { name: "name", type: "type", isPriority: "isPriority", filters: "filters", pii_config: "pii_config", sink: "sink", startFrom: "startFrom" })),
});

export const getLogStream = operation({
  name: "get_log_stream", title: "Get a log stream",
  description: "Destination, filters, masking and status of one stream. `suspended` means that Auth0 gave up after repeated delivery failures.",
  method: "GET", path: "/log-streams/{id}", toolset: "logs", risk: "read",
  scopes: ["read:log_streams"], statuses: [200, 401, 403, 404, 429],
  binding: { log_stream_id: { in: "path", name: "id" } },
  input: z.strictObject({
    log_stream_id: z.string().min(1).describe("Starts with lst_; find it with list_log_streams"),
  }),
});

export const updateLogStream = operation({
  name: "update_log_stream", title: "Update a log stream",
  description: "Pauses, resumes or renames a stream, or changes destination, filters or masking. A new `sink` sends personal data elsewhere, and events missed while paused may be lost. EventBridge and Event Grid sinks are fixed: create a new stream.",
  method: "PATCH", path: "/log-streams/{id}", toolset: "logs", risk: "destructive",
  scopes: ["update:log_streams"], statuses: [200, 400, 401, 403, 429],
  binding: { log_stream_id: { in: "path", name: "id" } },
  input: z.strictObject({
    log_stream_id: z.string().min(1),
    name: z.string().optional(),
    status: LogStreamStatusEnum.optional().describe("active or paused"),
    isPriority: z.boolean().optional(),
    filters: z.array(LogStreamFilter).optional().describe("Items of {type: \"category\", name: \"auth.login.fail\"}; empty or omitted: all events"),
    pii_config: LogStreamPiiConfig.nullable().optional().describe("Mask or hash fields before delivery: {log_fields: [\"email\"], method: \"mask\"}"),
    sink: LogStreamSinkPatch.optional().describe("Only the keys of the stream's own type"),
  }),
});

export const deleteLogStream = operation({
  name: "delete_log_stream", title: "Delete a log stream",
  description: "Stops delivery to a destination and deletes its configuration and stored credentials. To pause it, set `status` to paused with update_log_stream.",
  method: "DELETE", path: "/log-streams/{id}", toolset: "logs", risk: "destructive",
  scopes: ["delete:log_streams"], statuses: [204, 400, 401, 403, 404, 429],
  binding: { log_stream_id: { in: "path", name: "id" } },
  input: z.strictObject({ log_stream_id: z.string().min(1) }),
});

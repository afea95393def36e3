// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { fitsVariant, formatted, sized } from '../formats.js';
import { operationsOf } from '../operation.js';

const ListFlowsRequestParametersHydrateEnum = z.enum(["form_count"]);
const FlowActionActivecampaignListContactsParams = z.strictObject({
  connection_id: z.string().max(30),
  email: z.string(),
});
const FlowActionActivecampaignListContacts = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["ACTIVECAMPAIGN"]),
  action: z.enum(["LIST_CONTACTS"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionActivecampaignListContactsParams,
});
const FlowActionActivecampaignUpsertContactParamsCustomFields = z.record(z.string(), z.unknown());
const FlowActionActivecampaignUpsertContactParams = z.strictObject({
  connection_id: z.string().max(30),
  email: z.string(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  phone: z.string().optional(),
  custom_fields: FlowActionActivecampaignUpsertContactParamsCustomFields.optional(),
});
const FlowActionActivecampaignUpsertContact = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["ACTIVECAMPAIGN"]),
  action: z.enum(["UPSERT_CONTACT"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionActivecampaignUpsertContactParams,
});
const FlowActionActivecampaign = z.discriminatedUnion("action", [FlowActionActivecampaignListContacts, FlowActionActivecampaignUpsertContact]);
const FlowActionAirtableCreateRecordParamsFields = z.record(z.string(), z.unknown());
const FlowActionAirtableCreateRecordParams = z.strictObject({
  connection_id: z.string().max(30),
  base_id: z.string(),
  table_name: z.string(),
  fields: FlowActionAirtableCreateRecordParamsFields.optional(),
});
const FlowActionAirtableCreateRecord = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["AIRTABLE"]),
  action: z.enum(["CREATE_RECORD"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionAirtableCreateRecordParams,
});
const FlowActionAirtableListRecordsParams = z.strictObject({
  connection_id: z.string().max(30),
  base_id: z.string(),
  table_name: z.string(),
  query: z.string().optional(),
  view: z.string().optional(),
});
const FlowActionAirtableListRecords = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["AIRTABLE"]),
  action: z.enum(["LIST_RECORDS"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionAirtableListRecordsParams,
});
const FlowActionAirtableUpdateRecordParamsFields = z.record(z.string(), z.unknown());
const FlowActionAirtableUpdateRecordParams = z.strictObject({
  connection_id: z.string().max(30),
  base_id: z.string(),
  table_name: z.string(),
  record_id: z.string(),
  fields: FlowActionAirtableUpdateRecordParamsFields.optional(),
});
const FlowActionAirtableUpdateRecord = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["AIRTABLE"]),
  action: z.enum(["UPDATE_RECORD"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionAirtableUpdateRecordParams,
});
const FlowActionAirtable = z.discriminatedUnion("action", [FlowActionAirtableCreateRecord, FlowActionAirtableListRecords, FlowActionAirtableUpdateRecord]);
const FlowActionAuth0CreateUserParamsPayload = z.record(z.string(), z.unknown());
const FlowActionAuth0CreateUserParams = z.strictObject({
  connection_id: z.string().max(30),
  payload: FlowActionAuth0CreateUserParamsPayload,
});
const FlowActionAuth0CreateUser = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["AUTH0"]),
  action: z.enum(["CREATE_USER"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionAuth0CreateUserParams,
});
const FlowActionAuth0GetUserParams = z.strictObject({
  connection_id: z.string().max(30),
  user_id: z.string(),
});
const FlowActionAuth0GetUser = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["AUTH0"]),
  action: z.enum(["GET_USER"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionAuth0GetUserParams,
});
const FlowActionAuth0UpdateUserParamsChanges = z.record(z.string(), z.unknown());
const FlowActionAuth0UpdateUserParams = z.strictObject({
  connection_id: z.string().max(30),
  user_id: z.string(),
  changes: FlowActionAuth0UpdateUserParamsChanges,
});
const FlowActionAuth0UpdateUser = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["AUTH0"]),
  action: z.enum(["UPDATE_USER"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionAuth0UpdateUserParams,
});
const FlowActionAuth0SendRequestParamsHeaders = z.record(z.string(), z.unknown());
const FlowActionAuth0SendRequestParamsQueryParams = z.record(z.string(), z.union([z.number(), z.string()]).nullable());
const FlowActionAuth0SendRequestParamsPayloadObject = z.record(z.string(), z.unknown());
const FlowActionAuth0SendRequestParamsPayload = z.union([z.string(), z.array(z.unknown()), FlowActionAuth0SendRequestParamsPayloadObject]);
const FlowActionAuth0SendRequestParams = z.strictObject({
  connection_id: z.string().max(30),
  pathname: z.string(),
  method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]).optional(),
  headers: FlowActionAuth0SendRequestParamsHeaders.optional(),
  params: FlowActionAuth0SendRequestParamsQueryParams.optional(),
  payload: FlowActionAuth0SendRequestParamsPayload.optional(),
});
const FlowActionAuth0SendRequest = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["AUTH0"]),
  action: z.enum(["SEND_REQUEST"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionAuth0SendRequestParams,
});
const FlowActionAuth0SendEmailParamsFromEmail = z.union([formatted(z.string(), "email"), z.string()]);
const FlowActionAuth0SendEmailParamsFrom = z.strictObject({
  name: z.string().min(1).max(125).optional(),
  email: FlowActionAuth0SendEmailParamsFromEmail,
});
const FlowActionAuth0SendEmailParamsTo = z.union([formatted(z.string(), "email"), z.string()]);
const FlowActionAuth0SendRequestParamsCustomVars = z.record(z.string(), z.unknown());
const FlowActionAuth0SendEmailParams = z.strictObject({
  from: FlowActionAuth0SendEmailParamsFrom.optional(),
  to: FlowActionAuth0SendEmailParamsTo,
  subject: z.string().min(1).max(255),
  body: z.string().min(1).max(102400),
  custom_vars: FlowActionAuth0SendRequestParamsCustomVars.optional(),
});
const FlowActionAuth0SendEmail = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["AUTH0"]),
  action: z.enum(["SEND_EMAIL"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionAuth0SendEmailParams,
});
const FlowActionAuth0SendSmsParamsCustomVars = z.record(z.string(), z.unknown());
const FlowActionAuth0SendSmsParams = z.strictObject({
  from: z.string().min(1).max(255).optional(),
  to: z.string().min(1).max(255),
  message: z.string().min(1).max(1024),
  custom_vars: FlowActionAuth0SendSmsParamsCustomVars.optional(),
});
const FlowActionAuth0SendSms = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["AUTH0"]),
  action: z.enum(["SEND_SMS"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionAuth0SendSmsParams,
});
const FlowActionAuth0MakeCallParamsCustomVars = z.record(z.string(), z.unknown());
const FlowActionAuth0MakeCallParams = z.strictObject({
  from: z.string().min(1).max(255).optional(),
  to: z.string().min(1).max(255),
  message: z.string().min(1).max(1024),
  custom_vars: FlowActionAuth0MakeCallParamsCustomVars.optional(),
});
const FlowActionAuth0MakeCall = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["AUTH0"]),
  action: z.enum(["MAKE_CALL"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionAuth0MakeCallParams,
});
const FlowActionAuth0 = z.discriminatedUnion("action", [FlowActionAuth0CreateUser, FlowActionAuth0GetUser, FlowActionAuth0UpdateUser, FlowActionAuth0SendRequest, FlowActionAuth0SendEmail, FlowActionAuth0SendSms, FlowActionAuth0MakeCall]);
const FlowActionBigqueryInsertRowsParamsData = z.record(z.string(), z.unknown());
const FlowActionBigqueryInsertRowsParams = z.strictObject({
  connection_id: z.string().max(30),
  dataset_id: z.string(),
  table_id: z.string(),
  data: FlowActionBigqueryInsertRowsParamsData.optional(),
});
const FlowActionBigqueryInsertRows = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["BIGQUERY"]),
  action: z.enum(["INSERT_ROWS"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionBigqueryInsertRowsParams,
});
const FlowActionBigquery = FlowActionBigqueryInsertRows;
const FlowActionClearbitFindPersonParams = z.strictObject({
  connection_id: z.string().max(30),
  email: z.string(),
});
const FlowActionClearbitFindPerson = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["CLEARBIT"]),
  action: z.enum(["FIND_PERSON"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionClearbitFindPersonParams,
});
const FlowActionClearbitFindCompanyParams = z.strictObject({
  connection_id: z.string().max(30),
  domain: z.string(),
});
const FlowActionClearbitFindCompany = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["CLEARBIT"]),
  action: z.enum(["FIND_COMPANY"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionClearbitFindCompanyParams,
});
const FlowActionClearbit = z.discriminatedUnion("action", [FlowActionClearbitFindPerson, FlowActionClearbitFindCompany]);
const FlowActionEmailVerifyEmailParamsRules = z.strictObject({
  require_mx_record: z.boolean().optional(),
  block_aliases: z.boolean().optional(),
  block_free_emails: z.boolean().optional(),
  block_disposable_emails: z.boolean().optional(),
  blocklist: z.array(z.string()).optional(),
  allowlist: z.array(z.string()).optional(),
});
const FlowActionEmailVerifyEmailParams = z.strictObject({
  email: z.string(),
  rules: FlowActionEmailVerifyEmailParamsRules.optional(),
});
const FlowActionEmailVerifyEmail = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["EMAIL"]),
  action: z.enum(["VERIFY_EMAIL"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionEmailVerifyEmailParams,
});
const FlowActionEmail = FlowActionEmailVerifyEmail;
const FlowActionFlowBooleanConditionParams = z.strictObject({
  if: z.unknown(),
  then: z.array(z.lazy(() => FlowAction)).optional(),
  else: z.array(z.lazy(() => FlowAction)).optional(),
});
const FlowActionFlowBooleanCondition = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["FLOW"]),
  action: z.enum(["BOOLEAN_CONDITION"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionFlowBooleanConditionParams,
});
const FlowActionFlowDelayFlowParamsNumber = z.union([z.int().min(0), z.string().max(250)]);
const FlowActionFlowDelayFlowParams = z.strictObject({
  number: FlowActionFlowDelayFlowParamsNumber,
  units: z.enum(["SECONDS", "MINUTES", "HOURS", "DAYS"]).optional(),
});
const FlowActionFlowDelayFlow = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["FLOW"]),
  action: z.enum(["DELAY_FLOW"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionFlowDelayFlowParams,
});
const FlowActionFlowDoNothingParams = z.strictObject({});
const FlowActionFlowDoNothing = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["FLOW"]),
  action: z.enum(["DO_NOTHING"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionFlowDoNothingParams.optional(),
});
const FlowActionFlowErrorMessageParams = z.strictObject({ message: z.string().max(2048) });
const FlowActionFlowErrorMessage = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["FLOW"]),
  action: z.enum(["ERROR_MESSAGE"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionFlowErrorMessageParams,
});
const FlowActionFlowMapValueParamsInput = z.union([z.string(), z.number()]);
const FlowActionFlowMapValueParamsCases = z.record(z.string(), z.unknown());
const FlowActionFlowMapValueParamsFallbackObject = z.record(z.string(), z.unknown());
const FlowActionFlowMapValueParamsFallback = z.union([z.string(), z.number(), FlowActionFlowMapValueParamsFallbackObject, z.array(z.unknown())]).nullable();
const FlowActionFlowMapValueParams = z.strictObject({
  input: FlowActionFlowMapValueParamsInput,
  cases: FlowActionFlowMapValueParamsCases.optional(),
  fallback: FlowActionFlowMapValueParamsFallback.optional(),
});
const FlowActionFlowMapValue = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["FLOW"]),
  action: z.enum(["MAP_VALUE"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionFlowMapValueParams,
});
const FlowActionFlowReturnJsonParamsPayloadObject = z.record(z.string(), z.unknown());
const FlowActionFlowReturnJsonParamsPayload = z.union([FlowActionFlowReturnJsonParamsPayloadObject, z.string()]);
const FlowActionFlowReturnJsonParams = z.strictObject({ payload: FlowActionFlowReturnJsonParamsPayload });
const FlowActionFlowReturnJson = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["FLOW"]),
  action: z.enum(["RETURN_JSON"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionFlowReturnJsonParams,
});
const FlowActionFlowStoreVarsParamsVars = z.record(z.string(), z.unknown());
const FlowActionFlowStoreVarsParams = z.strictObject({ vars: FlowActionFlowStoreVarsParamsVars });
const FlowActionFlowStoreVars = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["FLOW"]),
  action: z.enum(["STORE_VARS"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionFlowStoreVarsParams,
});
const FlowActionFlow = z.discriminatedUnion("action", [FlowActionFlowBooleanCondition, FlowActionFlowDelayFlow, FlowActionFlowDoNothing, FlowActionFlowErrorMessage, FlowActionFlowMapValue, FlowActionFlowReturnJson, FlowActionFlowStoreVars]);
const FlowActionGoogleSheetsAddRowParamsSheetId = z.union([z.int().min(0), z.string()]);
const FlowActionGoogleSheetsAddRowParamsValues = z.array(z.string().nullable());
const FlowActionGoogleSheetsAddRowParams = z.strictObject({
  connection_id: z.string().max(30),
  spreadsheet_id: z.string().min(1),
  sheet_id: FlowActionGoogleSheetsAddRowParamsSheetId.optional(),
  values: FlowActionGoogleSheetsAddRowParamsValues.optional(),
});
const FlowActionGoogleSheetsAddRow = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["GOOGLE_SHEETS"]),
  action: z.enum(["ADD_ROW"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionGoogleSheetsAddRowParams,
});
const FlowActionGoogleSheets = FlowActionGoogleSheetsAddRow;
const FlowActionHttpSendRequestParamsHeaders = z.record(z.string(), z.unknown());
const FlowActionHttpSendRequestParamsBasicAuth = z.strictObject({
  username: z.string().min(1).optional(),
  password: z.string().min(1).optional(),
});
const FlowActionHttpSendRequestParamsQueryParams = z.record(z.string(), z.union([z.number(), z.string()]).nullable());
const FlowActionHttpSendRequestParamsPayloadObject = z.record(z.string(), z.unknown());
const FlowActionHttpSendRequestParamsPayload = z.union([z.string(), z.array(z.unknown()), FlowActionHttpSendRequestParamsPayloadObject]);
const FlowActionHttpSendRequestParams = z.strictObject({
  connection_id: z.string().max(30).optional(),
  url: z.string(),
  method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]).optional(),
  headers: FlowActionHttpSendRequestParamsHeaders.optional(),
  basic: FlowActionHttpSendRequestParamsBasicAuth.optional(),
  params: FlowActionHttpSendRequestParamsQueryParams.optional(),
  payload: FlowActionHttpSendRequestParamsPayload.optional(),
  content_type: z.enum(["JSON", "FORM", "XML"]).optional(),
});
const FlowActionHttpSendRequest = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["HTTP"]),
  action: z.enum(["SEND_REQUEST"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionHttpSendRequestParams,
});
const FlowActionHttp = FlowActionHttpSendRequest;
const FlowActionHubspotEnrollContactParamsWorkflowId = z.union([z.string(), z.int()]);
const FlowActionHubspotEnrollContactParams = z.strictObject({
  connection_id: z.string().max(30),
  email: z.string(),
  workflow_id: FlowActionHubspotEnrollContactParamsWorkflowId,
});
const FlowActionHubspotEnrollContact = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["HUBSPOT"]),
  action: z.enum(["ENROLL_CONTACT"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionHubspotEnrollContactParams,
});
const FlowActionHubspotGetContactParams = z.strictObject({
  connection_id: z.string().max(30),
  email: z.string(),
});
const FlowActionHubspotGetContact = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["HUBSPOT"]),
  action: z.enum(["GET_CONTACT"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionHubspotGetContactParams,
});
const FlowActionHubspotUpsertContactParamsProperty = z.strictObject({
  property: z.string().max(100),
  value: z.unknown().optional(),
});
const FlowActionHubspotUpsertContactParams = z.looseObject({
  connection_id: z.string().max(30),
  email: z.string(),
  properties: z.array(FlowActionHubspotUpsertContactParamsProperty).optional(),
});
const FlowActionHubspotUpsertContact = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["HUBSPOT"]),
  action: z.enum(["UPSERT_CONTACT"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionHubspotUpsertContactParams,
});
const FlowActionHubspot = z.discriminatedUnion("action", [FlowActionHubspotEnrollContact, FlowActionHubspotGetContact, FlowActionHubspotUpsertContact]);
const FlowActionJsonCreateJsonParamsObject = z.record(z.string(), z.unknown());
const FlowActionJsonCreateJsonParams = z.strictObject({ object: FlowActionJsonCreateJsonParamsObject });
const FlowActionJsonCreateJson = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["JSON"]),
  action: z.enum(["CREATE_JSON"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionJsonCreateJsonParams,
});
const FlowActionJsonParseJsonParams = z.strictObject({ json: z.string() });
const FlowActionJsonParseJson = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["JSON"]),
  action: z.enum(["PARSE_JSON"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionJsonParseJsonParams,
});
const FlowActionJsonSerializeJsonParamsObjectObject = z.record(z.string(), z.unknown());
const FlowActionJsonSerializeJsonParamsObject = z.union([z.string(), FlowActionJsonSerializeJsonParamsObjectObject]);
const FlowActionJsonSerializeJsonParams = z.strictObject({ object: FlowActionJsonSerializeJsonParamsObject });
const FlowActionJsonSerializeJson = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["JSON"]),
  action: z.enum(["SERIALIZE_JSON"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionJsonSerializeJsonParams,
});
const FlowActionJson = z.discriminatedUnion("action", [FlowActionJsonCreateJson, FlowActionJsonParseJson, FlowActionJsonSerializeJson]);
const FlowActionJwtDecodeJwtParams = z.strictObject({ token: z.string().max(10000) });
const FlowActionJwtDecodeJwt = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["JWT"]),
  action: z.enum(["DECODE_JWT"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionJwtDecodeJwtParams,
});
const FlowActionJwtSignJwtParamsPayload = z.record(z.string(), z.unknown());
const FlowActionJwtSignJwtParams = z.strictObject({
  connection_id: z.string().max(30),
  payload: FlowActionJwtSignJwtParamsPayload.optional(),
  subject: z.string().max(100).optional(),
  issuer: z.string().max(100).optional(),
  audience: z.string().max(100).optional(),
  expires_in: z.string().max(25).optional(),
});
const FlowActionJwtSignJwt = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["JWT"]),
  action: z.enum(["SIGN_JWT"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionJwtSignJwtParams,
});
const FlowActionJwtVerifyJwtParams = z.strictObject({
  connection_id: z.string().max(30),
  token: z.string().max(100),
  audience: z.string().max(500).optional(),
  issuer: z.string().max(500).optional(),
});
const FlowActionJwtVerifyJwt = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["JWT"]),
  action: z.enum(["VERIFY_JWT"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionJwtVerifyJwtParams,
});
const FlowActionJwt = z.discriminatedUnion("action", [FlowActionJwtDecodeJwt, FlowActionJwtSignJwt, FlowActionJwtVerifyJwt]);
const FlowActionMailchimpUpsertMemberParamsMemberMergeFields = z.record(z.string(), z.unknown());
const FlowActionMailchimpUpsertMemberParamsMember = z.strictObject({
  email_address: z.string(),
  status_if_new: z.string(),
  merge_fields: FlowActionMailchimpUpsertMemberParamsMemberMergeFields.optional(),
});
const FlowActionMailchimpUpsertMemberParams = z.strictObject({
  connection_id: z.string().max(30),
  list_id: z.string(),
  member: FlowActionMailchimpUpsertMemberParamsMember,
});
const FlowActionMailchimpUpsertMember = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["MAILCHIMP"]),
  action: z.enum(["UPSERT_MEMBER"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionMailchimpUpsertMemberParams,
});
const FlowActionMailchimp = FlowActionMailchimpUpsertMember;
const FlowActionMailjetSendEmailParams = z.union([z.looseObject({ content: z.string() }), z.looseObject({
  template_id: z.int(),
  variables: z.record(z.string(), z.unknown()).optional(),
})]);
const FlowActionMailjetSendEmail = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["MAILJET"]),
  action: z.enum(["SEND_EMAIL"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionMailjetSendEmailParams,
});
const FlowActionMailjet = FlowActionMailjetSendEmail;
const FlowActionOtpGenerateCodeParams = z.strictObject({
  reference: z.string().max(250),
  length: z.int().min(1).max(10),
});
const FlowActionOtpGenerateCode = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["OTP"]),
  action: z.enum(["GENERATE_CODE"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionOtpGenerateCodeParams,
});
const FlowActionOtpVerifyCodeParamsCode = z.union([z.int().min(0).max(9999999999), z.string().max(250)]);
const FlowActionOtpVerifyCodeParams = z.strictObject({
  reference: z.string().max(250),
  code: FlowActionOtpVerifyCodeParamsCode,
});
const FlowActionOtpVerifyCode = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["OTP"]),
  action: z.enum(["VERIFY_CODE"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionOtpVerifyCodeParams,
});
const FlowActionOtp = z.discriminatedUnion("action", [FlowActionOtpGenerateCode, FlowActionOtpVerifyCode]);
const FlowActionPipedriveAddDealParamsUserId = z.union([z.string(), z.number()]);
const FlowActionPipedriveAddDealParamsPersonId = z.union([z.string(), z.number()]);
const FlowActionPipedriveAddDealParamsOrganizationId = z.union([z.string(), z.number()]);
const FlowActionPipedriveAddDealParamsStageId = z.union([z.string(), z.number()]);
const FlowActionPipedriveAddDealParamsFields = z.record(z.string(), z.unknown());
const FlowActionPipedriveAddDealParams = z.strictObject({
  connection_id: z.string().max(30),
  title: z.string(),
  value: z.string().optional(),
  user_id: FlowActionPipedriveAddDealParamsUserId.optional(),
  person_id: FlowActionPipedriveAddDealParamsPersonId.optional(),
  organization_id: FlowActionPipedriveAddDealParamsOrganizationId.optional(),
  stage_id: FlowActionPipedriveAddDealParamsStageId.optional(),
  fields: FlowActionPipedriveAddDealParamsFields.optional(),
});
const FlowActionPipedriveAddDeal = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["PIPEDRIVE"]),
  action: z.enum(["ADD_DEAL"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionPipedriveAddDealParams,
});
const FlowActionPipedriveAddOrganizationParamsOwnerId = z.union([z.string(), z.number()]);
const FlowActionPipedriveAddOrganizationParamsFields = z.record(z.string(), z.unknown());
const FlowActionPipedriveAddOrganizationParams = z.strictObject({
  connection_id: z.string().max(30),
  name: z.string(),
  owner_id: FlowActionPipedriveAddOrganizationParamsOwnerId.optional(),
  fields: FlowActionPipedriveAddOrganizationParamsFields.optional(),
});
const FlowActionPipedriveAddOrganization = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["PIPEDRIVE"]),
  action: z.enum(["ADD_ORGANIZATION"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionPipedriveAddOrganizationParams,
});
const FlowActionPipedriveAddPersonParamsOwnerId = z.union([z.string(), z.number()]);
const FlowActionPipedriveAddPersonParamsOrganizationId = z.union([z.string(), z.number()]);
const FlowActionPipedriveAddPersonParamsFields = z.record(z.string(), z.unknown());
const FlowActionPipedriveAddPersonParams = z.strictObject({
  connection_id: z.string().max(30),
  name: z.string(),
  email: z.string().optional(),
  phone: z.string().optional(),
  owner_id: FlowActionPipedriveAddPersonParamsOwnerId.optional(),
  organization_id: FlowActionPipedriveAddPersonParamsOrganizationId.optional(),
  fields: FlowActionPipedriveAddPersonParamsFields.optional(),
});
const FlowActionPipedriveAddPerson = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["PIPEDRIVE"]),
  action: z.enum(["ADD_PERSON"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionPipedriveAddPersonParams,
});
const FlowActionPipedrive = z.discriminatedUnion("action", [FlowActionPipedriveAddDeal, FlowActionPipedriveAddOrganization, FlowActionPipedriveAddPerson]);
const FlowActionSalesforceCreateLeadParamsPayload = z.record(z.string(), z.unknown());
const FlowActionSalesforceCreateLeadParams = z.strictObject({
  connection_id: z.string().max(30),
  first_name: z.string().optional(),
  last_name: z.string().min(1),
  company: z.string().min(1),
  email: z.string().optional(),
  phone: z.string().optional(),
  payload: FlowActionSalesforceCreateLeadParamsPayload.optional(),
});
const FlowActionSalesforceCreateLead = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["SALESFORCE"]),
  action: z.enum(["CREATE_LEAD"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionSalesforceCreateLeadParams,
});
const FlowActionSalesforceGetLeadParams = z.strictObject({
  connection_id: z.string().max(30),
  lead_id: z.string(),
});
const FlowActionSalesforceGetLead = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["SALESFORCE"]),
  action: z.enum(["GET_LEAD"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionSalesforceGetLeadParams,
});
const FlowActionSalesforceSearchLeadsParams = z.strictObject({
  connection_id: z.string().max(30),
  search_field: z.enum(["email", "name", "phone", "all"]),
  search_value: z.string().max(2000),
  lead_fields: z.array(z.string().max(2000)).min(1),
});
const FlowActionSalesforceSearchLeads = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["SALESFORCE"]),
  action: z.enum(["SEARCH_LEADS"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionSalesforceSearchLeadsParams,
});
const FlowActionSalesforceUpdateLeadParamsPayload = z.record(z.string(), z.unknown());
const FlowActionSalesforceUpdateLeadParams = z.strictObject({
  connection_id: z.string().max(30),
  lead_id: z.string().min(1),
  payload: FlowActionSalesforceUpdateLeadParamsPayload.optional(),
});
const FlowActionSalesforceUpdateLead = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["SALESFORCE"]),
  action: z.enum(["UPDATE_LEAD"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionSalesforceUpdateLeadParams,
});
const FlowActionSalesforce = z.discriminatedUnion("action", [FlowActionSalesforceCreateLead, FlowActionSalesforceGetLead, FlowActionSalesforceSearchLeads, FlowActionSalesforceUpdateLead]);
const FlowActionSendgridSendEmailParamsPerson = z.strictObject({
  name: z.string().optional(),
  email: z.string(),
});
const FlowActionSendgridSendEmailParams = z.looseObject({
  connection_id: z.string().max(30),
  from: FlowActionSendgridSendEmailParamsPerson,
  personalizations: z.array(z.unknown()).min(1),
});
const FlowActionSendgridSendEmail = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["SENDGRID"]),
  action: z.enum(["SEND_EMAIL"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionSendgridSendEmailParams,
});
const FlowActionSendgrid = FlowActionSendgridSendEmail;
const FlowActionSlackPostMessageParamsAttachmentField = z.strictObject({
  title: z.string(),
  value: z.string().min(0).optional(),
  short: z.boolean().optional(),
});
const FlowActionSlackPostMessageParamsAttachment = z.strictObject({
  color: z.enum(["GOOD", "WARNING", "DANGER"]).optional(),
  pretext: z.string().optional(),
  text: z.string().optional(),
  fields: z.array(FlowActionSlackPostMessageParamsAttachmentField).optional(),
});
const FlowActionSlackPostMessageParams = z.strictObject({
  connection_id: z.string().max(30),
  text: z.string().optional(),
  attachments: z.array(FlowActionSlackPostMessageParamsAttachment).optional(),
});
const FlowActionSlackPostMessage = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["SLACK"]),
  action: z.enum(["POST_MESSAGE"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionSlackPostMessageParams,
});
const FlowActionSlack = FlowActionSlackPostMessage;
const FlowActionStripeAddTaxIdParams = z.strictObject({
  connection_id: z.string().max(30),
  customer_id: z.string().max(250),
  type: z.string().max(250),
  value: z.string().max(250),
});
const FlowActionStripeAddTaxId = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["STRIPE"]),
  action: z.enum(["ADD_TAX_ID"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionStripeAddTaxIdParams,
});
const FlowActionStripeTaxId = z.strictObject({ type: z.string().max(250), value: z.string().max(250) });
const FlowActionStripeAddress = z.strictObject({
  line1: z.string().max(250).optional(),
  line2: z.string().max(250).optional(),
  postalCode: z.string().max(250).optional(),
  city: z.string().max(250).optional(),
  state: z.string().max(250).optional(),
  country: z.string().max(250).optional(),
});
const FlowActionStripeMetadata = sized(z.record(z.string(), z.string().max(500)), 0, 50);
const FlowActionStripeCreateCustomerParams = z.strictObject({
  connection_id: z.string().max(30),
  tax_id: FlowActionStripeTaxId.optional(),
  name: z.string().max(250).optional(),
  description: z.string().max(250).optional(),
  email: z.string().max(512).optional(),
  phone: z.string().max(250).optional(),
  tax_exempt: z.string().optional(),
  address: FlowActionStripeAddress.optional(),
  metadata: FlowActionStripeMetadata.optional(),
});
const FlowActionStripeCreateCustomer = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["STRIPE"]),
  action: z.enum(["CREATE_CUSTOMER"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionStripeCreateCustomerParams,
});
const FlowActionStripeCreatePortalSessionParams = z.strictObject({
  connection_id: z.string().max(30),
  customer_id: z.string().max(250),
  return_url: z.string().optional(),
});
const FlowActionStripeCreatePortalSession = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["STRIPE"]),
  action: z.enum(["CREATE_PORTAL_SESSION"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionStripeCreatePortalSessionParams,
});
const FlowActionStripeDeleteTaxIdParams = z.strictObject({
  connection_id: z.string().max(30),
  customer_id: z.string().max(250),
  id: z.string().max(250),
});
const FlowActionStripeDeleteTaxId = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["STRIPE"]),
  action: z.enum(["DELETE_TAX_ID"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionStripeDeleteTaxIdParams,
});
const FlowActionStripeFindCustomersParams = z.strictObject({
  connection_id: z.string().max(30),
  email: z.string(),
});
const FlowActionStripeFindCustomers = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["STRIPE"]),
  action: z.enum(["FIND_CUSTOMERS"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionStripeFindCustomersParams,
});
const FlowActionStripeGetCustomerParams = z.strictObject({
  connection_id: z.string().max(30),
  id: z.string().max(250),
});
const FlowActionStripeGetCustomer = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["STRIPE"]),
  action: z.enum(["GET_CUSTOMER"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionStripeGetCustomerParams,
});
const FlowActionStripeUpdateCustomerParams = z.strictObject({
  connection_id: z.string().max(30),
  id: z.string().max(250),
  name: z.string().max(250).optional(),
  description: z.string().max(250).optional(),
  email: z.string().max(512).optional(),
  phone: z.string().max(250).optional(),
  tax_exempt: z.string().optional(),
  address: FlowActionStripeAddress.optional(),
  metadata: FlowActionStripeMetadata.optional(),
});
const FlowActionStripeUpdateCustomer = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["STRIPE"]),
  action: z.enum(["UPDATE_CUSTOMER"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionStripeUpdateCustomerParams,
});
const FlowActionStripe = z.discriminatedUnion("action", [FlowActionStripeAddTaxId, FlowActionStripeCreateCustomer, FlowActionStripeCreatePortalSession, FlowActionStripeDeleteTaxId, FlowActionStripeFindCustomers, FlowActionStripeGetCustomer, FlowActionStripeUpdateCustomer]);
const FlowActionTelegramSendMessageParams = z.strictObject({
  connection_id: z.string().max(30),
  chat_id: z.string(),
  text: z.string(),
});
const FlowActionTelegramSendMessage = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["TELEGRAM"]),
  action: z.enum(["SEND_MESSAGE"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionTelegramSendMessageParams,
});
const FlowActionTelegram = FlowActionTelegramSendMessage;
const FlowActionTwilioMakeCallParams = z.strictObject({
  connection_id: z.string().max(30),
  from: z.string(),
  to: z.string(),
  payload: z.string().max(4096),
});
const FlowActionTwilioMakeCall = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["TWILIO"]),
  action: z.enum(["MAKE_CALL"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionTwilioMakeCallParams,
});
const FlowActionTwilioSendSmsParams = z.strictObject({
  connection_id: z.string().max(30),
  from: z.string().max(50),
  to: z.string().max(50),
  message: z.string().max(1500),
});
const FlowActionTwilioSendSms = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["TWILIO"]),
  action: z.enum(["SEND_SMS"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionTwilioSendSmsParams,
});
const FlowActionTwilio = z.discriminatedUnion("action", [FlowActionTwilioMakeCall, FlowActionTwilioSendSms]);
const FlowActionWhatsappSendMessageParamsPayloadObject = z.record(z.string(), z.unknown());
const FlowActionWhatsappSendMessageParamsPayload = z.union([FlowActionWhatsappSendMessageParamsPayloadObject, z.string()]);
const FlowActionWhatsappSendMessageParams = z.strictObject({
  connection_id: z.string().max(30),
  sender_id: z.string(),
  recipient_number: z.string(),
  type: z.enum(["AUDIO", "CONTACTS", "DOCUMENT", "IMAGE", "INTERACTIVE", "LOCATION", "STICKER", "TEMPLATE", "TEXT"]),
  payload: FlowActionWhatsappSendMessageParamsPayload,
});
const FlowActionWhatsappSendMessage = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["WHATSAPP"]),
  action: z.enum(["SEND_MESSAGE"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionWhatsappSendMessageParams,
});
const FlowActionWhatsapp = FlowActionWhatsappSendMessage;
const FlowActionXmlParseXmlParams = z.strictObject({ xml: z.string() });
const FlowActionXmlParseXml = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["XML"]),
  action: z.enum(["PARSE_XML"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionXmlParseXmlParams,
});
const FlowActionXmlSerializeXmlParamsObjectObject = z.record(z.string(), z.unknown());
const FlowActionXmlSerializeXmlParamsObject = z.union([z.string(), FlowActionXmlSerializeXmlParamsObjectObject]);
const FlowActionXmlSerializeXmlParams = z.strictObject({ object: FlowActionXmlSerializeXmlParamsObject });
const FlowActionXmlSerializeXml = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["XML"]),
  action: z.enum(["SERIALIZE_XML"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionXmlSerializeXmlParams,
});
const FlowActionXml = z.discriminatedUnion("action", [FlowActionXmlParseXml, FlowActionXmlSerializeXml]);
const FlowActionZapierTriggerWebhookParams = z.looseObject({
  connection_id: z.string().max(30),
  method: z.enum(["GET", "POST", "PUT"]).optional(),
});
const FlowActionZapierTriggerWebhook = z.strictObject({
  id: z.string(),
  alias: z.string().max(100).optional(),
  type: z.enum(["ZAPIER"]),
  action: z.enum(["TRIGGER_WEBHOOK"]),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionZapierTriggerWebhookParams,
});
const FlowActionZapier = FlowActionZapierTriggerWebhook;
const FlowAction: z.ZodType = z.union([FlowActionActivecampaign, FlowActionAirtable, FlowActionAuth0, FlowActionBigquery, FlowActionClearbit, FlowActionEmail, FlowActionFlow, FlowActionGoogleSheets, FlowActionHttp, FlowActionHubspot, FlowActionJson, FlowActionJwt, FlowActionMailchimp, FlowActionMailjet, FlowActionOtp, FlowActionPipedrive, FlowActionSalesforce, FlowActionSendgrid, FlowActionSlack, FlowActionStripe, FlowActionTelegram, FlowActionTwilio, FlowActionWhatsapp, FlowActionXml, FlowActionZapier]);
const FlowsVaultConnectionAppIdActivecampaignEnum = z.enum(["ACTIVECAMPAIGN"]);
const FlowsVaultConnectionAppIdAirtableEnum = z.enum(["AIRTABLE"]);
const FlowsVaultConnectionAppIdAuth0Enum = z.enum(["AUTH0"]);
const FlowsVaultConnectionAppIdBigqueryEnum = z.enum(["BIGQUERY"]);
const FlowsVaultConnectionAppIdClearbitEnum = z.enum(["CLEARBIT"]);
const FlowsVaultConnectionAppIdDocusignEnum = z.enum(["DOCUSIGN"]);
const FlowsVaultConnectionAppIdGoogleSheetsEnum = z.enum(["GOOGLE_SHEETS"]);
const FlowsVaultConnectionAppIdHttpEnum = z.enum(["HTTP"]);
const FlowsVaultConnectionAppIdHubspotEnum = z.enum(["HUBSPOT"]);
const FlowsVaultConnectionAppIdJwtEnum = z.enum(["JWT"]);
const FlowsVaultConnectionAppIdMailchimpEnum = z.enum(["MAILCHIMP"]);
const FlowsVaultConnectionAppIdMailjetEnum = z.enum(["MAILJET"]);
const FlowsVaultConnectionAppIdPipedriveEnum = z.enum(["PIPEDRIVE"]);
const FlowsVaultConnectionAppIdSalesforceEnum = z.enum(["SALESFORCE"]);
const FlowsVaultConnectionAppIdSendgridEnum = z.enum(["SENDGRID"]);
const FlowsVaultConnectionAppIdSlackEnum = z.enum(["SLACK"]);
const FlowsVaultConnectionAppIdStripeEnum = z.enum(["STRIPE"]);
const FlowsVaultConnectionAppIdTelegramEnum = z.enum(["TELEGRAM"]);
const FlowsVaultConnectionAppIdTwilioEnum = z.enum(["TWILIO"]);
const FlowsVaultConnectionAppIdWhatsappEnum = z.enum(["WHATSAPP"]);
const FlowsVaultConnectionAppIdZapierEnum = z.enum(["ZAPIER"]);
const FlowsVaultConnectioSetupTypeApiKeyEnum = z.enum(["API_KEY"]);
const FlowsVaultConnectioSetupApiKeyWithBaseUrl = z.strictObject({
  type: FlowsVaultConnectioSetupTypeApiKeyEnum,
  api_key: z.string(),
  base_url: z.string(),
});
const FlowsVaultConnectioSetupApiKey = z.strictObject({
  type: FlowsVaultConnectioSetupTypeApiKeyEnum,
  api_key: z.string(),
});
const FlowsVaultConnectioSetupTypeOauthAppEnum = z.enum(["OAUTH_APP"]);
const FlowsVaultConnectioSetupOauthApp = z.strictObject({
  type: FlowsVaultConnectioSetupTypeOauthAppEnum,
  client_id: z.string(),
  client_secret: z.string(),
  domain: z.string(),
  audience: z.string().min(1).optional(),
});
const FlowsVaultConnectioSetupTypeOauthJwtEnum = z.enum(["OAUTH_JWT"]);
const FlowsVaultConnectioSetupBigqueryOauthJwt = z.strictObject({
  type: FlowsVaultConnectioSetupTypeOauthJwtEnum.optional(),
  project_id: z.string().optional(),
  private_key: z.string().optional(),
  client_email: formatted(z.string(), "email").optional(),
});
const FlowsVaultConnectioSetupSecretApiKey = z.strictObject({
  type: FlowsVaultConnectioSetupTypeApiKeyEnum,
  secret_key: z.string(),
});
const FlowsVaultConnectioSetupTypeOauthCodeEnum = z.enum(["OAUTH_CODE"]);
const FlowsVaultConnectioSetupOauthCode = z.looseObject({
  type: FlowsVaultConnectioSetupTypeOauthCodeEnum.optional(),
  code: z.string().optional(),
});
const FlowsVaultConnectioSetupTypeBearerEnum = z.enum(["BEARER"]);
const FlowsVaultConnectioSetupHttpBearer = z.strictObject({
  type: FlowsVaultConnectioSetupTypeBearerEnum,
  token: z.string(),
});
const FlowsVaultConnectionSetupTypeBasicAuthEnum = z.enum(["BASIC_AUTH"]);
const FlowsVaultConnectionHttpBasicAuthSetup = z.strictObject({
  type: FlowsVaultConnectionSetupTypeBasicAuthEnum,
  username: z.string().min(1).max(155),
  password: z.string().min(1).max(155).optional(),
});
const FlowsVaultConnectionSetupTypeApiKeyEnum = z.enum(["API_KEY"]);
const FlowsVaultConnectionHttpApiKeySetupInEnum = z.enum(["HEADER", "QUERY"]);
const FlowsVaultConnectionHttpApiKeySetup = z.strictObject({
  type: FlowsVaultConnectionSetupTypeApiKeyEnum,
  name: z.string().min(1).max(55),
  value: z.string().min(1).max(255),
  in: FlowsVaultConnectionHttpApiKeySetupInEnum,
});
const FlowsVaultConnectionSetupTypeOauthClientCredentialsEnum = z.enum(["OAUTH_CLIENT_CREDENTIALS"]);
const FlowsVaultConnectionHttpOauthClientCredentialsSetup = z.strictObject({
  type: FlowsVaultConnectionSetupTypeOauthClientCredentialsEnum,
  client_id: z.string().min(1).max(255),
  client_secret: z.string().min(1).max(255),
  token_endpoint: z.string().min(1).max(500),
  audience: z.string().min(1).max(255).optional(),
  resource: z.string().min(1).max(255).optional(),
  scope: z.string().min(1).max(1024).optional(),
});
const FlowsVaultConnectioSetupTypeJwtEnum = z.enum(["JWT"]);
const FlowsVaultConnectioSetupJwtAlgorithmEnum = z.enum(["HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "ES256", "ES384", "ES512", "PS256", "PS384", "PS512"]);
const FlowsVaultConnectioSetupJwt = z.looseObject({
  type: FlowsVaultConnectioSetupTypeJwtEnum,
  algorithm: FlowsVaultConnectioSetupJwtAlgorithmEnum,
});
const FlowsVaultConnectioSetupMailjetApiKey = z.strictObject({
  type: FlowsVaultConnectioSetupTypeApiKeyEnum,
  api_key: z.string(),
  secret_key: z.string(),
});
const FlowsVaultConnectioSetupTypeTokenEnum = z.enum(["TOKEN"]);
const FlowsVaultConnectioSetupToken = z.strictObject({
  type: FlowsVaultConnectioSetupTypeTokenEnum,
  token: z.string(),
});
const FlowsVaultConnectioSetupTypeWebhookEnum = z.enum(["WEBHOOK"]);
const FlowsVaultConnectioSetupWebhook = z.strictObject({
  type: FlowsVaultConnectioSetupTypeWebhookEnum,
  url: z.string(),
});
const FlowsVaultConnectioSetupTypeKeyPairEnum = z.enum(["KEY_PAIR"]);
const FlowsVaultConnectioSetupStripeKeyPair = z.strictObject({
  type: FlowsVaultConnectioSetupTypeKeyPairEnum,
  private_key: z.string(),
  public_key: z.string(),
});
const FlowsVaultConnectioSetupTwilioApiKey = z.strictObject({
  type: FlowsVaultConnectioSetupTypeApiKeyEnum,
  account_id: z.string(),
  api_key: z.string(),
});
const UpdateFlowsVaultConnectionSetup = z.union([FlowsVaultConnectioSetupApiKeyWithBaseUrl, FlowsVaultConnectioSetupApiKey, FlowsVaultConnectioSetupOauthApp, FlowsVaultConnectioSetupBigqueryOauthJwt, FlowsVaultConnectioSetupSecretApiKey, FlowsVaultConnectioSetupOauthCode, FlowsVaultConnectioSetupHttpBearer, FlowsVaultConnectionHttpBasicAuthSetup, FlowsVaultConnectionHttpApiKeySetup, FlowsVaultConnectionHttpOauthClientCredentialsSetup, FlowsVaultConnectioSetupJwt, FlowsVaultConnectioSetupMailjetApiKey, FlowsVaultConnectioSetupToken, FlowsVaultConnectioSetupWebhook, FlowsVaultConnectioSetupStripeKeyPair, FlowsVaultConnectioSetupTwilioApiKey]);
const GetFlowExecutionRequestParametersHydrateEnum = z.enum(["debug"]);
const GetFlowRequestParametersHydrateEnum = z.enum(["form_count", "forms"]);

const operation = operationsOf("flows");

export const listFlows = operation({
  name: "list_flows", title: "List flows",
  description: "Flows are server-side step sequences called by forms (HTTP requests, e-mails, conditions, CRM updates). Lists ids, names and last runs; `get_flow` has the steps, `list_forms` the screens that use them.",
  method: "GET", path: "/flows", risk: "read",
  scopes: ["read:flows"], statuses: [200, 400, 401, 403, 429],
  list: "flows",
  input: z.strictObject({
    page: z.int().min(0).max(1000).optional(),
    per_page: z.int().min(1).max(100).optional(),
    include_totals: z.boolean().optional(),
    hydrate: z.array(ListFlowsRequestParametersHydrateEnum).optional().describe("`form_count` adds how many forms use each flow"),
    synchronous: z.boolean().optional().describe("true = only flows that run while the person waits; false = only background ones"),
  }),
});

export const createFlow = operation({
  name: "create_flow", title: "Create a flow",
  description: "Adds a named flow, empty or with its steps in `actions`. Steps that call an external service (Slack, Stripe, HubSpot, HTTP, ...) need the id of a stored credential from `list_flow_vault_connections`. Nothing runs until a form refers to the flow.",
  method: "POST", path: "/flows", risk: "write",
  scopes: ["create:flows"], statuses: [201, 400, 401, 403, 429],
  input: z.strictObject({
    name: z.string().min(1).max(150),
    actions: z.array(FlowAction).min(0).optional().describe("Ordered steps, each with id, type, action and params; see `get_flow` of an existing one"),
  }),
});

export const listFlowVaultConnections = operation({
  name: "list_flow_vault_connections", title: "List flow vault connections",
  description: "Stored credentials that flows use for external services, with their app, account and whether they are ready. Secrets are never returned. Not identity providers: those are `list_connections`.",
  method: "GET", path: "/flows/vault/connections", risk: "read",
  scopes: ["read:flows_vault_connections"], statuses: [200, 400, 401, 403, 429],
  list: "connections",
  input: z.strictObject({
    page: z.int().min(0).max(1000).optional(),
    per_page: z.int().min(1).max(100).optional(),
    include_totals: z.boolean().optional(),
  }),
});

export const createFlowVaultConnection = operation({
  name: "create_flow_vault_connection", title: "Store a credential for flows",
  description: "Saves an account of one external service (`app_id`, such as STRIPE, SLACK or HTTP) for flow steps to use. Without `setup` it is created unready, to be authorized later. The secret cannot be read back.",
  method: "POST", path: "/flows/vault/connections", risk: "write",
  scopes: ["create:flows_vault_connections"], statuses: [201, 400, 401, 403, 429],
  input: z.strictObject({
    name: z.string().min(1).max(150),
    app_id: z.union([FlowsVaultConnectionAppIdActivecampaignEnum, FlowsVaultConnectionAppIdAirtableEnum, FlowsVaultConnectionAppIdAuth0Enum, FlowsVaultConnectionAppIdBigqueryEnum, FlowsVaultConnectionAppIdClearbitEnum, FlowsVaultConnectionAppIdDocusignEnum, FlowsVaultConnectionAppIdGoogleSheetsEnum, FlowsVaultConnectionAppIdHttpEnum, FlowsVaultConnectionAppIdHubspotEnum, FlowsVaultConnectionAppIdJwtEnum, FlowsVaultConnectionAppIdMailchimpEnum, FlowsVaultConnectionAppIdMailjetEnum, FlowsVaultConnectionAppIdPipedriveEnum, FlowsVaultConnectionAppIdSalesforceEnum, FlowsVaultConnectionAppIdSendgridEnum, FlowsVaultConnectionAppIdSlackEnum, FlowsVaultConnectionAppIdStripeEnum, FlowsVaultConnectionAppIdTelegramEnum, FlowsVaultConnectionAppIdTwilioEnum, FlowsVaultConnectionAppIdWhatsappEnum, FlowsVaultConnectionAppIdZapierEnum]).describe("Uppercase, e.g. HTTP, AUTH0, STRIPE, SLACK, SENDGRID; determines `setup`"),
    setup: z.union([FlowsVaultConnectioSetupApiKeyWithBaseUrl, FlowsVaultConnectioSetupApiKey, FlowsVaultConnectioSetupOauthApp, FlowsVaultConnectioSetupBigqueryOauthJwt, FlowsVaultConnectioSetupSecretApiKey, FlowsVaultConnectioSetupOauthCode, FlowsVaultConnectioSetupHttpBearer, FlowsVaultConnectionHttpBasicAuthSetup, FlowsVaultConnectionHttpApiKeySetup, FlowsVaultConnectionHttpOauthClientCredentialsSetup, FlowsVaultConnectioSetupJwt, FlowsVaultConnectioSetupMailjetApiKey, FlowsVaultConnectioSetupToken, FlowsVaultConnectioSetupWebhook, FlowsVaultConnectioSetupStripeKeyPair, FlowsVaultConnectioSetupTwilioApiKey]).optional().describe("Kind of credential first: `type` such as API_KEY or OAUTH_APP, then its own fields"),
  }).check(fitsVariant(z.union([z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdActivecampaignEnum,
    setup: FlowsVaultConnectioSetupApiKeyWithBaseUrl,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdActivecampaignEnum,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdAirtableEnum,
    setup: FlowsVaultConnectioSetupApiKey,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdAirtableEnum,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdAuth0Enum,
    setup: FlowsVaultConnectioSetupOauthApp,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdAuth0Enum,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdBigqueryEnum,
    setup: FlowsVaultConnectioSetupBigqueryOauthJwt,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdBigqueryEnum,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdClearbitEnum,
    setup: FlowsVaultConnectioSetupSecretApiKey,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdClearbitEnum,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdDocusignEnum,
    setup: FlowsVaultConnectioSetupOauthCode,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdDocusignEnum,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdGoogleSheetsEnum,
    setup: FlowsVaultConnectioSetupOauthCode,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdGoogleSheetsEnum,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdHttpEnum,
    setup: FlowsVaultConnectioSetupHttpBearer,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdHttpEnum,
    setup: FlowsVaultConnectionHttpBasicAuthSetup,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdHttpEnum,
    setup: FlowsVaultConnectionHttpApiKeySetup,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdHttpEnum,
    setup: FlowsVaultConnectionHttpOauthClientCredentialsSetup,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdHttpEnum,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdHubspotEnum,
    setup: FlowsVaultConnectioSetupApiKey,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdHubspotEnum,
    setup: FlowsVaultConnectioSetupOauthCode,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdHubspotEnum,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdJwtEnum,
    setup: FlowsVaultConnectioSetupJwt,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdJwtEnum,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdMailchimpEnum,
    setup: FlowsVaultConnectioSetupSecretApiKey,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdMailchimpEnum,
    setup: FlowsVaultConnectioSetupOauthCode,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdMailchimpEnum,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdMailjetEnum,
    setup: FlowsVaultConnectioSetupMailjetApiKey,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdMailjetEnum,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdPipedriveEnum,
    setup: FlowsVaultConnectioSetupToken,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdPipedriveEnum,
    setup: FlowsVaultConnectioSetupOauthCode,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdPipedriveEnum,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdSalesforceEnum,
    setup: FlowsVaultConnectioSetupOauthCode,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdSalesforceEnum,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdSendgridEnum,
    setup: FlowsVaultConnectioSetupApiKey,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdSendgridEnum,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdSlackEnum,
    setup: FlowsVaultConnectioSetupWebhook,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdSlackEnum,
    setup: FlowsVaultConnectioSetupOauthCode,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdSlackEnum,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdStripeEnum,
    setup: FlowsVaultConnectioSetupStripeKeyPair,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdStripeEnum,
    setup: FlowsVaultConnectioSetupOauthCode,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdStripeEnum,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdTelegramEnum,
    setup: FlowsVaultConnectioSetupToken,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdTelegramEnum,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdTwilioEnum,
    setup: FlowsVaultConnectioSetupTwilioApiKey,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdTwilioEnum,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdWhatsappEnum,
    setup: FlowsVaultConnectioSetupToken,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdWhatsappEnum,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdZapierEnum,
    setup: FlowsVaultConnectioSetupWebhook,
  }), z.strictObject({
    name: z.string().min(1).max(150),
    app_id: FlowsVaultConnectionAppIdZapierEnum,
  })]), { name: "name", app_id: "app_id", setup: "setup" })),
});

export const getFlowVaultConnection = operation({
  name: "get_flow_vault_connection", title: "Get a flow vault connection",
  description: "One stored credential's app, environment, account name, readiness and fingerprint. The secret itself is never shown; a changed fingerprint means it was replaced.",
  method: "GET", path: "/flows/vault/connections/{id}", risk: "read",
  scopes: ["read:flows_vault_connections"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { vault_connection_id: { in: "path", name: "id" } },
  input: z.strictObject({ vault_connection_id: z.string().min(1).max(30).describe("Starts with `ac_`") }),
});

export const updateFlowVaultConnection = operation({
  name: "update_flow_vault_connection", title: "Update a flow vault connection",
  description: "Renames a stored credential or replaces its `setup` (new API key, token or OAuth client). Every flow using it gets the new secret immediately, and the old one cannot be recovered; its app cannot be changed.",
  method: "PATCH", path: "/flows/vault/connections/{id}", risk: "write",
  scopes: ["update:flows_vault_connections"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { vault_connection_id: { in: "path", name: "id" } },
  input: z.strictObject({
    vault_connection_id: z.string().min(1).max(30).describe("Starts with `ac_`"),
    name: z.string().min(1).max(150).optional(),
    setup: UpdateFlowsVaultConnectionSetup.optional().describe("Complete credential for the same app; the old one is not kept"),
  }),
});

export const deleteFlowVaultConnection = operation({
  name: "delete_flow_vault_connection", title: "Delete a flow vault connection",
  description: "Permanently deletes a stored credential. Flow steps that refer to it then fail, so check first which flows use it; to replace the secret, prefer `update_flow_vault_connection`.",
  method: "DELETE", path: "/flows/vault/connections/{id}", risk: "destructive",
  scopes: ["delete:flows_vault_connections"], statuses: [204, 400, 401, 403, 429],
  binding: { vault_connection_id: { in: "path", name: "id" } },
  input: z.strictObject({ vault_connection_id: z.string().min(1).max(30).describe("Starts with `ac_`") }),
});

export const listFlowExecutions = operation({
  name: "list_flow_executions", title: "List runs of a flow",
  description: "Past and current runs of one flow, each with status, trace and journey ids, start and end. Start here when a form is stuck or a step failed, then open the run with `get_flow_execution`.",
  method: "GET", path: "/flows/{flow_id}/executions", risk: "read",
  scopes: ["read:flows_executions"], statuses: [200, 400, 401, 403, 404, 429],
  list: "executions",
  input: z.strictObject({
    flow_id: z.string().min(1).max(30).describe("Starts with `af_`"),
    page: z.int().min(0).optional(),
    per_page: z.int().min(1).max(100).optional(),
    include_totals: z.boolean().optional(),
    from: z.string().optional(),
    take: z.int().min(1).max(100).optional(),
  }),
});

export const getFlowExecution = operation({
  name: "get_flow_execution", title: "Get a run of a flow",
  description: "Status and times of one run; with `hydrate: [\"debug\"]` also what each step received and returned, which may hold personal data.",
  method: "GET", path: "/flows/{flow_id}/executions/{execution_id}", risk: "read",
  scopes: ["read:flows_executions"], statuses: [200, 400, 401, 403, 404, 429],
  input: z.strictObject({
    flow_id: z.string().min(1).max(30),
    execution_id: z.string().min(1).max(30),
    hydrate: z.array(GetFlowExecutionRequestParametersHydrateEnum).optional().describe("`[\"debug\"]` adds step inputs and outputs"),
  }),
});

export const deleteFlowExecution = operation({
  name: "delete_flow_execution", title: "Delete a run of a flow",
  description: "Permanently deletes the record of one run, for example because it contains personal data. The flow itself and effects of the run remain.",
  method: "DELETE", path: "/flows/{flow_id}/executions/{execution_id}", risk: "destructive",
  scopes: ["delete:flows_executions"], statuses: [204, 400, 401, 403, 429],
  input: z.strictObject({ flow_id: z.string().min(1).max(30), execution_id: z.string().min(1).max(30) }),
});

export const getFlow = operation({
  name: "get_flow", title: "Get a flow",
  description: "A flow with all its steps in order; `hydrate` adds the forms that use it or their number. Its past runs are in `list_flow_executions`.",
  method: "GET", path: "/flows/{id}", risk: "read",
  scopes: ["read:flows"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { flow_id: { in: "path", name: "id" } },
  input: z.strictObject({
    flow_id: z.string().min(1).max(30).describe("Starts with `af_`"),
    hydrate: z.array(GetFlowRequestParametersHydrateEnum).optional().describe("`forms` lists the forms that use it, `form_count` counts them"),
  }),
});

export const updateFlow = operation({
  name: "update_flow", title: "Update a flow",
  description: "Renames a flow or replaces its steps: `actions` is the whole list, so read it with `get_flow` and send it complete. Effective immediately for every form that calls the flow.",
  method: "PATCH", path: "/flows/{id}", risk: "write",
  scopes: ["update:flows"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { flow_id: { in: "path", name: "id" } },
  input: z.strictObject({
    flow_id: z.string().min(1).max(30).describe("Starts with `af_`"),
    name: z.string().min(1).max(150).optional(),
    actions: z.array(FlowAction).min(0).nullable().optional().describe("The complete list; omitted steps are lost"),
  }),
});

export const deleteFlow = operation({
  name: "delete_flow", title: "Delete a flow",
  description: "Permanently deletes a flow with its steps. Forms that still call it break, so check them first with `get_flow` and `hydrate: [\"forms\"]`.",
  method: "DELETE", path: "/flows/{id}", risk: "destructive",
  scopes: ["delete:flows"], statuses: [204, 400, 401, 403, 404, 409, 429],
  binding: { flow_id: { in: "path", name: "id" } },
  input: z.strictObject({ flow_id: z.string().min(1).max(30).describe("Starts with `af_`") }),
});

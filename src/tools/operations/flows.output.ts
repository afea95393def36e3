// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';

const FlowSummary = z.looseObject({
  id: z.string(),
  name: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
  executed_at: z.string().optional(),
});

const ListFlowsOffsetPaginatedResponseContent = z.looseObject({
  start: z.number().optional(),
  limit: z.number().optional(),
  total: z.number().optional(),
  flows: z.array(FlowSummary).optional(),
});

const ListFlowsResponseContent = z.union([z.array(FlowSummary), ListFlowsOffsetPaginatedResponseContent]);

const FlowActionActivecampaignListContactsParams = z.looseObject({
  connection_id: z.string(),
  email: z.string(),
});

const FlowActionActivecampaignListContacts = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionActivecampaignListContactsParams,
});

const FlowActionActivecampaignUpsertContactParamsCustomFields = z.record(z.string(), z.unknown());

const FlowActionActivecampaignUpsertContactParams = z.looseObject({
  connection_id: z.string(),
  email: z.string(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  phone: z.string().optional(),
  custom_fields: FlowActionActivecampaignUpsertContactParamsCustomFields.optional(),
});

const FlowActionActivecampaignUpsertContact = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionActivecampaignUpsertContactParams,
});

const FlowActionActivecampaign = z.union([FlowActionActivecampaignListContacts, FlowActionActivecampaignUpsertContact]);

const FlowActionAirtableCreateRecordParamsFields = z.record(z.string(), z.unknown());

const FlowActionAirtableCreateRecordParams = z.looseObject({
  connection_id: z.string(),
  base_id: z.string(),
  table_name: z.string(),
  fields: FlowActionAirtableCreateRecordParamsFields.optional(),
});

const FlowActionAirtableCreateRecord = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionAirtableCreateRecordParams,
});

const FlowActionAirtableListRecordsParams = z.looseObject({
  connection_id: z.string(),
  base_id: z.string(),
  table_name: z.string(),
  query: z.string().optional(),
  view: z.string().optional(),
});

const FlowActionAirtableListRecords = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionAirtableListRecordsParams,
});

const FlowActionAirtableUpdateRecordParamsFields = z.record(z.string(), z.unknown());

const FlowActionAirtableUpdateRecordParams = z.looseObject({
  connection_id: z.string(),
  base_id: z.string(),
  table_name: z.string(),
  record_id: z.string(),
  fields: FlowActionAirtableUpdateRecordParamsFields.optional(),
});

const FlowActionAirtableUpdateRecord = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionAirtableUpdateRecordParams,
});

const FlowActionAirtable = z.union([FlowActionAirtableCreateRecord, FlowActionAirtableListRecords, FlowActionAirtableUpdateRecord]);

const FlowActionAuth0CreateUserParamsPayload = z.record(z.string(), z.unknown());

const FlowActionAuth0CreateUserParams = z.looseObject({
  connection_id: z.string(),
  payload: FlowActionAuth0CreateUserParamsPayload,
});

const FlowActionAuth0CreateUser = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionAuth0CreateUserParams,
});

const FlowActionAuth0GetUserParams = z.looseObject({
  connection_id: z.string(),
  user_id: z.string(),
});

const FlowActionAuth0GetUser = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionAuth0GetUserParams,
});

const FlowActionAuth0UpdateUserParamsChanges = z.record(z.string(), z.unknown());

const FlowActionAuth0UpdateUserParams = z.looseObject({
  connection_id: z.string(),
  user_id: z.string(),
  changes: FlowActionAuth0UpdateUserParamsChanges,
});

const FlowActionAuth0UpdateUser = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionAuth0UpdateUserParams,
});

const FlowActionAuth0SendRequestParamsHeaders = z.record(z.string(), z.unknown());

const FlowActionAuth0SendRequestParamsQueryParams = z.record(z.string(), z.union([z.number(), z.string()]).nullable());

const FlowActionAuth0SendRequestParamsPayloadObject = z.record(z.string(), z.unknown());

const FlowActionAuth0SendRequestParamsPayload = z.union([z.string(), z.array(z.unknown()), FlowActionAuth0SendRequestParamsPayloadObject]);

const FlowActionAuth0SendRequestParams = z.looseObject({
  connection_id: z.string(),
  pathname: z.string(),
  method: z.string().optional(),
  headers: FlowActionAuth0SendRequestParamsHeaders.optional(),
  params: FlowActionAuth0SendRequestParamsQueryParams.optional(),
  payload: FlowActionAuth0SendRequestParamsPayload.optional(),
});

const FlowActionAuth0SendRequest = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionAuth0SendRequestParams,
});

const FlowActionAuth0SendEmailParamsFromEmail = z.string();

const FlowActionAuth0SendEmailParamsFrom = z.looseObject({
  name: z.string().optional(),
  email: FlowActionAuth0SendEmailParamsFromEmail,
});

const FlowActionAuth0SendEmailParamsTo = z.string();

const FlowActionAuth0SendRequestParamsCustomVars = z.record(z.string(), z.unknown());

const FlowActionAuth0SendEmailParams = z.looseObject({
  from: FlowActionAuth0SendEmailParamsFrom.optional(),
  to: FlowActionAuth0SendEmailParamsTo,
  subject: z.string(),
  body: z.string(),
  custom_vars: FlowActionAuth0SendRequestParamsCustomVars.optional(),
});

const FlowActionAuth0SendEmail = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionAuth0SendEmailParams,
});

const FlowActionAuth0SendSmsParamsCustomVars = z.record(z.string(), z.unknown());

const FlowActionAuth0SendSmsParams = z.looseObject({
  from: z.string().optional(),
  to: z.string(),
  message: z.string(),
  custom_vars: FlowActionAuth0SendSmsParamsCustomVars.optional(),
});

const FlowActionAuth0SendSms = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionAuth0SendSmsParams,
});

const FlowActionAuth0MakeCallParamsCustomVars = z.record(z.string(), z.unknown());

const FlowActionAuth0MakeCallParams = z.looseObject({
  from: z.string().optional(),
  to: z.string(),
  message: z.string(),
  custom_vars: FlowActionAuth0MakeCallParamsCustomVars.optional(),
});

const FlowActionAuth0MakeCall = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionAuth0MakeCallParams,
});

const FlowActionAuth0 = z.union([FlowActionAuth0CreateUser, FlowActionAuth0GetUser, FlowActionAuth0UpdateUser, FlowActionAuth0SendRequest, FlowActionAuth0SendEmail, FlowActionAuth0SendSms, FlowActionAuth0MakeCall]);

const FlowActionBigqueryInsertRowsParamsData = z.record(z.string(), z.unknown());

const FlowActionBigqueryInsertRowsParams = z.looseObject({
  connection_id: z.string(),
  dataset_id: z.string(),
  table_id: z.string(),
  data: FlowActionBigqueryInsertRowsParamsData.optional(),
});

const FlowActionBigqueryInsertRows = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionBigqueryInsertRowsParams,
});

const FlowActionBigquery = FlowActionBigqueryInsertRows;

const FlowActionClearbitFindPersonParams = z.looseObject({
  connection_id: z.string(),
  email: z.string(),
});

const FlowActionClearbitFindPerson = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionClearbitFindPersonParams,
});

const FlowActionClearbitFindCompanyParams = z.looseObject({
  connection_id: z.string(),
  domain: z.string(),
});

const FlowActionClearbitFindCompany = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionClearbitFindCompanyParams,
});

const FlowActionClearbit = z.union([FlowActionClearbitFindPerson, FlowActionClearbitFindCompany]);

const FlowActionEmailVerifyEmailParamsRules = z.looseObject({
  require_mx_record: z.boolean().optional(),
  block_aliases: z.boolean().optional(),
  block_free_emails: z.boolean().optional(),
  block_disposable_emails: z.boolean().optional(),
  blocklist: z.array(z.string()).optional(),
  allowlist: z.array(z.string()).optional(),
});

const FlowActionEmailVerifyEmailParams = z.looseObject({
  email: z.string(),
  rules: FlowActionEmailVerifyEmailParamsRules.optional(),
});

const FlowActionEmailVerifyEmail = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionEmailVerifyEmailParams,
});

const FlowActionEmail = FlowActionEmailVerifyEmail;

const FlowActionFlowBooleanConditionParams = z.looseObject({
  if: z.unknown(),
  then: z.array(z.lazy(() => FlowAction)).optional(),
  else: z.array(z.lazy(() => FlowAction)).optional(),
});

const FlowActionFlowBooleanCondition = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionFlowBooleanConditionParams,
});

const FlowActionFlowDelayFlowParamsNumber = z.union([z.number(), z.string()]);

const FlowActionFlowDelayFlowParams = z.looseObject({
  number: FlowActionFlowDelayFlowParamsNumber,
  units: z.string().optional(),
});

const FlowActionFlowDelayFlow = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionFlowDelayFlowParams,
});

const FlowActionFlowDoNothingParams = z.looseObject({});

const FlowActionFlowDoNothing = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionFlowDoNothingParams.optional(),
});

const FlowActionFlowErrorMessageParams = z.looseObject({
  message: z.string(),
});

const FlowActionFlowErrorMessage = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionFlowErrorMessageParams,
});

const FlowActionFlowMapValueParamsInput = z.union([z.string(), z.number()]);

const FlowActionFlowMapValueParamsCases = z.record(z.string(), z.unknown());

const FlowActionFlowMapValueParamsFallbackObject = z.record(z.string(), z.unknown());

const FlowActionFlowMapValueParamsFallback = z.union([z.string(), z.number(), FlowActionFlowMapValueParamsFallbackObject, z.array(z.unknown())]).nullable();

const FlowActionFlowMapValueParams = z.looseObject({
  input: FlowActionFlowMapValueParamsInput,
  cases: FlowActionFlowMapValueParamsCases.optional(),
  fallback: FlowActionFlowMapValueParamsFallback.optional(),
});

const FlowActionFlowMapValue = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionFlowMapValueParams,
});

const FlowActionFlowReturnJsonParamsPayloadObject = z.record(z.string(), z.unknown());

const FlowActionFlowReturnJsonParamsPayload = z.union([FlowActionFlowReturnJsonParamsPayloadObject, z.string()]);

const FlowActionFlowReturnJsonParams = z.looseObject({
  payload: FlowActionFlowReturnJsonParamsPayload,
});

const FlowActionFlowReturnJson = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionFlowReturnJsonParams,
});

const FlowActionFlowStoreVarsParamsVars = z.record(z.string(), z.unknown());

const FlowActionFlowStoreVarsParams = z.looseObject({
  vars: FlowActionFlowStoreVarsParamsVars,
});

const FlowActionFlowStoreVars = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionFlowStoreVarsParams,
});

const FlowActionFlow = z.union([FlowActionFlowBooleanCondition, FlowActionFlowDelayFlow, FlowActionFlowDoNothing, FlowActionFlowErrorMessage, FlowActionFlowMapValue, FlowActionFlowReturnJson, FlowActionFlowStoreVars]);

const FlowActionGoogleSheetsAddRowParamsSheetId = z.union([z.number(), z.string()]);

const FlowActionGoogleSheetsAddRowParamsValues = z.array(z.string().nullable());

const FlowActionGoogleSheetsAddRowParams = z.looseObject({
  connection_id: z.string(),
  spreadsheet_id: z.string(),
  sheet_id: FlowActionGoogleSheetsAddRowParamsSheetId.optional(),
  values: FlowActionGoogleSheetsAddRowParamsValues.optional(),
});

const FlowActionGoogleSheetsAddRow = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionGoogleSheetsAddRowParams,
});

const FlowActionGoogleSheets = FlowActionGoogleSheetsAddRow;

const FlowActionHttpSendRequestParamsHeaders = z.record(z.string(), z.unknown());

const FlowActionHttpSendRequestParamsBasicAuth = z.looseObject({
  username: z.string().optional(),
  password: z.string().optional(),
});

const FlowActionHttpSendRequestParamsQueryParams = z.record(z.string(), z.union([z.number(), z.string()]).nullable());

const FlowActionHttpSendRequestParamsPayloadObject = z.record(z.string(), z.unknown());

const FlowActionHttpSendRequestParamsPayload = z.union([z.string(), z.array(z.unknown()), FlowActionHttpSendRequestParamsPayloadObject]);

const FlowActionHttpSendRequestParams = z.looseObject({
  connection_id: z.string().optional(),
  url: z.string(),
  method: z.string().optional(),
  headers: FlowActionHttpSendRequestParamsHeaders.optional(),
  basic: FlowActionHttpSendRequestParamsBasicAuth.optional(),
  params: FlowActionHttpSendRequestParamsQueryParams.optional(),
  payload: FlowActionHttpSendRequestParamsPayload.optional(),
  content_type: z.string().optional(),
});

const FlowActionHttpSendRequest = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionHttpSendRequestParams,
});

const FlowActionHttp = FlowActionHttpSendRequest;

const FlowActionHubspotEnrollContactParamsWorkflowId = z.union([z.string(), z.number()]);

const FlowActionHubspotEnrollContactParams = z.looseObject({
  connection_id: z.string(),
  email: z.string(),
  workflow_id: FlowActionHubspotEnrollContactParamsWorkflowId,
});

const FlowActionHubspotEnrollContact = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionHubspotEnrollContactParams,
});

const FlowActionHubspotGetContactParams = z.looseObject({
  connection_id: z.string(),
  email: z.string(),
});

const FlowActionHubspotGetContact = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionHubspotGetContactParams,
});

const FlowActionHubspotUpsertContactParamsProperty = z.looseObject({
  property: z.string(),
  value: z.unknown().optional(),
});

const FlowActionHubspotUpsertContactParams = z.looseObject({
  connection_id: z.string(),
  email: z.string(),
  properties: z.array(FlowActionHubspotUpsertContactParamsProperty).optional(),
});

const FlowActionHubspotUpsertContact = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionHubspotUpsertContactParams,
});

const FlowActionHubspot = z.union([FlowActionHubspotEnrollContact, FlowActionHubspotGetContact, FlowActionHubspotUpsertContact]);

const FlowActionJsonCreateJsonParamsObject = z.record(z.string(), z.unknown());

const FlowActionJsonCreateJsonParams = z.looseObject({
  object: FlowActionJsonCreateJsonParamsObject,
});

const FlowActionJsonCreateJson = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionJsonCreateJsonParams,
});

const FlowActionJsonParseJsonParams = z.looseObject({
  json: z.string(),
});

const FlowActionJsonParseJson = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionJsonParseJsonParams,
});

const FlowActionJsonSerializeJsonParamsObjectObject = z.record(z.string(), z.unknown());

const FlowActionJsonSerializeJsonParamsObject = z.union([z.string(), FlowActionJsonSerializeJsonParamsObjectObject]);

const FlowActionJsonSerializeJsonParams = z.looseObject({
  object: FlowActionJsonSerializeJsonParamsObject,
});

const FlowActionJsonSerializeJson = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionJsonSerializeJsonParams,
});

const FlowActionJson = z.union([FlowActionJsonCreateJson, FlowActionJsonParseJson, FlowActionJsonSerializeJson]);

const FlowActionJwtDecodeJwtParams = z.looseObject({
  token: z.string(),
});

const FlowActionJwtDecodeJwt = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionJwtDecodeJwtParams,
});

const FlowActionJwtSignJwtParamsPayload = z.record(z.string(), z.unknown());

const FlowActionJwtSignJwtParams = z.looseObject({
  connection_id: z.string(),
  payload: FlowActionJwtSignJwtParamsPayload.optional(),
  subject: z.string().optional(),
  issuer: z.string().optional(),
  audience: z.string().optional(),
  expires_in: z.string().optional(),
});

const FlowActionJwtSignJwt = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionJwtSignJwtParams,
});

const FlowActionJwtVerifyJwtParams = z.looseObject({
  connection_id: z.string(),
  token: z.string(),
  audience: z.string().optional(),
  issuer: z.string().optional(),
});

const FlowActionJwtVerifyJwt = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionJwtVerifyJwtParams,
});

const FlowActionJwt = z.union([FlowActionJwtDecodeJwt, FlowActionJwtSignJwt, FlowActionJwtVerifyJwt]);

const FlowActionMailchimpUpsertMemberParamsMemberMergeFields = z.record(z.string(), z.unknown());

const FlowActionMailchimpUpsertMemberParamsMember = z.looseObject({
  email_address: z.string(),
  status_if_new: z.string(),
  merge_fields: FlowActionMailchimpUpsertMemberParamsMemberMergeFields.optional(),
});

const FlowActionMailchimpUpsertMemberParams = z.looseObject({
  connection_id: z.string(),
  list_id: z.string(),
  member: FlowActionMailchimpUpsertMemberParamsMember,
});

const FlowActionMailchimpUpsertMember = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionMailchimpUpsertMemberParams,
});

const FlowActionMailchimp = FlowActionMailchimpUpsertMember;

const FlowActionMailjetSendEmailParams = z.union([z.looseObject({
  content: z.string(),
}), z.looseObject({
  template_id: z.number(),
  variables: z.record(z.string(), z.unknown()).optional(),
})]);

const FlowActionMailjetSendEmail = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionMailjetSendEmailParams,
});

const FlowActionMailjet = FlowActionMailjetSendEmail;

const FlowActionOtpGenerateCodeParams = z.looseObject({
  reference: z.string(),
  length: z.number(),
});

const FlowActionOtpGenerateCode = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionOtpGenerateCodeParams,
});

const FlowActionOtpVerifyCodeParamsCode = z.union([z.number(), z.string()]);

const FlowActionOtpVerifyCodeParams = z.looseObject({
  reference: z.string(),
  code: FlowActionOtpVerifyCodeParamsCode,
});

const FlowActionOtpVerifyCode = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionOtpVerifyCodeParams,
});

const FlowActionOtp = z.union([FlowActionOtpGenerateCode, FlowActionOtpVerifyCode]);

const FlowActionPipedriveAddDealParamsUserId = z.union([z.string(), z.number()]);

const FlowActionPipedriveAddDealParamsPersonId = z.union([z.string(), z.number()]);

const FlowActionPipedriveAddDealParamsOrganizationId = z.union([z.string(), z.number()]);

const FlowActionPipedriveAddDealParamsStageId = z.union([z.string(), z.number()]);

const FlowActionPipedriveAddDealParamsFields = z.record(z.string(), z.unknown());

const FlowActionPipedriveAddDealParams = z.looseObject({
  connection_id: z.string(),
  title: z.string(),
  value: z.string().optional(),
  user_id: FlowActionPipedriveAddDealParamsUserId.optional(),
  person_id: FlowActionPipedriveAddDealParamsPersonId.optional(),
  organization_id: FlowActionPipedriveAddDealParamsOrganizationId.optional(),
  stage_id: FlowActionPipedriveAddDealParamsStageId.optional(),
  fields: FlowActionPipedriveAddDealParamsFields.optional(),
});

const FlowActionPipedriveAddDeal = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionPipedriveAddDealParams,
});

const FlowActionPipedriveAddOrganizationParamsOwnerId = z.union([z.string(), z.number()]);

const FlowActionPipedriveAddOrganizationParamsFields = z.record(z.string(), z.unknown());

const FlowActionPipedriveAddOrganizationParams = z.looseObject({
  connection_id: z.string(),
  name: z.string(),
  owner_id: FlowActionPipedriveAddOrganizationParamsOwnerId.optional(),
  fields: FlowActionPipedriveAddOrganizationParamsFields.optional(),
});

const FlowActionPipedriveAddOrganization = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionPipedriveAddOrganizationParams,
});

const FlowActionPipedriveAddPersonParamsOwnerId = z.union([z.string(), z.number()]);

const FlowActionPipedriveAddPersonParamsOrganizationId = z.union([z.string(), z.number()]);

const FlowActionPipedriveAddPersonParamsFields = z.record(z.string(), z.unknown());

const FlowActionPipedriveAddPersonParams = z.looseObject({
  connection_id: z.string(),
  name: z.string(),
  email: z.string().optional(),
  phone: z.string().optional(),
  owner_id: FlowActionPipedriveAddPersonParamsOwnerId.optional(),
  organization_id: FlowActionPipedriveAddPersonParamsOrganizationId.optional(),
  fields: FlowActionPipedriveAddPersonParamsFields.optional(),
});

const FlowActionPipedriveAddPerson = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionPipedriveAddPersonParams,
});

const FlowActionPipedrive = z.union([FlowActionPipedriveAddDeal, FlowActionPipedriveAddOrganization, FlowActionPipedriveAddPerson]);

const FlowActionSalesforceCreateLeadParamsPayload = z.record(z.string(), z.unknown());

const FlowActionSalesforceCreateLeadParams = z.looseObject({
  connection_id: z.string(),
  first_name: z.string().optional(),
  last_name: z.string(),
  company: z.string(),
  email: z.string().optional(),
  phone: z.string().optional(),
  payload: FlowActionSalesforceCreateLeadParamsPayload.optional(),
});

const FlowActionSalesforceCreateLead = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionSalesforceCreateLeadParams,
});

const FlowActionSalesforceGetLeadParams = z.looseObject({
  connection_id: z.string(),
  lead_id: z.string(),
});

const FlowActionSalesforceGetLead = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionSalesforceGetLeadParams,
});

const FlowActionSalesforceSearchLeadsParams = z.looseObject({
  connection_id: z.string(),
  search_field: z.string(),
  search_value: z.string(),
  lead_fields: z.array(z.string()),
});

const FlowActionSalesforceSearchLeads = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionSalesforceSearchLeadsParams,
});

const FlowActionSalesforceUpdateLeadParamsPayload = z.record(z.string(), z.unknown());

const FlowActionSalesforceUpdateLeadParams = z.looseObject({
  connection_id: z.string(),
  lead_id: z.string(),
  payload: FlowActionSalesforceUpdateLeadParamsPayload.optional(),
});

const FlowActionSalesforceUpdateLead = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionSalesforceUpdateLeadParams,
});

const FlowActionSalesforce = z.union([FlowActionSalesforceCreateLead, FlowActionSalesforceGetLead, FlowActionSalesforceSearchLeads, FlowActionSalesforceUpdateLead]);

const FlowActionSendgridSendEmailParamsPerson = z.looseObject({
  name: z.string().optional(),
  email: z.string(),
});

const FlowActionSendgridSendEmailParams = z.looseObject({
  connection_id: z.string(),
  from: FlowActionSendgridSendEmailParamsPerson,
  personalizations: z.array(z.unknown()),
});

const FlowActionSendgridSendEmail = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionSendgridSendEmailParams,
});

const FlowActionSendgrid = FlowActionSendgridSendEmail;

const FlowActionSlackPostMessageParamsAttachmentField = z.looseObject({
  title: z.string(),
  value: z.string().optional(),
  short: z.boolean().optional(),
});

const FlowActionSlackPostMessageParamsAttachment = z.looseObject({
  color: z.string().optional(),
  pretext: z.string().optional(),
  text: z.string().optional(),
  fields: z.array(FlowActionSlackPostMessageParamsAttachmentField).optional(),
});

const FlowActionSlackPostMessageParams = z.looseObject({
  connection_id: z.string(),
  text: z.string().optional(),
  attachments: z.array(FlowActionSlackPostMessageParamsAttachment).optional(),
});

const FlowActionSlackPostMessage = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionSlackPostMessageParams,
});

const FlowActionSlack = FlowActionSlackPostMessage;

const FlowActionStripeAddTaxIdParams = z.looseObject({
  connection_id: z.string(),
  customer_id: z.string(),
  type: z.string(),
  value: z.string(),
});

const FlowActionStripeAddTaxId = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionStripeAddTaxIdParams,
});

const FlowActionStripeTaxId = z.looseObject({
  type: z.string(),
  value: z.string(),
});

const FlowActionStripeAddress = z.looseObject({
  line1: z.string().optional(),
  line2: z.string().optional(),
  postalCode: z.string().optional(),
  city: z.string().optional(),
  state: z.string().optional(),
  country: z.string().optional(),
});

const FlowActionStripeMetadata = z.record(z.string(), z.string());

const FlowActionStripeCreateCustomerParams = z.looseObject({
  connection_id: z.string(),
  tax_id: FlowActionStripeTaxId.optional(),
  name: z.string().optional(),
  description: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  tax_exempt: z.string().optional(),
  address: FlowActionStripeAddress.optional(),
  metadata: FlowActionStripeMetadata.optional(),
});

const FlowActionStripeCreateCustomer = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionStripeCreateCustomerParams,
});

const FlowActionStripeCreatePortalSessionParams = z.looseObject({
  connection_id: z.string(),
  customer_id: z.string(),
  return_url: z.string().optional(),
});

const FlowActionStripeCreatePortalSession = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionStripeCreatePortalSessionParams,
});

const FlowActionStripeDeleteTaxIdParams = z.looseObject({
  connection_id: z.string(),
  customer_id: z.string(),
  id: z.string(),
});

const FlowActionStripeDeleteTaxId = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionStripeDeleteTaxIdParams,
});

const FlowActionStripeFindCustomersParams = z.looseObject({
  connection_id: z.string(),
  email: z.string(),
});

const FlowActionStripeFindCustomers = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionStripeFindCustomersParams,
});

const FlowActionStripeGetCustomerParams = z.looseObject({
  connection_id: z.string(),
  id: z.string(),
});

const FlowActionStripeGetCustomer = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionStripeGetCustomerParams,
});

const FlowActionStripeUpdateCustomerParams = z.looseObject({
  connection_id: z.string(),
  id: z.string(),
  name: z.string().optional(),
  description: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  tax_exempt: z.string().optional(),
  address: FlowActionStripeAddress.optional(),
  metadata: FlowActionStripeMetadata.optional(),
});

const FlowActionStripeUpdateCustomer = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionStripeUpdateCustomerParams,
});

const FlowActionStripe = z.union([FlowActionStripeAddTaxId, FlowActionStripeCreateCustomer, FlowActionStripeCreatePortalSession, FlowActionStripeDeleteTaxId, FlowActionStripeFindCustomers, FlowActionStripeGetCustomer, FlowActionStripeUpdateCustomer]);

const FlowActionTelegramSendMessageParams = z.looseObject({
  connection_id: z.string(),
  chat_id: z.string(),
  text: z.string(),
});

const FlowActionTelegramSendMessage = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionTelegramSendMessageParams,
});

const FlowActionTelegram = FlowActionTelegramSendMessage;

const FlowActionTwilioMakeCallParams = z.looseObject({
  connection_id: z.string(),
  from: z.string(),
  to: z.string(),
  payload: z.string(),
});

const FlowActionTwilioMakeCall = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionTwilioMakeCallParams,
});

const FlowActionTwilioSendSmsParams = z.looseObject({
  connection_id: z.string(),
  from: z.string(),
  to: z.string(),
  message: z.string(),
});

const FlowActionTwilioSendSms = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionTwilioSendSmsParams,
});

const FlowActionTwilio = z.union([FlowActionTwilioMakeCall, FlowActionTwilioSendSms]);

const FlowActionWhatsappSendMessageParamsPayloadObject = z.record(z.string(), z.unknown());

const FlowActionWhatsappSendMessageParamsPayload = z.union([FlowActionWhatsappSendMessageParamsPayloadObject, z.string()]);

const FlowActionWhatsappSendMessageParams = z.looseObject({
  connection_id: z.string(),
  sender_id: z.string(),
  recipient_number: z.string(),
  type: z.string(),
  payload: FlowActionWhatsappSendMessageParamsPayload,
});

const FlowActionWhatsappSendMessage = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionWhatsappSendMessageParams,
});

const FlowActionWhatsapp = FlowActionWhatsappSendMessage;

const FlowActionXmlParseXmlParams = z.looseObject({
  xml: z.string(),
});

const FlowActionXmlParseXml = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionXmlParseXmlParams,
});

const FlowActionXmlSerializeXmlParamsObjectObject = z.record(z.string(), z.unknown());

const FlowActionXmlSerializeXmlParamsObject = z.union([z.string(), FlowActionXmlSerializeXmlParamsObjectObject]);

const FlowActionXmlSerializeXmlParams = z.looseObject({
  object: FlowActionXmlSerializeXmlParamsObject,
});

const FlowActionXmlSerializeXml = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionXmlSerializeXmlParams,
});

const FlowActionXml = z.union([FlowActionXmlParseXml, FlowActionXmlSerializeXml]);

const FlowActionZapierTriggerWebhookParams = z.looseObject({
  connection_id: z.string(),
  method: z.string().optional(),
});

const FlowActionZapierTriggerWebhook = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  type: z.string(),
  action: z.string(),
  allow_failure: z.boolean().optional(),
  mask_output: z.boolean().optional(),
  params: FlowActionZapierTriggerWebhookParams,
});

const FlowActionZapier = FlowActionZapierTriggerWebhook;

const FlowAction: z.ZodType = z.union([FlowActionActivecampaign, FlowActionAirtable, FlowActionAuth0, FlowActionBigquery, FlowActionClearbit, FlowActionEmail, FlowActionFlow, FlowActionGoogleSheets, FlowActionHttp, FlowActionHubspot, FlowActionJson, FlowActionJwt, FlowActionMailchimp, FlowActionMailjet, FlowActionOtp, FlowActionPipedrive, FlowActionSalesforce, FlowActionSendgrid, FlowActionSlack, FlowActionStripe, FlowActionTelegram, FlowActionTwilio, FlowActionWhatsapp, FlowActionXml, FlowActionZapier]);

const CreateFlowResponseContent = z.looseObject({
  id: z.string(),
  name: z.string(),
  actions: z.array(FlowAction).optional(),
  created_at: z.string(),
  updated_at: z.string(),
  executed_at: z.string().optional(),
});

const FlowsVaultConnectionSummary = z.looseObject({
  id: z.string(),
  app_id: z.string(),
  name: z.string(),
  account_name: z.string().optional(),
  ready: z.boolean(),
  created_at: z.string(),
  updated_at: z.string(),
  refreshed_at: z.string().optional(),
  fingerprint: z.string(),
});

const ListFlowsVaultConnectionsOffsetPaginatedResponseContent = z.looseObject({
  start: z.number().optional(),
  limit: z.number().optional(),
  total: z.number().optional(),
  connections: z.array(FlowsVaultConnectionSummary).optional(),
});

const ListFlowsVaultConnectionsResponseContent = z.union([z.array(FlowsVaultConnectionSummary), ListFlowsVaultConnectionsOffsetPaginatedResponseContent]);

const CreateFlowsVaultConnectionResponseContent = z.looseObject({
  id: z.string(),
  app_id: z.string(),
  environment: z.string().optional(),
  name: z.string(),
  account_name: z.string().optional(),
  ready: z.boolean(),
  created_at: z.string(),
  updated_at: z.string(),
  refreshed_at: z.string().optional(),
  fingerprint: z.string(),
});

const GetFlowsVaultConnectionResponseContent = z.looseObject({
  id: z.string(),
  app_id: z.string(),
  environment: z.string().optional(),
  name: z.string(),
  account_name: z.string().optional(),
  ready: z.boolean(),
  created_at: z.string(),
  updated_at: z.string(),
  refreshed_at: z.string().optional(),
  fingerprint: z.string(),
});

const UpdateFlowsVaultConnectionResponseContent = z.looseObject({
  id: z.string(),
  app_id: z.string(),
  environment: z.string().optional(),
  name: z.string(),
  account_name: z.string().optional(),
  ready: z.boolean(),
  created_at: z.string(),
  updated_at: z.string(),
  refreshed_at: z.string().optional(),
  fingerprint: z.string(),
});

const FlowExecutionSummary = z.looseObject({
  id: z.string(),
  trace_id: z.string(),
  journey_id: z.string().optional(),
  status: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
  started_at: z.string().optional(),
  ended_at: z.string().optional(),
});

const ListFlowExecutionsResponseContent = z.array(FlowExecutionSummary);

const ListFlowExecutionsOffsetPaginatedResponseContent = z.looseObject({
  start: z.number().optional(),
  limit: z.number().optional(),
  total: z.number().optional(),
  executions: z.array(FlowExecutionSummary).optional(),
});

const ListFlowExecutionsPaginatedResponseContent = z.looseObject({
  next: z.string().optional(),
  executions: z.array(FlowExecutionSummary).optional(),
});

const GetFlowsExecutionsResponseContent = z.union([ListFlowExecutionsResponseContent, ListFlowExecutionsOffsetPaginatedResponseContent, ListFlowExecutionsPaginatedResponseContent]);

const FlowExecutionDebug = z.record(z.string(), z.unknown());

const GetFlowExecutionResponseContent = z.looseObject({
  id: z.string(),
  trace_id: z.string(),
  journey_id: z.string().optional(),
  status: z.string(),
  debug: FlowExecutionDebug.optional(),
  created_at: z.string(),
  updated_at: z.string(),
  started_at: z.string().optional(),
  ended_at: z.string().optional(),
});

const GetFlowResponseContent = z.looseObject({
  id: z.string(),
  name: z.string(),
  actions: z.array(FlowAction).optional(),
  created_at: z.string(),
  updated_at: z.string(),
  executed_at: z.string().optional(),
});

const UpdateFlowResponseContent = z.looseObject({
  id: z.string(),
  name: z.string(),
  actions: z.array(FlowAction).optional(),
  created_at: z.string(),
  updated_at: z.string(),
  executed_at: z.string().optional(),
});

export const ListFlowsOutput = ListFlowsResponseContent;

export const CreateFlowOutput = CreateFlowResponseContent;

export const ListFlowVaultConnectionsOutput = ListFlowsVaultConnectionsResponseContent;

export const CreateFlowVaultConnectionOutput = CreateFlowsVaultConnectionResponseContent;

export const GetFlowVaultConnectionOutput = GetFlowsVaultConnectionResponseContent;

export const UpdateFlowVaultConnectionOutput = UpdateFlowsVaultConnectionResponseContent;

export const ListFlowExecutionsOutput = GetFlowsExecutionsResponseContent;

export const GetFlowExecutionOutput = GetFlowExecutionResponseContent;

export const GetFlowOutput = GetFlowResponseContent;

export const UpdateFlowOutput = UpdateFlowResponseContent;

// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';

const FormSummary = z.looseObject({
  id: z.string(),
  name: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
  embedded_at: z.string().optional(),
  submitted_at: z.string().optional(),
});

const ListFormsOffsetPaginatedResponseContent = z.looseObject({
  start: z.number().optional(),
  limit: z.number().optional(),
  total: z.number().optional(),
  forms: z.array(FormSummary).optional(),
});

const ListFormsResponseContent = z.union([z.array(FormSummary), ListFormsOffsetPaginatedResponseContent]);

const FormMessagesError = z.record(z.string(), z.string());

const FormMessagesCustom = z.record(z.string(), z.string());

const FormMessages = z.looseObject({
  errors: FormMessagesError.optional(),
  custom: FormMessagesCustom.optional(),
});

const FormLanguages = z.looseObject({
  primary: z.string().optional(),
  default: z.string().optional(),
});

const FormTranslations = z.record(z.string(), z.record(z.string(), z.unknown()));

const FormNodeTypeFlowConst = z.string();

const FormNodeCoordinates = z.looseObject({
  x: z.number(),
  y: z.number(),
});

const FormEndingNodeId = z.string();

const FormNodePointer = z.union([z.string(), FormEndingNodeId]);

const FormFlowConfig = z.looseObject({
  flow_id: z.string(),
  next_node: FormNodePointer.optional(),
});

const FormFlow = z.looseObject({
  id: z.string(),
  type: FormNodeTypeFlowConst,
  coordinates: FormNodeCoordinates.optional(),
  alias: z.string().optional(),
  config: FormFlowConfig,
});

const FormNodeTypeRouterConst = z.string();

const FormRouterRule = z.looseObject({
  id: z.string(),
  alias: z.string().optional(),
  condition: z.unknown(),
  next_node: FormNodePointer.optional(),
});

const FormRouterConfig = z.looseObject({
  rules: z.array(FormRouterRule).optional(),
  fallback: FormNodePointer.optional(),
});

const FormRouter = z.looseObject({
  id: z.string(),
  type: FormNodeTypeRouterConst,
  coordinates: FormNodeCoordinates.optional(),
  alias: z.string().optional(),
  config: FormRouterConfig.optional(),
});

const FormNodeTypeStepConst = z.string();

const FormComponentCategoryBlockConst = z.string();

const FormBlockTypeDividerConst = z.string();

const FormBlockDividerConfig = z.looseObject({
  text: z.string().optional(),
});

const FormBlockDivider = z.looseObject({
  id: z.string(),
  category: FormComponentCategoryBlockConst,
  type: FormBlockTypeDividerConst,
  config: FormBlockDividerConfig.optional(),
});

const FormBlockTypeHtmlConst = z.string();

const FormBlockHtmlConfig = z.looseObject({
  content: z.string().optional(),
});

const FormBlockHtml = z.looseObject({
  id: z.string(),
  category: FormComponentCategoryBlockConst,
  type: FormBlockTypeHtmlConst,
  config: FormBlockHtmlConfig.optional(),
});

const FormBlockTypeImageConst = z.string();

const FormBlockImageConfigPositionEnum = z.string();

const FormBlockImageConfig = z.looseObject({
  src: z.string(),
  position: FormBlockImageConfigPositionEnum.optional(),
  height: z.number().optional(),
});

const FormBlockImage = z.looseObject({
  id: z.string(),
  category: FormComponentCategoryBlockConst,
  type: FormBlockTypeImageConst,
  config: FormBlockImageConfig.optional(),
});

const FormBlockTypeJumpButtonConst = z.string();

const FormBlockJumpButtonConfigStyle = z.looseObject({
  background_color: z.string().optional(),
});

const FormBlockJumpButtonConfig = z.looseObject({
  text: z.string(),
  next_node: FormNodePointer,
  style: FormBlockJumpButtonConfigStyle.optional(),
});

const FormBlockJumpButton = z.looseObject({
  id: z.string(),
  category: FormComponentCategoryBlockConst,
  type: FormBlockTypeJumpButtonConst,
  config: FormBlockJumpButtonConfig,
});

const FormBlockTypeResendButtonConst = z.string();

const FormBlockResendButtonConfigTextAlignmentEnum = z.string();

const FormBlockResendButtonConfig = z.looseObject({
  active_text: z.string(),
  button_text: z.string(),
  waiting_text: z.string(),
  text_alignment: FormBlockResendButtonConfigTextAlignmentEnum.optional(),
  flow_id: z.string(),
  max_attempts: z.number().optional(),
  waiting_time: z.number().optional(),
});

const FormBlockResendButton = z.looseObject({
  id: z.string(),
  category: FormComponentCategoryBlockConst,
  type: FormBlockTypeResendButtonConst,
  config: FormBlockResendButtonConfig,
});

const FormBlockTypeNextButtonConst = z.string();

const FormBlockNextButtonConfig = z.looseObject({
  text: z.string(),
});

const FormBlockNextButton = z.looseObject({
  id: z.string(),
  category: FormComponentCategoryBlockConst,
  type: FormBlockTypeNextButtonConst,
  config: FormBlockNextButtonConfig,
});

const FormBlockTypePreviousButtonConst = z.string();

const FormBlockPreviousButtonConfig = z.looseObject({
  text: z.string(),
});

const FormBlockPreviousButton = z.looseObject({
  id: z.string(),
  category: FormComponentCategoryBlockConst,
  type: FormBlockTypePreviousButtonConst,
  config: FormBlockPreviousButtonConfig,
});

const FormBlockTypeRichTextConst = z.string();

const FormBlockRichTextConfig = z.looseObject({
  content: z.string().optional(),
});

const FormBlockRichText = z.looseObject({
  id: z.string(),
  category: FormComponentCategoryBlockConst,
  type: FormBlockTypeRichTextConst,
  config: FormBlockRichTextConfig.optional(),
});

const FormBlock = z.union([FormBlockDivider, FormBlockHtml, FormBlockImage, FormBlockJumpButton, FormBlockResendButton, FormBlockNextButton, FormBlockPreviousButton, FormBlockRichText]);

const FormComponentCategoryWidgetConst = z.string();

const FormWidgetTypeAuth0VerifiableCredentialsConst = z.string();

const FormWidgetAuth0VerifiableCredentialsConfig = z.looseObject({
  url: z.string(),
  size: z.number().optional(),
  alternate_text: z.string(),
  access_token: z.string(),
  verification_id: z.string(),
  max_wait: z.number().optional(),
});

const FormWidgetAuth0VerifiableCredentials = z.looseObject({
  id: z.string(),
  category: FormComponentCategoryWidgetConst,
  type: FormWidgetTypeAuth0VerifiableCredentialsConst,
  config: FormWidgetAuth0VerifiableCredentialsConfig,
  label: z.string().optional(),
  hint: z.string().optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});

const FormWidgetTypeGMapsAddressConst = z.string();

const FormWidgetGMapsAddressConfig = z.looseObject({
  api_key: z.string(),
  server_key: z.string().optional(),
});

const FormWidgetGMapsAddress = z.looseObject({
  id: z.string(),
  category: FormComponentCategoryWidgetConst,
  type: FormWidgetTypeGMapsAddressConst,
  config: FormWidgetGMapsAddressConfig,
  label: z.string().optional(),
  hint: z.string().optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});

const FormWidgetTypeRecaptchaConst = z.string();

const FormWidgetRecaptchaConfig = z.looseObject({
  site_key: z.string(),
  secret_key: z.string(),
});

const FormWidgetRecaptcha = z.looseObject({
  id: z.string(),
  category: FormComponentCategoryWidgetConst,
  type: FormWidgetTypeRecaptchaConst,
  config: FormWidgetRecaptchaConfig,
  label: z.string().optional(),
  hint: z.string().optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});

const FormWidget = z.union([FormWidgetAuth0VerifiableCredentials, FormWidgetGMapsAddress, FormWidgetRecaptcha]);

const FormComponentCategoryFieldConst = z.string();

const FormFieldTypeBooleanConst = z.string();

const FormFieldBooleanConfigOptions = z.looseObject({
  true: z.string().optional(),
  false: z.string().optional(),
});

const FormFieldBooleanConfig = z.looseObject({
  default_value: z.boolean().optional(),
  options: FormFieldBooleanConfigOptions.optional(),
});

const FormFieldBoolean = z.looseObject({
  id: z.string(),
  category: FormComponentCategoryFieldConst,
  type: FormFieldTypeBooleanConst,
  config: FormFieldBooleanConfig,
  label: z.string().optional(),
  hint: z.string().optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});

const FormFieldTypeCardsConst = z.string();

const FormFieldCardsConfigOption = z.looseObject({
  value: z.string(),
  label: z.string(),
  image_url: z.string(),
});

const FormFieldCardsConfig = z.looseObject({
  hide_labels: z.boolean().optional(),
  multiple: z.boolean().optional(),
  options: z.array(FormFieldCardsConfigOption).optional(),
  default_value: z.unknown().optional(),
});

const FormFieldCards = z.looseObject({
  id: z.string(),
  category: FormComponentCategoryFieldConst,
  type: FormFieldTypeCardsConst,
  config: FormFieldCardsConfig.optional(),
  label: z.string().optional(),
  hint: z.string().optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});

const FormFieldTypeChoiceConst = z.string();

const FormFieldChoiceConfigOption = z.looseObject({
  value: z.string(),
  label: z.string(),
});

const FormFieldChoiceConfigAllowOtherEnabledTrueEnum = z.literal(true);

const FormFieldChoiceConfigAllowOther = z.looseObject({
  enabled: FormFieldChoiceConfigAllowOtherEnabledTrueEnum.optional(),
  label: z.string().optional(),
  placeholder: z.string().optional(),
});

const FormFieldChoiceConfig = z.looseObject({
  multiple: z.boolean().optional(),
  options: z.array(FormFieldChoiceConfigOption).optional(),
  allow_other: FormFieldChoiceConfigAllowOther.optional(),
  default_value: z.unknown().optional(),
});

const FormFieldChoice = z.looseObject({
  id: z.string(),
  category: FormComponentCategoryFieldConst,
  type: FormFieldTypeChoiceConst,
  config: FormFieldChoiceConfig.optional(),
  label: z.string().optional(),
  hint: z.string().optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});

const FormFieldTypeCustomConst = z.string();

const FormFieldCustomConfigSchema = z.record(z.string(), z.unknown());

const FormFieldCustomConfigParams = z.record(z.string(), z.string());

const FormFieldCustomConfig = z.looseObject({
  schema: FormFieldCustomConfigSchema,
  code: z.string(),
  css: z.string().optional(),
  params: FormFieldCustomConfigParams.optional(),
});

const FormFieldCustom = z.looseObject({
  id: z.string(),
  category: FormComponentCategoryFieldConst,
  type: FormFieldTypeCustomConst,
  config: FormFieldCustomConfig,
  label: z.string().optional(),
  hint: z.string().optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});

const FormFieldTypeDateConst = z.string();

const FormFieldDateConfigFormatEnum = z.string();

const FormFieldDateConfig = z.looseObject({
  format: FormFieldDateConfigFormatEnum.optional(),
  default_value: z.string().optional(),
});

const FormFieldDate = z.looseObject({
  id: z.string(),
  category: FormComponentCategoryFieldConst,
  type: FormFieldTypeDateConst,
  config: FormFieldDateConfig,
  label: z.string().optional(),
  hint: z.string().optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});

const FormFieldTypeDropdownConst = z.string();

const FormFieldDropdownConfigOption = z.looseObject({
  value: z.string(),
  label: z.string(),
});

const FormFieldDropdownConfig = z.looseObject({
  multiple: z.boolean().optional(),
  options: z.array(FormFieldDropdownConfigOption).optional(),
  default_value: z.unknown().optional(),
  placeholder: z.string().optional(),
});

const FormFieldDropdown = z.looseObject({
  id: z.string(),
  category: FormComponentCategoryFieldConst,
  type: FormFieldTypeDropdownConst,
  config: FormFieldDropdownConfig.optional(),
  label: z.string().optional(),
  hint: z.string().optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});

const FormFieldTypeEmailConst = z.string();

const FormFieldEmailConfig = z.looseObject({
  default_value: z.string().optional(),
  placeholder: z.string().optional(),
});

const FormFieldEmail = z.looseObject({
  id: z.string(),
  category: FormComponentCategoryFieldConst,
  type: FormFieldTypeEmailConst,
  config: FormFieldEmailConfig.optional(),
  label: z.string().optional(),
  hint: z.string().optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});

const FormFieldTypeFileConst = z.string();

const FormFieldFileConfigStorageTypeEnum = z.string();

const FormFieldFileConfigStorage = z.looseObject({
  type: FormFieldFileConfigStorageTypeEnum,
});

const FormFieldFileConfigCategoryEnum = z.string();

const FormFieldFileConfig = z.looseObject({
  multiple: z.boolean().optional(),
  storage: FormFieldFileConfigStorage.optional(),
  categories: z.array(FormFieldFileConfigCategoryEnum).optional(),
  extensions: z.array(z.string()).optional(),
  maxSize: z.number().optional(),
  maxFiles: z.number().optional(),
});

const FormFieldFile = z.looseObject({
  id: z.string(),
  category: FormComponentCategoryFieldConst,
  type: FormFieldTypeFileConst,
  config: FormFieldFileConfig.optional(),
  label: z.string().optional(),
  hint: z.string().optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});

const FormFieldTypeLegalConst = z.string();

const FormFieldLegalConfig = z.looseObject({
  text: z.string().optional(),
});

const FormFieldLegal = z.looseObject({
  id: z.string(),
  category: FormComponentCategoryFieldConst,
  type: FormFieldTypeLegalConst,
  config: FormFieldLegalConfig.optional(),
  label: z.string().optional(),
  hint: z.string().optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});

const FormFieldTypeNumberConst = z.string();

const FormFieldNumberConfig = z.looseObject({
  default_value: z.number().optional(),
  placeholder: z.string().optional(),
  min_value: z.number().optional(),
  max_value: z.number().optional(),
});

const FormFieldNumber = z.looseObject({
  id: z.string(),
  category: FormComponentCategoryFieldConst,
  type: FormFieldTypeNumberConst,
  config: FormFieldNumberConfig.optional(),
  label: z.string().optional(),
  hint: z.string().optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});

const FormFieldTypePasswordConst = z.string();

const FormFieldPasswordConfigHashEnum = z.string();

const FormFieldPasswordConfig = z.looseObject({
  hash: FormFieldPasswordConfigHashEnum.optional(),
  placeholder: z.string().optional(),
  min_length: z.number().optional(),
  max_length: z.number().optional(),
  complexity: z.boolean().optional(),
  nist: z.boolean().optional(),
  strength_meter: z.boolean().optional(),
});

const FormFieldPassword = z.looseObject({
  id: z.string(),
  category: FormComponentCategoryFieldConst,
  type: FormFieldTypePasswordConst,
  config: FormFieldPasswordConfig,
  label: z.string().optional(),
  hint: z.string().optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});

const FormFieldTypePaymentConst = z.string();

const FormFieldPaymentConfigProviderEnum = z.string();

const FormFieldPaymentConfigChargeTypeOneOffConst = z.string();

const FormFieldPaymentConfigChargeOneOffOneOffAmount = z.union([z.string(), z.number()]);

const FormFieldPaymentConfigChargeOneOffCurrencyEnum = z.string();

const FormFieldPaymentConfigChargeOneOffOneOff = z.looseObject({
  amount: FormFieldPaymentConfigChargeOneOffOneOffAmount,
  currency: FormFieldPaymentConfigChargeOneOffCurrencyEnum,
});

const FormFieldPaymentConfigChargeOneOff = z.looseObject({
  type: FormFieldPaymentConfigChargeTypeOneOffConst,
  one_off: FormFieldPaymentConfigChargeOneOffOneOff,
});

const FormFieldPaymentConfigChargeTypeSubscriptionConst = z.string();

const FormFieldPaymentConfigSubscription = z.record(z.string(), z.unknown());

const FormFieldPaymentConfigCharge = z.union([FormFieldPaymentConfigChargeOneOff, z.looseObject({
  type: FormFieldPaymentConfigChargeTypeSubscriptionConst,
  subscription: FormFieldPaymentConfigSubscription,
})]);

const FormFieldPaymentConfigCredentials = z.looseObject({
  public_key: z.string(),
  private_key: z.string(),
});

const FormFieldPaymentConfigCustomer = z.record(z.string(), z.unknown());

const FormFieldPaymentConfigFieldProperties = z.looseObject({
  label: z.string().optional(),
  placeholder: z.string().optional(),
});

const FormFieldPaymentConfigFields = z.looseObject({
  card_number: FormFieldPaymentConfigFieldProperties.optional(),
  expiration_date: FormFieldPaymentConfigFieldProperties.optional(),
  security_code: FormFieldPaymentConfigFieldProperties.optional(),
  trustmarks: z.boolean().optional(),
});

const FormFieldPaymentConfig = z.looseObject({
  provider: FormFieldPaymentConfigProviderEnum.optional(),
  charge: FormFieldPaymentConfigCharge,
  credentials: FormFieldPaymentConfigCredentials,
  customer: FormFieldPaymentConfigCustomer.optional(),
  fields: FormFieldPaymentConfigFields.optional(),
});

const FormFieldPayment = z.looseObject({
  id: z.string(),
  category: FormComponentCategoryFieldConst,
  type: FormFieldTypePaymentConst,
  config: FormFieldPaymentConfig,
  label: z.string().optional(),
  hint: z.string().optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});

const FormFieldTypeSocialConst = z.string();

const FormFieldSocialConfig = z.looseObject({});

const FormFieldSocial = z.looseObject({
  id: z.string(),
  category: FormComponentCategoryFieldConst,
  type: FormFieldTypeSocialConst,
  config: FormFieldSocialConfig.optional(),
  label: z.string().optional(),
  hint: z.string().optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});

const FormFieldTypeTelConst = z.string();

const FormFieldTelConfigStrings = z.looseObject({
  filter_placeholder: z.string().optional(),
});

const FormFieldTelConfig = z.looseObject({
  default_value: z.string().optional(),
  placeholder: z.string().optional(),
  min_length: z.number().optional(),
  max_length: z.number().optional(),
  country_picker: z.boolean().optional(),
  strings: FormFieldTelConfigStrings.optional(),
});

const FormFieldTel = z.looseObject({
  id: z.string(),
  category: FormComponentCategoryFieldConst,
  type: FormFieldTypeTelConst,
  config: FormFieldTelConfig.optional(),
  label: z.string().optional(),
  hint: z.string().optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});

const FormFieldTypeTextConst = z.string();

const FormFieldTextConfig = z.looseObject({
  multiline: z.boolean().optional(),
  default_value: z.string().optional(),
  placeholder: z.string().optional(),
  min_length: z.number().optional(),
  max_length: z.number().optional(),
});

const FormFieldText = z.looseObject({
  id: z.string(),
  category: FormComponentCategoryFieldConst,
  type: FormFieldTypeTextConst,
  config: FormFieldTextConfig.optional(),
  label: z.string().optional(),
  hint: z.string().optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});

const FormFieldTypeUrlConst = z.string();

const FormFieldUrlConfig = z.looseObject({
  default_value: z.string().optional(),
  placeholder: z.string().optional(),
});

const FormFieldUrl = z.looseObject({
  id: z.string(),
  category: FormComponentCategoryFieldConst,
  type: FormFieldTypeUrlConst,
  config: FormFieldUrlConfig.optional(),
  label: z.string().optional(),
  hint: z.string().optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});

const FormField = z.union([FormFieldBoolean, FormFieldCards, FormFieldChoice, FormFieldCustom, FormFieldDate, FormFieldDropdown, FormFieldEmail, FormFieldFile, FormFieldLegal, FormFieldNumber, FormFieldPassword, FormFieldPayment, FormFieldSocial, FormFieldTel, FormFieldText, FormFieldUrl]);

const FormComponent = z.union([FormBlock, FormWidget, FormField]);

const FormStepComponentList = z.array(FormComponent);

const FormStepConfig = z.looseObject({
  components: FormStepComponentList.optional(),
  next_node: FormNodePointer.optional(),
});

const FormStep = z.looseObject({
  id: z.string(),
  type: FormNodeTypeStepConst,
  coordinates: FormNodeCoordinates.optional(),
  alias: z.string().optional(),
  config: FormStepConfig.optional(),
});

const FormNode = z.union([FormFlow, FormRouter, FormStep]);

const FormNodeList = z.array(FormNode);

const FormHiddenField = z.looseObject({
  key: z.string(),
  value: z.string().optional(),
});

const FormStartNode = z.looseObject({
  hidden_fields: z.array(FormHiddenField).nullable().optional(),
  next_node: FormNodePointer.nullable().optional(),
  coordinates: FormNodeCoordinates.nullable().optional(),
});

const FormEndingNodeRedirection = z.looseObject({
  delay: z.number().optional(),
  target: z.string(),
});

const FormEndingNodeAfterSubmit = z.looseObject({
  flow_id: z.string().optional(),
});

const FormEndingNodeResumeFlowTrueConst = z.literal(true);

const FormEndingNode = z.looseObject({
  redirection: FormEndingNodeRedirection.nullable().optional(),
  after_submit: FormEndingNodeAfterSubmit.nullable().optional(),
  coordinates: FormNodeCoordinates.nullable().optional(),
  resume_flow: FormEndingNodeResumeFlowTrueConst.nullable().optional(),
});

const FormStyle = z.looseObject({
  css: z.string().nullable().optional(),
});

const CreateFormResponseContent = z.looseObject({
  id: z.string(),
  name: z.string(),
  messages: FormMessages.optional(),
  languages: FormLanguages.optional(),
  translations: FormTranslations.optional(),
  nodes: FormNodeList.optional(),
  start: FormStartNode.optional(),
  ending: FormEndingNode.optional(),
  style: FormStyle.optional(),
  created_at: z.string(),
  updated_at: z.string(),
  embedded_at: z.string().optional(),
  submitted_at: z.string().optional(),
});

const GetFormResponseContent = z.looseObject({
  id: z.string(),
  name: z.string(),
  messages: FormMessages.optional(),
  languages: FormLanguages.optional(),
  translations: FormTranslations.optional(),
  nodes: FormNodeList.optional(),
  start: FormStartNode.optional(),
  ending: FormEndingNode.optional(),
  style: FormStyle.optional(),
  created_at: z.string(),
  updated_at: z.string(),
  embedded_at: z.string().optional(),
  submitted_at: z.string().optional(),
});

const UpdateFormResponseContent = z.looseObject({
  id: z.string(),
  name: z.string(),
  messages: FormMessages.optional(),
  languages: FormLanguages.optional(),
  translations: FormTranslations.optional(),
  nodes: FormNodeList.optional(),
  start: FormStartNode.optional(),
  ending: FormEndingNode.optional(),
  style: FormStyle.optional(),
  created_at: z.string(),
  updated_at: z.string(),
  embedded_at: z.string().optional(),
  submitted_at: z.string().optional(),
});

export const ListFormsOutput = ListFormsResponseContent;

export const CreateFormOutput = CreateFormResponseContent;

export const GetFormOutput = GetFormResponseContent;

export const UpdateFormOutput = UpdateFormResponseContent;

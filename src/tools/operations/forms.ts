// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operationsOf } from '../operation.js';

const FormsRequestParametersHydrateEnum = z.enum(["flow_count", "links"]);
const FormMessagesError = z.record(z.string(), z.string().min(1).max(255));
const FormMessagesCustom = z.record(z.string(), z.string().min(1).max(255));
const FormMessages = z.strictObject({
  errors: FormMessagesError.optional(),
  custom: FormMessagesCustom.optional(),
});
const FormLanguages = z.strictObject({
  primary: z.string().min(1).max(55).optional(),
  default: z.string().min(1).max(55).optional(),
});
const FormTranslations = z.record(z.string(), z.record(z.string(), z.unknown()));
const FormNodeTypeFlowConst = z.enum(["FLOW"]);
const FormNodeCoordinates = z.strictObject({
  x: z.int().min(-999999).max(999999),
  y: z.int().min(-999999).max(999999),
});
const FormEndingNodeId = z.enum(["$ending"]);
const FormNodePointer = z.union([z.string(), FormEndingNodeId]);
const FormFlowConfig = z.strictObject({ flow_id: z.string().max(30), next_node: FormNodePointer.optional() });
const FormFlow = z.strictObject({
  id: z.string(),
  type: FormNodeTypeFlowConst,
  coordinates: FormNodeCoordinates.optional(),
  alias: z.string().min(1).max(150).optional(),
  config: FormFlowConfig,
});
const FormNodeTypeRouterConst = z.enum(["ROUTER"]);
const FormRouterRule = z.strictObject({
  id: z.string(),
  alias: z.string().min(1).max(150).optional(),
  condition: z.unknown(),
  next_node: FormNodePointer.optional(),
});
const FormRouterConfig = z.strictObject({
  rules: z.array(FormRouterRule).min(0).optional(),
  fallback: FormNodePointer.optional(),
});
const FormRouter = z.strictObject({
  id: z.string(),
  type: FormNodeTypeRouterConst,
  coordinates: FormNodeCoordinates.optional(),
  alias: z.string().min(1).max(150).optional(),
  config: FormRouterConfig.optional(),
});
const FormNodeTypeStepConst = z.enum(["STEP"]);
const FormComponentCategoryBlockConst = z.enum(["BLOCK"]);
const FormBlockTypeDividerConst = z.enum(["DIVIDER"]);
const FormBlockDividerConfig = z.strictObject({ text: z.string().max(50).optional() });
const FormBlockDivider = z.strictObject({
  id: z.string(),
  category: FormComponentCategoryBlockConst,
  type: FormBlockTypeDividerConst,
  config: FormBlockDividerConfig.optional(),
});
const FormBlockTypeHtmlConst = z.enum(["HTML"]);
const FormBlockHtmlConfig = z.strictObject({ content: z.string().max(10000).optional() });
const FormBlockHtml = z.strictObject({
  id: z.string(),
  category: FormComponentCategoryBlockConst,
  type: FormBlockTypeHtmlConst,
  config: FormBlockHtmlConfig.optional(),
});
const FormBlockTypeImageConst = z.enum(["IMAGE"]);
const FormBlockImageConfigPositionEnum = z.enum(["LEFT", "CENTER", "RIGHT"]);
const FormBlockImageConfig = z.strictObject({
  src: z.string().max(500),
  position: FormBlockImageConfigPositionEnum.optional(),
  height: z.number().min(1).max(500).optional(),
});
const FormBlockImage = z.strictObject({
  id: z.string(),
  category: FormComponentCategoryBlockConst,
  type: FormBlockTypeImageConst,
  config: FormBlockImageConfig.optional(),
});
const FormBlockTypeJumpButtonConst = z.enum(["JUMP_BUTTON"]);
const FormBlockJumpButtonConfigStyle = z.strictObject({ background_color: z.string().optional() });
const FormBlockJumpButtonConfig = z.strictObject({
  text: z.string().max(150),
  next_node: FormNodePointer,
  style: FormBlockJumpButtonConfigStyle.optional(),
});
const FormBlockJumpButton = z.strictObject({
  id: z.string(),
  category: FormComponentCategoryBlockConst,
  type: FormBlockTypeJumpButtonConst,
  config: FormBlockJumpButtonConfig,
});
const FormBlockTypeResendButtonConst = z.enum(["RESEND_BUTTON"]);
const FormBlockResendButtonConfigTextAlignmentEnum = z.enum(["LEFT", "CENTER", "RIGHT"]);
const FormBlockResendButtonConfig = z.strictObject({
  active_text: z.string().min(1).max(255),
  button_text: z.string().min(1).max(255),
  waiting_text: z.string().min(1).max(255),
  text_alignment: FormBlockResendButtonConfigTextAlignmentEnum.optional(),
  flow_id: z.string().max(30),
  max_attempts: z.number().min(1).max(10).optional(),
  waiting_time: z.number().min(1).max(60).optional(),
});
const FormBlockResendButton = z.strictObject({
  id: z.string(),
  category: FormComponentCategoryBlockConst,
  type: FormBlockTypeResendButtonConst,
  config: FormBlockResendButtonConfig,
});
const FormBlockTypeNextButtonConst = z.enum(["NEXT_BUTTON"]);
const FormBlockNextButtonConfig = z.strictObject({ text: z.string().max(150) });
const FormBlockNextButton = z.strictObject({
  id: z.string(),
  category: FormComponentCategoryBlockConst,
  type: FormBlockTypeNextButtonConst,
  config: FormBlockNextButtonConfig,
});
const FormBlockTypePreviousButtonConst = z.enum(["PREVIOUS_BUTTON"]);
const FormBlockPreviousButtonConfig = z.strictObject({ text: z.string().max(150) });
const FormBlockPreviousButton = z.strictObject({
  id: z.string(),
  category: FormComponentCategoryBlockConst,
  type: FormBlockTypePreviousButtonConst,
  config: FormBlockPreviousButtonConfig,
});
const FormBlockTypeRichTextConst = z.enum(["RICH_TEXT"]);
const FormBlockRichTextConfig = z.strictObject({ content: z.string().max(10000).optional() });
const FormBlockRichText = z.strictObject({
  id: z.string(),
  category: FormComponentCategoryBlockConst,
  type: FormBlockTypeRichTextConst,
  config: FormBlockRichTextConfig.optional(),
});
const FormBlock = z.discriminatedUnion("type", [FormBlockDivider, FormBlockHtml, FormBlockImage, FormBlockJumpButton, FormBlockResendButton, FormBlockNextButton, FormBlockPreviousButton, FormBlockRichText]);
const FormComponentCategoryWidgetConst = z.enum(["WIDGET"]);
const FormWidgetTypeAuth0VerifiableCredentialsConst = z.enum(["AUTH0_VERIFIABLE_CREDENTIALS"]);
const FormWidgetAuth0VerifiableCredentialsConfig = z.strictObject({
  url: z.string().max(2000),
  size: z.number().min(1).max(500).optional(),
  alternate_text: z.string().min(1).max(255),
  access_token: z.string().min(1).max(5000),
  verification_id: z.string().min(1).max(255),
  max_wait: z.number().min(60).max(600).optional(),
});
const FormWidgetAuth0VerifiableCredentials = z.strictObject({
  id: z.string(),
  category: FormComponentCategoryWidgetConst,
  type: FormWidgetTypeAuth0VerifiableCredentialsConst,
  config: FormWidgetAuth0VerifiableCredentialsConfig,
  label: z.string().min(1).optional(),
  hint: z.string().min(1).max(500).optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});
const FormWidgetTypeGMapsAddressConst = z.enum(["GMAPS_ADDRESS"]);
const FormWidgetGMapsAddressConfig = z.strictObject({
  api_key: z.string().min(1),
  server_key: z.string().optional(),
});
const FormWidgetGMapsAddress = z.strictObject({
  id: z.string(),
  category: FormComponentCategoryWidgetConst,
  type: FormWidgetTypeGMapsAddressConst,
  config: FormWidgetGMapsAddressConfig,
  label: z.string().min(1).optional(),
  hint: z.string().min(1).max(500).optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});
const FormWidgetTypeRecaptchaConst = z.enum(["RECAPTCHA"]);
const FormWidgetRecaptchaConfig = z.strictObject({
  site_key: z.string().min(1),
  secret_key: z.string().min(1),
});
const FormWidgetRecaptcha = z.strictObject({
  id: z.string(),
  category: FormComponentCategoryWidgetConst,
  type: FormWidgetTypeRecaptchaConst,
  config: FormWidgetRecaptchaConfig,
  label: z.string().min(1).optional(),
  hint: z.string().min(1).max(500).optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});
const FormWidget = z.discriminatedUnion("type", [FormWidgetAuth0VerifiableCredentials, FormWidgetGMapsAddress, FormWidgetRecaptcha]);
const FormComponentCategoryFieldConst = z.enum(["FIELD"]);
const FormFieldTypeBooleanConst = z.enum(["BOOLEAN"]);
const FormFieldBooleanConfigOptions = z.strictObject({
  true: z.string().min(1).max(50).optional(),
  false: z.string().min(1).max(50).optional(),
});
const FormFieldBooleanConfig = z.strictObject({
  default_value: z.boolean().optional(),
  options: FormFieldBooleanConfigOptions.optional(),
});
const FormFieldBoolean = z.strictObject({
  id: z.string(),
  category: FormComponentCategoryFieldConst,
  type: FormFieldTypeBooleanConst,
  config: FormFieldBooleanConfig,
  label: z.string().min(1).optional(),
  hint: z.string().min(1).max(500).optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});
const FormFieldTypeCardsConst = z.enum(["CARDS"]);
const FormFieldCardsConfigOption = z.strictObject({
  value: z.string().min(1),
  label: z.string().min(1),
  image_url: z.string(),
});
const FormFieldCardsConfig = z.strictObject({
  hide_labels: z.boolean().optional(),
  multiple: z.boolean().optional(),
  options: z.array(FormFieldCardsConfigOption).min(0).optional(),
  default_value: z.unknown().optional(),
});
const FormFieldCards = z.strictObject({
  id: z.string(),
  category: FormComponentCategoryFieldConst,
  type: FormFieldTypeCardsConst,
  config: FormFieldCardsConfig.optional(),
  label: z.string().min(1).optional(),
  hint: z.string().min(1).max(500).optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});
const FormFieldTypeChoiceConst = z.enum(["CHOICE"]);
const FormFieldChoiceConfigOption = z.strictObject({ value: z.string().min(1), label: z.string().min(1) });
const FormFieldChoiceConfigAllowOtherEnabledTrueEnum = z.literal(true);
const FormFieldChoiceConfigAllowOther = z.strictObject({
  enabled: FormFieldChoiceConfigAllowOtherEnabledTrueEnum.optional(),
  label: z.string().min(1).optional(),
  placeholder: z.string().min(1).optional(),
});
const FormFieldChoiceConfig = z.strictObject({
  multiple: z.boolean().optional(),
  options: z.array(FormFieldChoiceConfigOption).min(0).optional(),
  allow_other: FormFieldChoiceConfigAllowOther.optional(),
  default_value: z.unknown().optional(),
});
const FormFieldChoice = z.strictObject({
  id: z.string(),
  category: FormComponentCategoryFieldConst,
  type: FormFieldTypeChoiceConst,
  config: FormFieldChoiceConfig.optional(),
  label: z.string().min(1).optional(),
  hint: z.string().min(1).max(500).optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});
const FormFieldTypeCustomConst = z.enum(["CUSTOM"]);
const FormFieldCustomConfigSchema = z.record(z.string(), z.unknown());
const FormFieldCustomConfigParams = z.record(z.string(), z.string());
const FormFieldCustomConfig = z.strictObject({
  schema: FormFieldCustomConfigSchema,
  code: z.string().min(1),
  css: z.string().min(1).optional(),
  params: FormFieldCustomConfigParams.optional(),
});
const FormFieldCustom = z.strictObject({
  id: z.string(),
  category: FormComponentCategoryFieldConst,
  type: FormFieldTypeCustomConst,
  config: FormFieldCustomConfig,
  label: z.string().min(1).optional(),
  hint: z.string().min(1).max(500).optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});
const FormFieldTypeDateConst = z.enum(["DATE"]);
const FormFieldDateConfigFormatEnum = z.enum(["DATE", "TIME"]);
const FormFieldDateConfig = z.strictObject({
  format: FormFieldDateConfigFormatEnum.optional(),
  default_value: z.string().optional(),
});
const FormFieldDate = z.strictObject({
  id: z.string(),
  category: FormComponentCategoryFieldConst,
  type: FormFieldTypeDateConst,
  config: FormFieldDateConfig,
  label: z.string().min(1).optional(),
  hint: z.string().min(1).max(500).optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});
const FormFieldTypeDropdownConst = z.enum(["DROPDOWN"]);
const FormFieldDropdownConfigOption = z.strictObject({ value: z.string().min(1), label: z.string().min(1) });
const FormFieldDropdownConfig = z.strictObject({
  multiple: z.boolean().optional(),
  options: z.array(FormFieldDropdownConfigOption).min(0).optional(),
  default_value: z.unknown().optional(),
  placeholder: z.string().min(1).max(500).optional(),
});
const FormFieldDropdown = z.strictObject({
  id: z.string(),
  category: FormComponentCategoryFieldConst,
  type: FormFieldTypeDropdownConst,
  config: FormFieldDropdownConfig.optional(),
  label: z.string().min(1).optional(),
  hint: z.string().min(1).max(500).optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});
const FormFieldTypeEmailConst = z.enum(["EMAIL"]);
const FormFieldEmailConfig = z.strictObject({
  default_value: z.string().min(1).optional(),
  placeholder: z.string().min(1).max(500).optional(),
});
const FormFieldEmail = z.strictObject({
  id: z.string(),
  category: FormComponentCategoryFieldConst,
  type: FormFieldTypeEmailConst,
  config: FormFieldEmailConfig.optional(),
  label: z.string().min(1).optional(),
  hint: z.string().min(1).max(500).optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});
const FormFieldTypeFileConst = z.enum(["FILE"]);
const FormFieldFileConfigStorageTypeEnum = z.enum(["MANAGED", "CUSTOM"]);
const FormFieldFileConfigStorage = z.looseObject({ type: FormFieldFileConfigStorageTypeEnum });
const FormFieldFileConfigCategoryEnum = z.enum(["AUDIO", "VIDEO", "IMAGE", "DOCUMENT", "ARCHIVE"]);
const FormFieldFileConfig = z.strictObject({
  multiple: z.boolean().optional(),
  storage: FormFieldFileConfigStorage.optional(),
  categories: z.array(FormFieldFileConfigCategoryEnum).optional(),
  extensions: z.array(z.string().max(50)).optional(),
  maxSize: z.int().min(1024).optional(),
  maxFiles: z.int().min(1).optional(),
});
const FormFieldFile = z.strictObject({
  id: z.string(),
  category: FormComponentCategoryFieldConst,
  type: FormFieldTypeFileConst,
  config: FormFieldFileConfig.optional(),
  label: z.string().min(1).optional(),
  hint: z.string().min(1).max(500).optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});
const FormFieldTypeLegalConst = z.enum(["LEGAL"]);
const FormFieldLegalConfig = z.strictObject({ text: z.string().min(1).max(10000).optional() });
const FormFieldLegal = z.strictObject({
  id: z.string(),
  category: FormComponentCategoryFieldConst,
  type: FormFieldTypeLegalConst,
  config: FormFieldLegalConfig.optional(),
  label: z.string().min(1).optional(),
  hint: z.string().min(1).max(500).optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});
const FormFieldTypeNumberConst = z.enum(["NUMBER"]);
const FormFieldNumberConfig = z.strictObject({
  default_value: z.number().optional(),
  placeholder: z.string().min(1).max(500).optional(),
  min_value: z.number().optional(),
  max_value: z.number().optional(),
});
const FormFieldNumber = z.strictObject({
  id: z.string(),
  category: FormComponentCategoryFieldConst,
  type: FormFieldTypeNumberConst,
  config: FormFieldNumberConfig.optional(),
  label: z.string().min(1).optional(),
  hint: z.string().min(1).max(500).optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});
const FormFieldTypePasswordConst = z.enum(["PASSWORD"]);
const FormFieldPasswordConfigHashEnum = z.enum(["NONE", "MD5", "SHA1", "SHA256", "SHA512"]);
const FormFieldPasswordConfig = z.strictObject({
  hash: FormFieldPasswordConfigHashEnum.optional(),
  placeholder: z.string().max(500).optional(),
  min_length: z.int().min(1).optional(),
  max_length: z.int().min(1).optional(),
  complexity: z.boolean().optional(),
  nist: z.boolean().optional(),
  strength_meter: z.boolean().optional(),
});
const FormFieldPassword = z.strictObject({
  id: z.string(),
  category: FormComponentCategoryFieldConst,
  type: FormFieldTypePasswordConst,
  config: FormFieldPasswordConfig,
  label: z.string().min(1).optional(),
  hint: z.string().min(1).max(500).optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});
const FormFieldTypePaymentConst = z.enum(["PAYMENT"]);
const FormFieldPaymentConfigProviderEnum = z.enum(["STRIPE"]);
const FormFieldPaymentConfigChargeTypeOneOffConst = z.enum(["ONE_OFF"]);
const FormFieldPaymentConfigChargeOneOffOneOffAmount = z.union([z.string().min(1), z.number().min(0.01)]);
const FormFieldPaymentConfigChargeOneOffCurrencyEnum = z.enum(["AUD", "CAD", "CHF", "EUR", "GBP", "INR", "MXN", "SEK", "USD"]);
const FormFieldPaymentConfigChargeOneOffOneOff = z.looseObject({
  amount: FormFieldPaymentConfigChargeOneOffOneOffAmount,
  currency: FormFieldPaymentConfigChargeOneOffCurrencyEnum,
});
const FormFieldPaymentConfigChargeOneOff = z.strictObject({
  type: FormFieldPaymentConfigChargeTypeOneOffConst,
  one_off: FormFieldPaymentConfigChargeOneOffOneOff,
});
const FormFieldPaymentConfigChargeTypeSubscriptionConst = z.enum(["SUBSCRIPTION"]);
const FormFieldPaymentConfigSubscription = z.record(z.string(), z.unknown());
const FormFieldPaymentConfigCharge = z.discriminatedUnion("type", [FormFieldPaymentConfigChargeOneOff, z.strictObject({
  type: FormFieldPaymentConfigChargeTypeSubscriptionConst,
  subscription: FormFieldPaymentConfigSubscription,
})]);
const FormFieldPaymentConfigCredentials = z.strictObject({
  public_key: z.string().min(1).max(250),
  private_key: z.string().min(1).max(250),
});
const FormFieldPaymentConfigCustomer = z.record(z.string(), z.unknown());
const FormFieldPaymentConfigFieldProperties = z.strictObject({
  label: z.string().min(1).max(250).optional(),
  placeholder: z.string().min(1).max(250).optional(),
});
const FormFieldPaymentConfigFields = z.strictObject({
  card_number: FormFieldPaymentConfigFieldProperties.optional(),
  expiration_date: FormFieldPaymentConfigFieldProperties.optional(),
  security_code: FormFieldPaymentConfigFieldProperties.optional(),
  trustmarks: z.boolean().optional(),
});
const FormFieldPaymentConfig = z.strictObject({
  provider: FormFieldPaymentConfigProviderEnum.optional(),
  charge: FormFieldPaymentConfigCharge,
  credentials: FormFieldPaymentConfigCredentials,
  customer: FormFieldPaymentConfigCustomer.optional(),
  fields: FormFieldPaymentConfigFields.optional(),
});
const FormFieldPayment = z.strictObject({
  id: z.string(),
  category: FormComponentCategoryFieldConst,
  type: FormFieldTypePaymentConst,
  config: FormFieldPaymentConfig,
  label: z.string().min(1).optional(),
  hint: z.string().min(1).max(500).optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});
const FormFieldTypeSocialConst = z.enum(["SOCIAL"]);
const FormFieldSocialConfig = z.strictObject({});
const FormFieldSocial = z.strictObject({
  id: z.string(),
  category: FormComponentCategoryFieldConst,
  type: FormFieldTypeSocialConst,
  config: FormFieldSocialConfig.optional(),
  label: z.string().min(1).optional(),
  hint: z.string().min(1).max(500).optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});
const FormFieldTypeTelConst = z.enum(["TEL"]);
const FormFieldTelConfigStrings = z.strictObject({ filter_placeholder: z.string().min(1).optional() });
const FormFieldTelConfig = z.strictObject({
  default_value: z.string().optional(),
  placeholder: z.string().max(500).optional(),
  min_length: z.int().min(1).optional(),
  max_length: z.int().min(1).optional(),
  country_picker: z.boolean().optional(),
  strings: FormFieldTelConfigStrings.optional(),
});
const FormFieldTel = z.strictObject({
  id: z.string(),
  category: FormComponentCategoryFieldConst,
  type: FormFieldTypeTelConst,
  config: FormFieldTelConfig.optional(),
  label: z.string().min(1).optional(),
  hint: z.string().min(1).max(500).optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});
const FormFieldTypeTextConst = z.enum(["TEXT"]);
const FormFieldTextConfig = z.strictObject({
  multiline: z.boolean().optional(),
  default_value: z.string().min(1).optional(),
  placeholder: z.string().min(1).max(500).optional(),
  min_length: z.int().min(1).optional(),
  max_length: z.int().min(1).optional(),
});
const FormFieldText = z.strictObject({
  id: z.string(),
  category: FormComponentCategoryFieldConst,
  type: FormFieldTypeTextConst,
  config: FormFieldTextConfig.optional(),
  label: z.string().min(1).optional(),
  hint: z.string().min(1).max(500).optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});
const FormFieldTypeUrlConst = z.enum(["URL"]);
const FormFieldUrlConfig = z.strictObject({
  default_value: z.string().min(1).optional(),
  placeholder: z.string().min(1).max(500).optional(),
});
const FormFieldUrl = z.strictObject({
  id: z.string(),
  category: FormComponentCategoryFieldConst,
  type: FormFieldTypeUrlConst,
  config: FormFieldUrlConfig.optional(),
  label: z.string().min(1).optional(),
  hint: z.string().min(1).max(500).optional(),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});
const FormField = z.discriminatedUnion("type", [FormFieldBoolean, FormFieldCards, FormFieldChoice, FormFieldCustom, FormFieldDate, FormFieldDropdown, FormFieldEmail, FormFieldFile, FormFieldLegal, FormFieldNumber, FormFieldPassword, FormFieldPayment, FormFieldSocial, FormFieldTel, FormFieldText, FormFieldUrl]);
const FormComponent = z.union([FormBlock, FormWidget, FormField]);
const FormStepComponentList = z.array(FormComponent);
const FormStepConfig = z.strictObject({
  components: FormStepComponentList.optional(),
  next_node: FormNodePointer.optional(),
});
const FormStep = z.strictObject({
  id: z.string(),
  type: FormNodeTypeStepConst,
  coordinates: FormNodeCoordinates.optional(),
  alias: z.string().min(1).max(150).optional(),
  config: FormStepConfig.optional(),
});
const FormNode = z.discriminatedUnion("type", [FormFlow, FormRouter, FormStep]);
const FormNodeList = z.array(FormNode).min(0);
const FormHiddenField = z.strictObject({ key: z.string(), value: z.string().min(1).max(500).optional() });
const FormStartNode = z.strictObject({
  hidden_fields: z.array(FormHiddenField).nullable().optional(),
  next_node: FormNodePointer.nullable().optional(),
  coordinates: FormNodeCoordinates.nullable().optional(),
});
const FormEndingNodeRedirection = z.strictObject({
  delay: z.int().min(0).max(10).optional(),
  target: z.string().min(1).max(1024),
});
const FormEndingNodeAfterSubmit = z.strictObject({ flow_id: z.string().max(30).optional() });
const FormEndingNodeResumeFlowTrueConst = z.literal(true);
const FormEndingNode = z.strictObject({
  redirection: FormEndingNodeRedirection.nullable().optional(),
  after_submit: FormEndingNodeAfterSubmit.nullable().optional(),
  coordinates: FormNodeCoordinates.nullable().optional(),
  resume_flow: FormEndingNodeResumeFlowTrueConst.nullable().optional(),
});
const FormStyle = z.strictObject({ css: z.string().min(1).max(5000).nullable().optional() });
const FormMessagesNullable = FormMessages.nullable();
const FormLanguagesNullable = FormLanguages.nullable();
const FormTranslationsNullable = FormTranslations.nullable();
const FormNodeListNullable = FormNodeList.nullable();
const FormStartNodeNullable = FormStartNode.nullable();
const FormEndingNodeNullable = FormEndingNode.nullable();
const FormStyleNullable = FormStyle.nullable();

const operation = operationsOf("forms");

export const listForms = operation({
  name: "list_forms", title: "List forms",
  description: "Custom forms shown during login or sign-up (progressive profiling, terms acceptance, extra questions), with dates of last embedding and submission. For the screens' content call `get_form`; login page texts are `get_prompt_custom_text`.",
  method: "GET", path: "/forms", risk: "read",
  scopes: ["read:forms"], statuses: [200, 400, 401, 403, 429],
  list: "forms",
  input: z.strictObject({
    page: z.int().min(0).max(1000).optional(),
    per_page: z.int().min(1).max(100).optional(),
    include_totals: z.boolean().optional(),
    hydrate: z.array(FormsRequestParametersHydrateEnum).optional().describe("`flow_count` adds how many flows each form calls; `links` adds its links"),
  }),
});

export const createForm = operation({
  name: "create_form", title: "Create a form",
  description: "Adds a form from its nodes (steps with fields, routers, flow calls), start, ending, texts and style; with only a name it is empty. People see it only once an action renders it in a login flow.",
  method: "POST", path: "/forms", risk: "write",
  scopes: ["create:forms"], statuses: [201, 400, 401, 403, 429],
  input: z.strictObject({
    name: z.string().min(1).max(150),
    messages: FormMessages.optional(),
    languages: FormLanguages.optional().describe("`primary` is the language of the texts in `nodes`; others go in `translations`"),
    translations: FormTranslations.optional(),
    nodes: FormNodeList.optional().describe("Steps, routers and flow calls linked by `next_node`; copy the shape from `get_form`"),
    start: FormStartNode.optional(),
    ending: FormEndingNode.optional(),
    style: FormStyle.optional(),
  }),
});

export const getForm = operation({
  name: "get_form", title: "Get a form",
  description: "The whole definition of a form: nodes with fields, routing, start, ending, messages, translations and CSS. Read it before `update_form`, or to copy it to another tenant.",
  method: "GET", path: "/forms/{id}", risk: "read",
  scopes: ["read:forms"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { form_id: { in: "path", name: "id" } },
  input: z.strictObject({
    form_id: z.string().min(1).max(30).describe("Starts with `ap_`"),
    hydrate: z.array(FormsRequestParametersHydrateEnum).optional(),
  }),
});

export const updateForm = operation({
  name: "update_form", title: "Update a form",
  description: "Changes a form's name, nodes, texts, languages, ending or style, live immediately wherever it is shown. Given nodes replace all old ones, so start from `get_form`; `null` removes a part.",
  method: "PATCH", path: "/forms/{id}", risk: "write",
  scopes: ["update:forms"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { form_id: { in: "path", name: "id" } },
  input: z.strictObject({
    form_id: z.string().min(1).max(30).describe("Starts with `ap_`"),
    name: z.string().min(1).max(150).optional(),
    messages: FormMessagesNullable.optional(),
    languages: FormLanguagesNullable.optional(),
    translations: FormTranslationsNullable.optional(),
    nodes: FormNodeListNullable.optional().describe("The complete list; omitted nodes are lost"),
    start: FormStartNodeNullable.optional(),
    ending: FormEndingNodeNullable.optional(),
    style: FormStyleNullable.optional(),
  }),
});

export const deleteForm = operation({
  name: "delete_form", title: "Delete a form",
  description: "Permanently deletes a form. Actions that still render it fail, which can stop logins; remove it from them first. Flows it called remain.",
  method: "DELETE", path: "/forms/{id}", risk: "destructive",
  scopes: ["delete:forms"], statuses: [204, 400, 401, 403, 429],
  binding: { form_id: { in: "path", name: "id" } },
  input: z.strictObject({ form_id: z.string().min(1).max(30).describe("Starts with `ap_`") }),
});

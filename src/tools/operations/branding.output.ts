// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';

const BrandingPageBackground = z.union([z.string().nullable(), z.record(z.string(), z.unknown()).nullable()]);

const BrandingColors = z.looseObject({
  primary: z.string().optional(),
  page_background: BrandingPageBackground.optional(),
});

const BrandingFont = z.looseObject({
  url: z.string().optional(),
});

const GetBrandingResponseContent = z.looseObject({
  colors: BrandingColors.optional(),
  favicon_url: z.string().optional(),
  logo_url: z.string().optional(),
  font: BrandingFont.optional(),
});

const UpdateBrandingResponseContent = z.looseObject({
  colors: BrandingColors.optional(),
  favicon_url: z.string().optional(),
  logo_url: z.string().optional(),
  font: BrandingFont.optional(),
});

const PhoneProviderNameEnum = z.string();

const PhoneProviderChannelEnum = z.string();

const TwilioProviderDeliveryMethodEnum = z.string();

const TwilioProviderConfiguration = z.looseObject({
  default_from: z.string().optional(),
  mssid: z.string().optional(),
  sid: z.string(),
  delivery_methods: z.array(TwilioProviderDeliveryMethodEnum),
});

const CustomProviderDeliveryMethodEnum = z.string();

const CustomProviderConfiguration = z.looseObject({
  delivery_methods: z.array(CustomProviderDeliveryMethodEnum),
});

const PhoneProviderConfiguration = z.union([TwilioProviderConfiguration, CustomProviderConfiguration]);

const PhoneProviderSchemaMasked = z.looseObject({
  id: z.string().optional(),
  tenant: z.string().optional(),
  name: PhoneProviderNameEnum,
  channel: PhoneProviderChannelEnum.optional(),
  disabled: z.boolean().optional(),
  configuration: PhoneProviderConfiguration.optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
});

const ListBrandingPhoneProvidersResponseContent = z.looseObject({
  providers: z.array(PhoneProviderSchemaMasked).optional(),
});

const CreateBrandingPhoneProviderResponseContent = z.looseObject({
  id: z.string().optional(),
  tenant: z.string().optional(),
  name: PhoneProviderNameEnum,
  channel: PhoneProviderChannelEnum.optional(),
  disabled: z.boolean().optional(),
  configuration: PhoneProviderConfiguration.optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
});

const GetBrandingPhoneProviderResponseContent = z.looseObject({
  id: z.string().optional(),
  tenant: z.string().optional(),
  name: PhoneProviderNameEnum,
  channel: PhoneProviderChannelEnum.optional(),
  disabled: z.boolean().optional(),
  configuration: PhoneProviderConfiguration.optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
});

const UpdateBrandingPhoneProviderResponseContent = z.looseObject({
  id: z.string().optional(),
  tenant: z.string().optional(),
  name: PhoneProviderNameEnum,
  channel: PhoneProviderChannelEnum.optional(),
  disabled: z.boolean().optional(),
  configuration: PhoneProviderConfiguration.optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
});

const CreatePhoneProviderSendTestResponseContent = z.looseObject({
  code: z.number().optional(),
  message: z.string().optional(),
});

const PhoneTemplateBody = z.looseObject({
  text: z.string().optional(),
  voice: z.string().optional(),
});

const PhoneTemplateContent = z.looseObject({
  syntax: z.string().optional(),
  from: z.string().optional(),
  body: PhoneTemplateBody.optional(),
});

const PhoneTemplateNotificationTypeEnum = z.string();

const PhoneTemplate = z.looseObject({
  id: z.string().optional(),
  channel: z.string().optional(),
  customizable: z.boolean().optional(),
  tenant: z.string().optional(),
  content: PhoneTemplateContent,
  type: PhoneTemplateNotificationTypeEnum,
  disabled: z.boolean(),
});

const ListPhoneTemplatesResponseContent = z.looseObject({
  templates: z.array(PhoneTemplate).optional(),
});

const CreatePhoneTemplateResponseContent = z.looseObject({
  id: z.string().optional(),
  channel: z.string().optional(),
  customizable: z.boolean().optional(),
  tenant: z.string().optional(),
  content: PhoneTemplateContent,
  type: PhoneTemplateNotificationTypeEnum,
  disabled: z.boolean(),
});

const GetPhoneTemplateResponseContent = z.looseObject({
  id: z.string().optional(),
  channel: z.string().optional(),
  customizable: z.boolean().optional(),
  tenant: z.string().optional(),
  content: PhoneTemplateContent,
  type: PhoneTemplateNotificationTypeEnum,
  disabled: z.boolean(),
});

const UpdatePhoneTemplateResponseContent = z.looseObject({
  id: z.string().optional(),
  channel: z.string().optional(),
  customizable: z.boolean().optional(),
  tenant: z.string().optional(),
  content: PhoneTemplateContent,
  type: PhoneTemplateNotificationTypeEnum,
  disabled: z.boolean(),
});

const ResetPhoneTemplateResponseContent = z.looseObject({
  id: z.string().optional(),
  channel: z.string().optional(),
  customizable: z.boolean().optional(),
  tenant: z.string().optional(),
  content: PhoneTemplateContent,
  type: PhoneTemplateNotificationTypeEnum,
  disabled: z.boolean(),
});

const CreatePhoneTemplateTestNotificationResponseContent = z.looseObject({
  message: z.string(),
});

const GetUniversalLoginTemplate = z.looseObject({
  body: z.string().optional(),
});

const GetUniversalLoginTemplateResponseContent = z.union([GetUniversalLoginTemplate, z.string()]);

const BrandingThemeBordersButtonsStyleEnum = z.string();

const BrandingThemeBordersInputsStyleEnum = z.string();

const BrandingThemeBorders = z.looseObject({
  button_border_radius: z.number(),
  button_border_weight: z.number(),
  buttons_style: BrandingThemeBordersButtonsStyleEnum,
  input_border_radius: z.number(),
  input_border_weight: z.number(),
  inputs_style: BrandingThemeBordersInputsStyleEnum,
  show_widget_shadow: z.boolean(),
  widget_border_weight: z.number(),
  widget_corner_radius: z.number(),
});

const BrandingThemeColorsCaptchaWidgetThemeEnum = z.string();

const BrandingThemeColors = z.looseObject({
  base_focus_color: z.string().optional(),
  base_hover_color: z.string().optional(),
  body_text: z.string(),
  captcha_widget_theme: BrandingThemeColorsCaptchaWidgetThemeEnum.optional(),
  error: z.string(),
  header: z.string(),
  icons: z.string(),
  input_background: z.string(),
  input_border: z.string(),
  input_filled_text: z.string(),
  input_labels_placeholders: z.string(),
  links_focused_components: z.string(),
  primary_button: z.string(),
  primary_button_label: z.string(),
  read_only_background: z.string().optional(),
  secondary_button_border: z.string(),
  secondary_button_label: z.string(),
  success: z.string(),
  widget_background: z.string(),
  widget_border: z.string(),
});

const BrandingThemeFontBodyText = z.looseObject({
  bold: z.boolean(),
  size: z.number(),
});

const BrandingThemeFontButtonsText = z.looseObject({
  bold: z.boolean(),
  size: z.number(),
});

const BrandingThemeFontInputLabels = z.looseObject({
  bold: z.boolean(),
  size: z.number(),
});

const BrandingThemeFontLinks = z.looseObject({
  bold: z.boolean(),
  size: z.number(),
});

const BrandingThemeFontLinksStyleEnum = z.string();

const BrandingThemeFontSubtitle = z.looseObject({
  bold: z.boolean(),
  size: z.number(),
});

const BrandingThemeFontTitle = z.looseObject({
  bold: z.boolean(),
  size: z.number(),
});

const BrandingThemeFonts = z.looseObject({
  body_text: BrandingThemeFontBodyText,
  buttons_text: BrandingThemeFontButtonsText,
  font_url: z.string(),
  input_labels: BrandingThemeFontInputLabels,
  links: BrandingThemeFontLinks,
  links_style: BrandingThemeFontLinksStyleEnum,
  reference_text_size: z.number(),
  subtitle: BrandingThemeFontSubtitle,
  title: BrandingThemeFontTitle,
});

const BrandingThemePageBackgroundPageLayoutEnum = z.string();

const BrandingThemePageBackground = z.looseObject({
  background_color: z.string(),
  background_image_url: z.string(),
  page_layout: BrandingThemePageBackgroundPageLayoutEnum,
});

const BrandingThemeWidgetHeaderTextAlignmentEnum = z.string();

const BrandingThemeWidgetLogoPositionEnum = z.string();

const BrandingThemeWidgetSocialButtonsLayoutEnum = z.string();

const BrandingThemeWidget = z.looseObject({
  header_text_alignment: BrandingThemeWidgetHeaderTextAlignmentEnum,
  logo_height: z.number(),
  logo_position: BrandingThemeWidgetLogoPositionEnum,
  logo_url: z.string(),
  social_buttons_layout: BrandingThemeWidgetSocialButtonsLayoutEnum,
});

const CreateBrandingThemeResponseContent = z.looseObject({
  borders: BrandingThemeBorders,
  colors: BrandingThemeColors,
  displayName: z.string(),
  fonts: BrandingThemeFonts,
  page_background: BrandingThemePageBackground,
  themeId: z.string(),
  widget: BrandingThemeWidget,
});

const GetBrandingDefaultThemeResponseContent = z.looseObject({
  borders: BrandingThemeBorders,
  colors: BrandingThemeColors,
  displayName: z.string(),
  fonts: BrandingThemeFonts,
  page_background: BrandingThemePageBackground,
  themeId: z.string(),
  widget: BrandingThemeWidget,
});

const GetBrandingThemeResponseContent = z.looseObject({
  borders: BrandingThemeBorders,
  colors: BrandingThemeColors,
  displayName: z.string(),
  fonts: BrandingThemeFonts,
  page_background: BrandingThemePageBackground,
  themeId: z.string(),
  widget: BrandingThemeWidget,
});

const UpdateBrandingThemeResponseContent = z.looseObject({
  borders: BrandingThemeBorders,
  colors: BrandingThemeColors,
  displayName: z.string(),
  fonts: BrandingThemeFonts,
  page_background: BrandingThemePageBackground,
  themeId: z.string(),
  widget: BrandingThemeWidget,
});

export const GetBrandingOutput = GetBrandingResponseContent;

export const UpdateBrandingOutput = UpdateBrandingResponseContent;

export const ListPhoneProvidersOutput = ListBrandingPhoneProvidersResponseContent;

export const CreatePhoneProviderOutput = CreateBrandingPhoneProviderResponseContent;

export const GetPhoneProviderOutput = GetBrandingPhoneProviderResponseContent;

export const UpdatePhoneProviderOutput = UpdateBrandingPhoneProviderResponseContent;

export const TestPhoneProviderOutput = CreatePhoneProviderSendTestResponseContent;

export const ListPhoneTemplatesOutput = ListPhoneTemplatesResponseContent;

export const CreatePhoneTemplateOutput = CreatePhoneTemplateResponseContent;

export const GetPhoneTemplateOutput = GetPhoneTemplateResponseContent;

export const UpdatePhoneTemplateOutput = UpdatePhoneTemplateResponseContent;

export const ResetPhoneTemplateOutput = ResetPhoneTemplateResponseContent;

export const TestPhoneTemplateOutput = CreatePhoneTemplateTestNotificationResponseContent;

export const GetUniversalLoginTemplateOutput = GetUniversalLoginTemplateResponseContent;

export const CreateBrandingThemeOutput = CreateBrandingThemeResponseContent;

export const GetDefaultBrandingThemeOutput = GetBrandingDefaultThemeResponseContent;

export const GetBrandingThemeOutput = GetBrandingThemeResponseContent;

export const UpdateBrandingThemeOutput = UpdateBrandingThemeResponseContent;

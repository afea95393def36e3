// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { sized } from '../formats.js';
import { operationsOf } from '../operation.js';

const UpdateBrandingPageBackground = z.union([z.string().nullable(), z.record(z.string(), z.unknown()).nullable()]);
const UpdateBrandingColors = sized(z.strictObject({
  primary: z.string().nullable().optional(),
  page_background: UpdateBrandingPageBackground.optional(),
}), 1, Infinity).nullable();
const UpdateBrandingFont = sized(z.strictObject({
  url: z.string().nullable().optional(),
}), 1, Infinity).nullable();
const PhoneProviderNameEnum = z.enum(["twilio", "custom"]);
const TwilioProviderDeliveryMethodEnum = z.enum(["text", "voice"]);
const TwilioProviderConfiguration = z.strictObject({
  default_from: z.string().optional(),
  mssid: z.string().optional(),
  sid: z.string(),
  delivery_methods: z.array(TwilioProviderDeliveryMethodEnum).min(1),
});
const CustomProviderDeliveryMethodEnum = z.enum(["text", "voice"]);
const CustomProviderConfiguration = z.strictObject({
  delivery_methods: z.array(CustomProviderDeliveryMethodEnum).min(1),
});
const PhoneProviderConfiguration = z.union([TwilioProviderConfiguration, CustomProviderConfiguration]);
const TwilioProviderCredentials = z.strictObject({ auth_token: z.string().min(1).max(255) });
const CustomProviderCredentials = z.strictObject({});
const PhoneProviderCredentials = z.union([TwilioProviderCredentials, CustomProviderCredentials]);
const PhoneProviderDeliveryMethodEnum = z.enum(["text", "voice"]);
const PhoneTemplateNotificationTypeEnum = z.enum(["otp_verify", "otp_enroll", "change_password", "blocked_account", "password_breach"]);
const PhoneTemplateBody = sized(z.strictObject({
  text: z.string().min(1).max(20000).optional(),
  voice: z.string().min(1).max(20000).optional(),
}), 1, Infinity);
const PhoneTemplateContent = sized(z.strictObject({
  syntax: z.string().optional(),
  from: z.string().min(1).max(16).optional(),
  body: PhoneTemplateBody.optional(),
}), 1, Infinity);
const PartialPhoneTemplateContent = sized(z.strictObject({
  from: z.string().min(1).max(16).optional(),
  body: PhoneTemplateBody.optional(),
}), 1, Infinity);
const ResetPhoneTemplateRequestContent = z.unknown();
const UpdateUniversalLoginTemplateRequestContent = z.union([z.string().max(102400), z.strictObject({
  template: z.string().max(102400),
})]);
const BrandingThemeBordersButtonsStyleEnum = z.enum(["pill", "rounded", "sharp"]);
const BrandingThemeBordersInputsStyleEnum = z.enum(["pill", "rounded", "sharp"]);
const BrandingThemeBorders = z.strictObject({
  button_border_radius: z.number().min(1).max(10),
  button_border_weight: z.number().min(0).max(10),
  buttons_style: BrandingThemeBordersButtonsStyleEnum,
  input_border_radius: z.number().min(0).max(10),
  input_border_weight: z.number().min(0).max(3),
  inputs_style: BrandingThemeBordersInputsStyleEnum,
  show_widget_shadow: z.boolean(),
  widget_border_weight: z.number().min(0).max(10),
  widget_corner_radius: z.number().min(0).max(50),
});
const BrandingThemeColorsCaptchaWidgetThemeEnum = z.enum(["auto", "dark", "light"]);
const BrandingThemeColors = z.strictObject({
  base_focus_color: z.string().regex(new RegExp("^#(([0-9a-fA-F]{3}){1,2}|([0-9a-fA-F]{4}){1,2})$", 'u')).optional(),
  base_hover_color: z.string().regex(new RegExp("^#(([0-9a-fA-F]{3}){1,2}|([0-9a-fA-F]{4}){1,2})$", 'u')).optional(),
  body_text: z.string().regex(new RegExp("^#(([0-9a-fA-F]{3}){1,2}|([0-9a-fA-F]{4}){1,2})$", 'u')),
  captcha_widget_theme: BrandingThemeColorsCaptchaWidgetThemeEnum.optional(),
  error: z.string().regex(new RegExp("^#(([0-9a-fA-F]{3}){1,2}|([0-9a-fA-F]{4}){1,2})$", 'u')),
  header: z.string().regex(new RegExp("^#(([0-9a-fA-F]{3}){1,2}|([0-9a-fA-F]{4}){1,2})$", 'u')),
  icons: z.string().regex(new RegExp("^#(([0-9a-fA-F]{3}){1,2}|([0-9a-fA-F]{4}){1,2})$", 'u')),
  input_background: z.string().regex(new RegExp("^#(([0-9a-fA-F]{3}){1,2}|([0-9a-fA-F]{4}){1,2})$", 'u')),
  input_border: z.string().regex(new RegExp("^#(([0-9a-fA-F]{3}){1,2}|([0-9a-fA-F]{4}){1,2})$", 'u')),
  input_filled_text: z.string().regex(new RegExp("^#(([0-9a-fA-F]{3}){1,2}|([0-9a-fA-F]{4}){1,2})$", 'u')),
  input_labels_placeholders: z.string().regex(new RegExp("^#(([0-9a-fA-F]{3}){1,2}|([0-9a-fA-F]{4}){1,2})$", 'u')),
  links_focused_components: z.string().regex(new RegExp("^#(([0-9a-fA-F]{3}){1,2}|([0-9a-fA-F]{4}){1,2})$", 'u')),
  primary_button: z.string().regex(new RegExp("^#(([0-9a-fA-F]{3}){1,2}|([0-9a-fA-F]{4}){1,2})$", 'u')),
  primary_button_label: z.string().regex(new RegExp("^#(([0-9a-fA-F]{3}){1,2}|([0-9a-fA-F]{4}){1,2})$", 'u')),
  read_only_background: z.string().regex(new RegExp("^#(([0-9a-fA-F]{3}){1,2}|([0-9a-fA-F]{4}){1,2})$", 'u')).optional(),
  secondary_button_border: z.string().regex(new RegExp("^#(([0-9a-fA-F]{3}){1,2}|([0-9a-fA-F]{4}){1,2})$", 'u')),
  secondary_button_label: z.string().regex(new RegExp("^#(([0-9a-fA-F]{3}){1,2}|([0-9a-fA-F]{4}){1,2})$", 'u')),
  success: z.string().regex(new RegExp("^#(([0-9a-fA-F]{3}){1,2}|([0-9a-fA-F]{4}){1,2})$", 'u')),
  widget_background: z.string().regex(new RegExp("^#(([0-9a-fA-F]{3}){1,2}|([0-9a-fA-F]{4}){1,2})$", 'u')),
  widget_border: z.string().regex(new RegExp("^#(([0-9a-fA-F]{3}){1,2}|([0-9a-fA-F]{4}){1,2})$", 'u')),
});
const BrandingThemeFontBodyText = z.strictObject({ bold: z.boolean(), size: z.number().min(0).max(150) });
const BrandingThemeFontButtonsText = z.strictObject({ bold: z.boolean(), size: z.number().min(0).max(150) });
const BrandingThemeFontInputLabels = z.strictObject({ bold: z.boolean(), size: z.number().min(0).max(150) });
const BrandingThemeFontLinks = z.strictObject({ bold: z.boolean(), size: z.number().min(0).max(150) });
const BrandingThemeFontLinksStyleEnum = z.enum(["normal", "underlined"]);
const BrandingThemeFontSubtitle = z.strictObject({ bold: z.boolean(), size: z.number().min(0).max(150) });
const BrandingThemeFontTitle = z.strictObject({ bold: z.boolean(), size: z.number().min(75).max(150) });
const BrandingThemeFonts = z.strictObject({
  body_text: BrandingThemeFontBodyText,
  buttons_text: BrandingThemeFontButtonsText,
  font_url: z.string().regex(new RegExp("^$|^(?=.)(?!https?:\\/(?:$|[^/]))(?!https?:\\/\\/\\/)(?!https?:[^/])(?:(?:https):(?:(?:\\/\\/(?:[\\w\\-\\.~%\\dA-Fa-f!\\$&'\\(\\)\\*\\+,;=:]*@)?(?:\\[(?:(?:(?:[\\dA-Fa-f]{1,4}:){6}(?:[\\dA-Fa-f]{1,4}:[\\dA-Fa-f]{1,4}|(?:(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])\\.){3}(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5]))|::(?:[\\dA-Fa-f]{1,4}:){5}(?:[\\dA-Fa-f]{1,4}:[\\dA-Fa-f]{1,4}|(?:(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])\\.){3}(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5]))|(?:[\\dA-Fa-f]{1,4})?::(?:[\\dA-Fa-f]{1,4}:){4}(?:[\\dA-Fa-f]{1,4}:[\\dA-Fa-f]{1,4}|(?:(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])\\.){3}(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5]))|(?:(?:[\\dA-Fa-f]{1,4}:){0,1}[\\dA-Fa-f]{1,4})?::(?:[\\dA-Fa-f]{1,4}:){3}(?:[\\dA-Fa-f]{1,4}:[\\dA-Fa-f]{1,4}|(?:(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])\\.){3}(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5]))|(?:(?:[\\dA-Fa-f]{1,4}:){0,2}[\\dA-Fa-f]{1,4})?::(?:[\\dA-Fa-f]{1,4}:){2}(?:[\\dA-Fa-f]{1,4}:[\\dA-Fa-f]{1,4}|(?:(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])\\.){3}(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5]))|(?:(?:[\\dA-Fa-f]{1,4}:){0,3}[\\dA-Fa-f]{1,4})?::[\\dA-Fa-f]{1,4}:(?:[\\dA-Fa-f]{1,4}:[\\dA-Fa-f]{1,4}|(?:(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])\\.){3}(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5]))|(?:(?:[\\dA-Fa-f]{1,4}:){0,4}[\\dA-Fa-f]{1,4})?::(?:[\\dA-Fa-f]{1,4}:[\\dA-Fa-f]{1,4}|(?:(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])\\.){3}(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5]))|(?:(?:[\\dA-Fa-f]{1,4}:){0,5}[\\dA-Fa-f]{1,4})?::[\\dA-Fa-f]{1,4}|(?:(?:[\\dA-Fa-f]{1,4}:){0,6}[\\dA-Fa-f]{1,4})?::)|v[\\dA-Fa-f]+\\.[\\w\\-\\.~!\\$&'\\(\\)\\*\\+,;=:]+)\\]|(?:(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])\\.){3}(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])|[\\w\\-\\.~%\\dA-Fa-f!\\$&'\\(\\)\\*\\+,;=]{1,255})(?::\\d*)?(?:\\/[\\w\\-\\.~%\\dA-Fa-f!\\$&'\\(\\)\\*\\+,;=:@]*)*)|\\/(?:[\\w\\-\\.~%\\dA-Fa-f!\\$&'\\(\\)\\*\\+,;=:@]+(?:\\/[\\w\\-\\.~%\\dA-Fa-f!\\$&'\\(\\)\\*\\+,;=:@]*)*)?|[\\w\\-\\.~%\\dA-Fa-f!\\$&'\\(\\)\\*\\+,;=:@]+(?:\\/[\\w\\-\\.~%\\dA-Fa-f!\\$&'\\(\\)\\*\\+,;=:@]*)*|(?:\\/\\/\\/[\\w\\-\\.~%\\dA-Fa-f!\\$&'\\(\\)\\*\\+,;=:@]*(?:\\/[\\w\\-\\.~%\\dA-Fa-f!\\$&'\\(\\)\\*\\+,;=:@]*)*)))(?:\\?[\\w\\-\\.~%\\dA-Fa-f!\\$&'\\(\\)\\*\\+,;=:@\\/\\?]*(?=#|$))?(?:#[\\w\\-\\.~%\\dA-Fa-f!\\$&'\\(\\)\\*\\+,;=:@\\/\\?]*)?$", 'u')),
  input_labels: BrandingThemeFontInputLabels,
  links: BrandingThemeFontLinks,
  links_style: BrandingThemeFontLinksStyleEnum,
  reference_text_size: z.number().min(12).max(24),
  subtitle: BrandingThemeFontSubtitle,
  title: BrandingThemeFontTitle,
});
const BrandingThemePageBackgroundPageLayoutEnum = z.enum(["center", "left", "right"]);
const BrandingThemePageBackground = z.strictObject({
  background_color: z.string().regex(new RegExp("^#(([0-9a-fA-F]{3}){1,2}|([0-9a-fA-F]{4}){1,2})$", 'u')),
  background_image_url: z.string().regex(new RegExp("^$|^(?=.)(?!https?:\\/(?:$|[^/]))(?!https?:\\/\\/\\/)(?!https?:[^/])(?:(?:https):(?:(?:\\/\\/(?:[\\w\\-\\.~%\\dA-Fa-f!\\$&'\\(\\)\\*\\+,;=:]*@)?(?:\\[(?:(?:(?:[\\dA-Fa-f]{1,4}:){6}(?:[\\dA-Fa-f]{1,4}:[\\dA-Fa-f]{1,4}|(?:(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])\\.){3}(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5]))|::(?:[\\dA-Fa-f]{1,4}:){5}(?:[\\dA-Fa-f]{1,4}:[\\dA-Fa-f]{1,4}|(?:(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])\\.){3}(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5]))|(?:[\\dA-Fa-f]{1,4})?::(?:[\\dA-Fa-f]{1,4}:){4}(?:[\\dA-Fa-f]{1,4}:[\\dA-Fa-f]{1,4}|(?:(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])\\.){3}(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5]))|(?:(?:[\\dA-Fa-f]{1,4}:){0,1}[\\dA-Fa-f]{1,4})?::(?:[\\dA-Fa-f]{1,4}:){3}(?:[\\dA-Fa-f]{1,4}:[\\dA-Fa-f]{1,4}|(?:(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])\\.){3}(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5]))|(?:(?:[\\dA-Fa-f]{1,4}:){0,2}[\\dA-Fa-f]{1,4})?::(?:[\\dA-Fa-f]{1,4}:){2}(?:[\\dA-Fa-f]{1,4}:[\\dA-Fa-f]{1,4}|(?:(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])\\.){3}(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5]))|(?:(?:[\\dA-Fa-f]{1,4}:){0,3}[\\dA-Fa-f]{1,4})?::[\\dA-Fa-f]{1,4}:(?:[\\dA-Fa-f]{1,4}:[\\dA-Fa-f]{1,4}|(?:(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])\\.){3}(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5]))|(?:(?:[\\dA-Fa-f]{1,4}:){0,4}[\\dA-Fa-f]{1,4})?::(?:[\\dA-Fa-f]{1,4}:[\\dA-Fa-f]{1,4}|(?:(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])\\.){3}(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5]))|(?:(?:[\\dA-Fa-f]{1,4}:){0,5}[\\dA-Fa-f]{1,4})?::[\\dA-Fa-f]{1,4}|(?:(?:[\\dA-Fa-f]{1,4}:){0,6}[\\dA-Fa-f]{1,4})?::)|v[\\dA-Fa-f]+\\.[\\w\\-\\.~!\\$&'\\(\\)\\*\\+,;=:]+)\\]|(?:(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])\\.){3}(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])|[\\w\\-\\.~%\\dA-Fa-f!\\$&'\\(\\)\\*\\+,;=]{1,255})(?::\\d*)?(?:\\/[\\w\\-\\.~%\\dA-Fa-f!\\$&'\\(\\)\\*\\+,;=:@]*)*)|\\/(?:[\\w\\-\\.~%\\dA-Fa-f!\\$&'\\(\\)\\*\\+,;=:@]+(?:\\/[\\w\\-\\.~%\\dA-Fa-f!\\$&'\\(\\)\\*\\+,;=:@]*)*)?|[\\w\\-\\.~%\\dA-Fa-f!\\$&'\\(\\)\\*\\+,;=:@]+(?:\\/[\\w\\-\\.~%\\dA-Fa-f!\\$&'\\(\\)\\*\\+,;=:@]*)*|(?:\\/\\/\\/[\\w\\-\\.~%\\dA-Fa-f!\\$&'\\(\\)\\*\\+,;=:@]*(?:\\/[\\w\\-\\.~%\\dA-Fa-f!\\$&'\\(\\)\\*\\+,;=:@]*)*)))(?:\\?[\\w\\-\\.~%\\dA-Fa-f!\\$&'\\(\\)\\*\\+,;=:@\\/\\?]*(?=#|$))?(?:#[\\w\\-\\.~%\\dA-Fa-f!\\$&'\\(\\)\\*\\+,;=:@\\/\\?]*)?$", 'u')),
  page_layout: BrandingThemePageBackgroundPageLayoutEnum,
});
const BrandingThemeWidgetHeaderTextAlignmentEnum = z.enum(["center", "left", "right"]);
const BrandingThemeWidgetLogoPositionEnum = z.enum(["center", "left", "none", "right"]);
const BrandingThemeWidgetSocialButtonsLayoutEnum = z.enum(["bottom", "top"]);
const BrandingThemeWidget = z.strictObject({
  header_text_alignment: BrandingThemeWidgetHeaderTextAlignmentEnum,
  logo_height: z.number().min(1).max(100),
  logo_position: BrandingThemeWidgetLogoPositionEnum,
  logo_url: z.string().regex(new RegExp("^$|^(?=.)(?!https?:\\/(?:$|[^/]))(?!https?:\\/\\/\\/)(?!https?:[^/])(?:(?:https):(?:(?:\\/\\/(?:[\\w\\-\\.~%\\dA-Fa-f!\\$&'\\(\\)\\*\\+,;=:]*@)?(?:\\[(?:(?:(?:[\\dA-Fa-f]{1,4}:){6}(?:[\\dA-Fa-f]{1,4}:[\\dA-Fa-f]{1,4}|(?:(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])\\.){3}(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5]))|::(?:[\\dA-Fa-f]{1,4}:){5}(?:[\\dA-Fa-f]{1,4}:[\\dA-Fa-f]{1,4}|(?:(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])\\.){3}(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5]))|(?:[\\dA-Fa-f]{1,4})?::(?:[\\dA-Fa-f]{1,4}:){4}(?:[\\dA-Fa-f]{1,4}:[\\dA-Fa-f]{1,4}|(?:(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])\\.){3}(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5]))|(?:(?:[\\dA-Fa-f]{1,4}:){0,1}[\\dA-Fa-f]{1,4})?::(?:[\\dA-Fa-f]{1,4}:){3}(?:[\\dA-Fa-f]{1,4}:[\\dA-Fa-f]{1,4}|(?:(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])\\.){3}(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5]))|(?:(?:[\\dA-Fa-f]{1,4}:){0,2}[\\dA-Fa-f]{1,4})?::(?:[\\dA-Fa-f]{1,4}:){2}(?:[\\dA-Fa-f]{1,4}:[\\dA-Fa-f]{1,4}|(?:(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])\\.){3}(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5]))|(?:(?:[\\dA-Fa-f]{1,4}:){0,3}[\\dA-Fa-f]{1,4})?::[\\dA-Fa-f]{1,4}:(?:[\\dA-Fa-f]{1,4}:[\\dA-Fa-f]{1,4}|(?:(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])\\.){3}(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5]))|(?:(?:[\\dA-Fa-f]{1,4}:){0,4}[\\dA-Fa-f]{1,4})?::(?:[\\dA-Fa-f]{1,4}:[\\dA-Fa-f]{1,4}|(?:(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])\\.){3}(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5]))|(?:(?:[\\dA-Fa-f]{1,4}:){0,5}[\\dA-Fa-f]{1,4})?::[\\dA-Fa-f]{1,4}|(?:(?:[\\dA-Fa-f]{1,4}:){0,6}[\\dA-Fa-f]{1,4})?::)|v[\\dA-Fa-f]+\\.[\\w\\-\\.~!\\$&'\\(\\)\\*\\+,;=:]+)\\]|(?:(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])\\.){3}(?:0{0,2}\\d|0?[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])|[\\w\\-\\.~%\\dA-Fa-f!\\$&'\\(\\)\\*\\+,;=]{1,255})(?::\\d*)?(?:\\/[\\w\\-\\.~%\\dA-Fa-f!\\$&'\\(\\)\\*\\+,;=:@]*)*)|\\/(?:[\\w\\-\\.~%\\dA-Fa-f!\\$&'\\(\\)\\*\\+,;=:@]+(?:\\/[\\w\\-\\.~%\\dA-Fa-f!\\$&'\\(\\)\\*\\+,;=:@]*)*)?|[\\w\\-\\.~%\\dA-Fa-f!\\$&'\\(\\)\\*\\+,;=:@]+(?:\\/[\\w\\-\\.~%\\dA-Fa-f!\\$&'\\(\\)\\*\\+,;=:@]*)*|(?:\\/\\/\\/[\\w\\-\\.~%\\dA-Fa-f!\\$&'\\(\\)\\*\\+,;=:@]*(?:\\/[\\w\\-\\.~%\\dA-Fa-f!\\$&'\\(\\)\\*\\+,;=:@]*)*)))(?:\\?[\\w\\-\\.~%\\dA-Fa-f!\\$&'\\(\\)\\*\\+,;=:@\\/\\?]*(?=#|$))?(?:#[\\w\\-\\.~%\\dA-Fa-f!\\$&'\\(\\)\\*\\+,;=:@\\/\\?]*)?$", 'u')),
  social_buttons_layout: BrandingThemeWidgetSocialButtonsLayoutEnum,
});
const BrandingThemeIdentifiersLoginDisplayEnum = z.enum(["separate", "unified"]);
const BrandingThemeIdentifiersPhoneDisplayFormattingEnum = z.enum(["international", "regional"]);
const BrandingThemeIdentifiersPhoneDisplayMaskingEnum = z.enum(["hide_country_code", "mask_digits", "show_all"]);
const BrandingThemeIdentifiersPhoneDisplay = z.strictObject({
  formatting: BrandingThemeIdentifiersPhoneDisplayFormattingEnum,
  masking: BrandingThemeIdentifiersPhoneDisplayMaskingEnum,
});
const BrandingThemeIdentifiers = z.strictObject({
  login_display: BrandingThemeIdentifiersLoginDisplayEnum,
  otp_autocomplete: z.boolean(),
  phone_display: BrandingThemeIdentifiersPhoneDisplay,
});

const operation = operationsOf("branding");

export const getBranding = operation({
  name: "get_branding", title: "Get branding settings",
  description: "Tenant-wide logo, favicon, primary and background colors and font of the login pages. Detailed styling is in get_default_branding_theme, page HTML in get_universal_login_template.",
  method: "GET", path: "/branding", risk: "read",
  scopes: ["read:branding"], statuses: [200, 401, 403, 429],
  input: z.strictObject({}),
});

export const updateBranding = operation({
  name: "update_branding", title: "Update branding settings",
  description: "Changes the logo, favicon, colors or font URL that all login pages and e-mails share. null removes a value. Borders, individual colors and layout: update_branding_theme.",
  method: "PATCH", path: "/branding", risk: "write",
  scopes: ["update:branding"], statuses: [200, 400, 401, 403, 429],
  input: z.strictObject({
    colors: UpdateBrandingColors.optional().describe("primary: \"#RRGGBB\"; page_background: a color or {type:\"linear-gradient\",start,end,angle_deg}"),
    favicon_url: z.string().nullable().optional().describe("https only; null removes it"),
    logo_url: z.string().nullable().optional().describe("https only; null removes it"),
    font: UpdateBrandingFont.optional().describe("{\"url\": …} pointing at a font file over https, not a stylesheet"),
  }),
});

export const listPhoneProviders = operation({
  name: "list_phone_providers", title: "List phone providers",
  description: "The SMS and voice provider of the tenant (Twilio or custom code) that sends codes for passwordless, password reset and unified phone MFA. Credentials are not shown.",
  method: "GET", path: "/branding/phone/providers", toolset: "messaging", risk: "read",
  scopes: ["read:phone_providers"], statuses: [200, 400, 401, 403, 429],
  input: z.strictObject({
    disabled: z.boolean().optional().describe("false lists enabled ones, true disabled ones"),
  }),
});

export const createPhoneProvider = operation({
  name: "create_phone_provider", title: "Configure the phone provider",
  description: "Sets up Twilio, or custom code in a custom-phone-provider action, to send SMS and voice messages. Returns 409 if one exists: change it with update_phone_provider. Check with test_phone_provider.",
  method: "POST", path: "/branding/phone/providers", toolset: "messaging", risk: "write",
  scopes: ["create:phone_providers"], statuses: [201, 400, 401, 403, 409, 429],
  input: z.strictObject({
    name: PhoneProviderNameEnum,
    disabled: z.boolean().optional(),
    configuration: PhoneProviderConfiguration.optional().describe("twilio: {sid, delivery_methods, default_from or mssid}; custom: {delivery_methods}"),
    credentials: PhoneProviderCredentials.describe("twilio: {\"auth_token\": \"…\"}; custom: {}"),
  }),
});

export const getPhoneProvider = operation({
  name: "get_phone_provider", title: "Get a phone provider",
  description: "Name, delivery methods, sender number or messaging service and enabled state of one SMS and voice provider; credentials are never returned.",
  method: "GET", path: "/branding/phone/providers/{id}", toolset: "messaging", risk: "read",
  scopes: ["read:phone_providers"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { phone_provider_id: { in: "path", name: "id" } },
  input: z.strictObject({ phone_provider_id: z.string().min(1).max(255) }),
});

export const updatePhoneProvider = operation({
  name: "update_phone_provider", title: "Update a phone provider",
  description: "Changes, disables or replaces the credentials of the provider that sends every SMS and voice code. Old credentials cannot be recovered, and a mistake stops phone login and MFA for all users: confirm with test_phone_provider.",
  method: "PATCH", path: "/branding/phone/providers/{id}", toolset: "messaging", risk: "destructive",
  scopes: ["update:phone_providers"], statuses: [200, 400, 401, 403, 404, 409, 429],
  binding: { phone_provider_id: { in: "path", name: "id" } },
  input: z.strictObject({
    phone_provider_id: z.string().min(1).max(255),
    name: PhoneProviderNameEnum.optional(),
    disabled: z.boolean().optional().describe("true stops all messages through this provider"),
    credentials: PhoneProviderCredentials.optional().describe("twilio: {\"auth_token\": \"…\"}; custom: {}"),
    configuration: PhoneProviderConfiguration.optional().describe("twilio: {sid, delivery_methods, default_from or mssid}; custom: {delivery_methods}"),
  }),
});

export const deletePhoneProvider = operation({
  name: "delete_phone_provider", title: "Delete a phone provider",
  description: "Removes the SMS and voice provider and its credentials. Phone passwordless login, text-message MFA and phone resets stop working for all users until a new one is created.",
  method: "DELETE", path: "/branding/phone/providers/{id}", toolset: "messaging", risk: "destructive",
  scopes: ["delete:phone_providers"], statuses: [204, 401, 403, 404, 429],
  binding: { phone_provider_id: { in: "path", name: "id" } },
  input: z.strictObject({ phone_provider_id: z.string().min(1).max(255) }),
});

export const testPhoneProvider = operation({
  name: "test_phone_provider", title: "Send a test message through a phone provider",
  description: "Sends one real text or voice call to the number you give, to verify that the provider works; it may cost money. To test a message text, use test_phone_template.",
  method: "POST", path: "/branding/phone/providers/{id}/try", toolset: "messaging", risk: "write",
  scopes: ["create:phone_providers"], statuses: [202, 400, 401, 403, 404, 409, 429],
  binding: { phone_provider_id: { in: "path", name: "id" } },
  input: z.strictObject({
    phone_provider_id: z.string().min(1).max(255),
    to: z.string().min(1).max(16).describe("E.164 number, such as +15551234567"),
    delivery_method: PhoneProviderDeliveryMethodEnum.optional(),
  }),
});

export const listPhoneTemplates = operation({
  name: "list_phone_templates", title: "List phone message templates",
  description: "The customized texts of SMS and voice messages: verification and enrollment codes, password change, blocked account, breached password. Returns the ids that get, update, reset and test need.",
  method: "GET", path: "/branding/phone/templates", toolset: "messaging", risk: "read",
  scopes: ["read:phone_templates"], statuses: [200, 400, 401, 403, 429],
  input: z.strictObject({
    disabled: z.boolean().optional().describe("false lists enabled ones, true disabled ones"),
  }),
});

export const createPhoneTemplate = operation({
  name: "create_phone_template", title: "Create a phone message template",
  description: "Customizes the SMS and voice text for one message type. One template per type: a second one returns 409, so change an existing one with update_phone_template.",
  method: "POST", path: "/branding/phone/templates", toolset: "messaging", risk: "write",
  scopes: ["create:phone_templates"], statuses: [201, 400, 401, 403, 409, 429],
  input: z.strictObject({
    type: PhoneTemplateNotificationTypeEnum.optional().describe("Message the template is for; cannot be changed later"),
    disabled: z.boolean().optional(),
    content: PhoneTemplateContent.optional().describe("{\"from\": E.164 number, \"body\": {\"text\": \"…\", \"voice\": \"…\"}}; Liquid, such as {{ code }}"),
  }),
});

export const getPhoneTemplate = operation({
  name: "get_phone_template", title: "Get a phone message template",
  description: "SMS and voice text, sender and enabled state of one message template; ids come from list_phone_templates.",
  method: "GET", path: "/branding/phone/templates/{id}", toolset: "messaging", risk: "read",
  scopes: ["read:phone_templates"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { phone_template_id: { in: "path", name: "id" } },
  input: z.strictObject({ phone_template_id: z.string().min(1).max(255) }),
});

export const updatePhoneTemplate = operation({
  name: "update_phone_template", title: "Update a phone message template",
  description: "Changes sender, SMS text or voice text of one message, or disables the template. The message type is fixed. reset_phone_template restores the default text.",
  method: "PATCH", path: "/branding/phone/templates/{id}", toolset: "messaging", risk: "write",
  scopes: ["update:phone_templates"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { phone_template_id: { in: "path", name: "id" } },
  input: z.strictObject({
    phone_template_id: z.string().min(1).max(255),
    content: PartialPhoneTemplateContent.optional().describe("{\"from\": E.164 number, \"body\": {\"text\": \"…\", \"voice\": \"…\"}}; Liquid, such as {{ code }}"),
    disabled: z.boolean().optional(),
  }),
});

export const deletePhoneTemplate = operation({
  name: "delete_phone_template", title: "Delete a phone message template",
  description: "Deletes the custom text of one SMS and voice message, so that the default applies again; the text is lost. To keep the template but reset its content, use reset_phone_template.",
  method: "DELETE", path: "/branding/phone/templates/{id}", toolset: "messaging", risk: "destructive",
  scopes: ["delete:phone_templates"], statuses: [204, 400, 401, 403, 404, 429],
  binding: { phone_template_id: { in: "path", name: "id" } },
  input: z.strictObject({ phone_template_id: z.string().min(1).max(255) }),
});

export const resetPhoneTemplate = operation({
  name: "reset_phone_template", title: "Reset a phone message template",
  description: "Resets the content of one SMS and voice message to its default text. The customized text is lost: save it with get_phone_template first if it may be needed.",
  method: "PATCH", path: "/branding/phone/templates/{id}/reset", toolset: "messaging", risk: "destructive",
  scopes: ["update:phone_templates"], statuses: [200, 400, 401, 403, 429],
  binding: { phone_template_id: { in: "path", name: "id" }, options: { in: "body", name: "*" } },
  body: "value",
  input: z.strictObject({
    phone_template_id: z.string().min(1).max(255),
    options: ResetPhoneTemplateRequestContent.optional().describe("Omit; it has no defined content"),
  }),
});

export const testPhoneTemplate = operation({
  name: "test_phone_template", title: "Send a test of a phone message template",
  description: "Sends the message of one template as a real text or call to the number you give, to see it on a phone; it may cost money. To test only the provider, use test_phone_provider.",
  method: "POST", path: "/branding/phone/templates/{id}/try", toolset: "messaging", risk: "write",
  scopes: ["create:phone_templates"], statuses: [202, 400, 401, 403, 404, 429],
  binding: { phone_template_id: { in: "path", name: "id" }, custom_domain: { in: "header", name: "auth0-custom-domain" } },
  input: z.strictObject({
    phone_template_id: z.string().min(1).max(255),
    custom_domain: z.string().min(3).max(255).optional().describe("Domain name the message is sent on behalf of"),
    to: z.string().min(1).max(16).describe("E.164 number, such as +15551234567"),
    delivery_method: PhoneProviderDeliveryMethodEnum.optional(),
  }),
});

export const getUniversalLoginTemplate = operation({
  name: "get_universal_login_template", title: "Get the Universal Login page template",
  description: "The custom Liquid and HTML page around the login box. Returns 404 when none is set; requires a custom domain and a paid plan. Texts of individual screens are in get_prompt_custom_text.",
  method: "GET", path: "/branding/templates/universal-login", risk: "read",
  scopes: ["read:branding"], statuses: [200, 401, 402, 403, 404, 429],
  input: z.strictObject({}),
});

export const setUniversalLoginTemplate = operation({
  name: "set_universal_login_template", title: "Set the Universal Login page template",
  description: "Replaces the HTML page around the login box for every user immediately; the previous one is not kept, so save get_universal_login_template first. Scripts here run on pages where passwords are typed. Requires a custom domain.",
  method: "PUT", path: "/branding/templates/universal-login", risk: "destructive",
  scopes: ["update:branding"], statuses: [201, 204, 400, 401, 402, 403, 409, 429],
  binding: { template: { in: "body", name: "*" } },
  body: "value",
  input: z.strictObject({
    template: UpdateUniversalLoginTemplateRequestContent.describe("HTML string, at most 100 KB, with {%- auth0:head -%} in head and {%- auth0:widget -%} in body"),
  }),
});

export const deleteUniversalLoginTemplate = operation({
  name: "delete_universal_login_template", title: "Delete the Universal Login page template",
  description: "Removes the custom page HTML so that all users see the standard login page again. It cannot be restored: save it with get_universal_login_template first.",
  method: "DELETE", path: "/branding/templates/universal-login", risk: "destructive",
  scopes: ["delete:branding"], statuses: [204, 401, 402, 403, 429],
  input: z.strictObject({}),
});

export const createBrandingTheme = operation({
  name: "create_branding_theme", title: "Create the branding theme",
  description: "Sets colors, borders, fonts, background and widget layout of Universal Login. A tenant has one theme: returns 409 if it exists, then use update_branding_theme. All five style groups must be complete.",
  method: "POST", path: "/branding/themes", risk: "write",
  scopes: ["update:branding"], statuses: [200, 400, 401, 403, 409, 429],
  input: z.strictObject({
    borders: BrandingThemeBorders,
    colors: BrandingThemeColors.describe("Hex colors such as #635dff"),
    displayName: z.string().max(2048).regex(new RegExp("^[^<>]*$", 'u')).optional(),
    fonts: BrandingThemeFonts,
    page_background: BrandingThemePageBackground,
    widget: BrandingThemeWidget.describe("logo_url must be https"),
    identifiers: BrandingThemeIdentifiers.optional(),
  }),
});

export const getDefaultBrandingTheme = operation({
  name: "get_default_branding_theme", title: "Get the default branding theme",
  description: "Colors, borders, fonts and layout of the active Universal Login theme, with its themeId. The easiest way to get the theme, as no id is needed; 404 when none was created.",
  method: "GET", path: "/branding/themes/default", risk: "read",
  scopes: ["read:branding"], statuses: [200, 401, 403, 404, 429],
  input: z.strictObject({}),
});

export const getBrandingTheme = operation({
  name: "get_branding_theme", title: "Get a branding theme",
  description: "Colors, borders, fonts, background and widget layout of one theme by id. Without the id, use get_default_branding_theme.",
  method: "GET", path: "/branding/themes/{themeId}", risk: "read",
  scopes: ["read:branding"], statuses: [200, 401, 403, 404, 429],
  binding: { theme_id: { in: "path", name: "themeId" } },
  input: z.strictObject({ theme_id: z.string().min(1) }),
});

export const updateBrandingTheme = operation({
  name: "update_branding_theme", title: "Update a branding theme",
  description: "Restyles Universal Login for all users. borders, colors, fonts, page_background and widget must each be sent complete, so start from get_default_branding_theme and edit it.",
  method: "PATCH", path: "/branding/themes/{themeId}", risk: "write",
  scopes: ["update:branding"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { theme_id: { in: "path", name: "themeId" } },
  input: z.strictObject({
    theme_id: z.string().min(1).describe("32 letters and digits, from get_default_branding_theme"),
    borders: BrandingThemeBorders,
    colors: BrandingThemeColors.describe("Complete set of hex colors such as #635dff"),
    displayName: z.string().max(2048).regex(new RegExp("^[^<>]*$", 'u')).optional(),
    fonts: BrandingThemeFonts,
    page_background: BrandingThemePageBackground,
    widget: BrandingThemeWidget,
    identifiers: BrandingThemeIdentifiers.optional(),
  }),
});

export const deleteBrandingTheme = operation({
  name: "delete_branding_theme", title: "Delete a branding theme",
  description: "Deletes the theme; Universal Login reverts to the standard look with the colors from get_branding. The settings are lost unless saved first.",
  method: "DELETE", path: "/branding/themes/{themeId}", risk: "destructive",
  scopes: ["delete:branding"], statuses: [204, 401, 403, 404, 429],
  binding: { theme_id: { in: "path", name: "themeId" } },
  input: z.strictObject({ theme_id: z.string().min(1) }),
});

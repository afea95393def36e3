// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { sized } from '../formats.js';
import { operation } from '../operation.js';
import type * as outputs from './branding.output.js';

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

const TwilioProviderCredentials = z.strictObject({
  auth_token: z.string().min(1).max(255),
});

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

const BrandingThemeFontBodyText = z.strictObject({
  bold: z.boolean(),
  size: z.number().min(0).max(150),
});

const BrandingThemeFontButtonsText = z.strictObject({
  bold: z.boolean(),
  size: z.number().min(0).max(150),
});

const BrandingThemeFontInputLabels = z.strictObject({
  bold: z.boolean(),
  size: z.number().min(0).max(150),
});

const BrandingThemeFontLinks = z.strictObject({
  bold: z.boolean(),
  size: z.number().min(0).max(150),
});

const BrandingThemeFontLinksStyleEnum = z.enum(["normal", "underlined"]);

const BrandingThemeFontSubtitle = z.strictObject({
  bold: z.boolean(),
  size: z.number().min(0).max(150),
});

const BrandingThemeFontTitle = z.strictObject({
  bold: z.boolean(),
  size: z.number().min(75).max(150),
});

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

export const getBranding = operation<z.infer<typeof outputs.GetBrandingOutput>>()({
  name: "get_branding",
  title: "Get branding settings",
  description: "Tenant-wide logo, favicon, primary and background colours and font of the login pages. Finer styling sits in get_default_branding_theme, page HTML in get_universal_login_template.",
  method: "GET",
  path: "/branding",
  resource: "branding",
  toolset: "branding",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:branding"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["look and feel","color scheme","company logo","white-label","corporate identity","sign-in page style","show branding","logo and colours of the login page","which logo is used","current brand settings","favicon","which logo","which colours"],
  binding: {},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,401,403,429],
  input: z.strictObject({}),
});

export const updateBranding = operation<z.infer<typeof outputs.UpdateBrandingOutput>>()({
  name: "update_branding",
  title: "Update branding settings",
  description: "Changes the logo, favicon, colours or font URL that all login pages and e-mails share. null removes a value. Borders, single colours and layout belong to update_branding_theme.",
  method: "PATCH",
  path: "/branding",
  resource: "branding",
  toolset: "branding",
  risk: "write",
  scopes: {"mode":"any","scopes":["update:branding"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["change logo","color scheme","white-label","rebrand","look and feel","customize sign-in page","change logo of the login page","change primary colour","set favicon","brand the login page","company colours on login","background colour","new logo","our logo on the login screen","new logo on login page","logo exchange","change colours","login page colour","company design","primary color"],
  binding: {"colors":{"in":"body","name":"colors"},"favicon_url":{"in":"body","name":"favicon_url"},"logo_url":{"in":"body","name":"logo_url"},"font":{"in":"body","name":"font"}},
  required: [],
  body: "fields",
  emptyBody: "object",
  statuses: [200,400,401,403,429],
  input: z.strictObject({
    colors: UpdateBrandingColors.optional().describe("primary: \"#RRGGBB\"; page_background: a colour or {type:\"linear-gradient\",start,end,angle_deg}"),
    favicon_url: z.string().nullable().optional().describe("https only; null removes it"),
    logo_url: z.string().nullable().optional().describe("https only; null removes it"),
    font: UpdateBrandingFont.optional().describe("{\"url\": …} pointing at a font file over https, not a stylesheet"),
  }),
});

export const listPhoneProviders = operation<z.infer<typeof outputs.ListPhoneProvidersOutput>>()({
  name: "list_phone_providers",
  title: "List phone providers",
  description: "The SMS and voice provider of the tenant (Twilio or custom code) that sends codes for passwordless, password reset and unified phone MFA. Credentials are not shown.",
  method: "GET",
  path: "/branding/phone/providers",
  resource: "branding",
  toolset: "messaging",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:phone_providers"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["text message gateway","SMS sender","Twilio account","telephony","OTP not arriving","sender number","which SMS provider is configured","phone provider","how are text messages sent","is Twilio configured","list phone providers"],
  binding: {"disabled":{"in":"query","name":"disabled"}},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,429],
  input: z.strictObject({
    disabled: z.boolean().optional().describe("false lists enabled ones, true disabled ones"),
  }),
});

export const createPhoneProvider = operation<z.infer<typeof outputs.CreatePhoneProviderOutput>>()({
  name: "create_phone_provider",
  title: "Configure the phone provider",
  description: "Sets up Twilio, or custom code in a custom-phone-provider action, to send SMS and voice messages. Answers 409 if one is configured already: change it with update_phone_provider. Check with test_phone_provider.",
  method: "POST",
  path: "/branding/phone/providers",
  resource: "branding",
  toolset: "messaging",
  risk: "write",
  scopes: {"mode":"any","scopes":["create:phone_providers"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["add text message gateway","connect Twilio","SMS sender","telephony","phone number login","OTP by text","send texts through a custom phone provider","set up Twilio for SMS","configure an SMS gateway","use Vonage for SMS","use our own SMS provider","Twilio for text messages","use our SMS vendor"],
  binding: {"name":{"in":"body","name":"name"},"disabled":{"in":"body","name":"disabled"},"configuration":{"in":"body","name":"configuration"},"credentials":{"in":"body","name":"credentials"}},
  required: ["name","credentials"],
  body: "fields",
  emptyBody: "object",
  statuses: [201,400,401,403,409,429],
  input: z.strictObject({
    name: PhoneProviderNameEnum,
    disabled: z.boolean().optional(),
    configuration: PhoneProviderConfiguration.optional().describe("twilio: {sid, delivery_methods, default_from or mssid}; custom: {delivery_methods}"),
    credentials: PhoneProviderCredentials.describe("twilio: {\"auth_token\": \"…\"}; custom: {}"),
  }),
});

export const getPhoneProvider = operation<z.infer<typeof outputs.GetPhoneProviderOutput>>()({
  name: "get_phone_provider",
  title: "Get a phone provider",
  description: "Name, delivery methods, sender number or messaging service and enabled state of one SMS and voice provider; its credentials are never returned.",
  method: "GET",
  path: "/branding/phone/providers/{id}",
  resource: "branding",
  toolset: "messaging",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:phone_providers"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["Twilio settings","text message gateway","telephony configuration","which number sends","OTP sender","show phone provider","settings of the SMS provider"],
  binding: {"phone_provider_id":{"in":"path","name":"id"}},
  required: ["phone_provider_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,404,429],
  input: z.strictObject({
    phone_provider_id: z.string().min(1).max(255),
  }),
});

export const updatePhoneProvider = operation<z.infer<typeof outputs.UpdatePhoneProviderOutput>>()({
  name: "update_phone_provider",
  title: "Update a phone provider",
  description: "Changes, disables or re-credentials the provider that sends every SMS and voice code. Old credentials cannot be recovered, and a mistake stops phone login and MFA for all users: confirm with test_phone_provider.",
  method: "PATCH",
  path: "/branding/phone/providers/{id}",
  resource: "branding",
  toolset: "messaging",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["update:phone_providers"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["rotate Twilio token","switch text message gateway","sender number","turn off texts","codes not arriving","change SMS provider","new Twilio auth token","change sender number","switch phone provider","update Twilio credentials"],
  binding: {"phone_provider_id":{"in":"path","name":"id"},"name":{"in":"body","name":"name"},"disabled":{"in":"body","name":"disabled"},"credentials":{"in":"body","name":"credentials"},"configuration":{"in":"body","name":"configuration"}},
  required: ["phone_provider_id"],
  body: "fields",
  emptyBody: "object",
  statuses: [200,400,401,403,404,409,429],
  input: z.strictObject({
    phone_provider_id: z.string().min(1).max(255),
    name: PhoneProviderNameEnum.optional(),
    disabled: z.boolean().optional().describe("true stops all messages through this provider"),
    credentials: PhoneProviderCredentials.optional().describe("twilio: {\"auth_token\": \"…\"}; custom: {}"),
    configuration: PhoneProviderConfiguration.optional().describe("twilio: {sid, delivery_methods, default_from or mssid}; custom: {delivery_methods}"),
  }),
});

export const deletePhoneProvider = operation<undefined>()({
  name: "delete_phone_provider",
  title: "Delete a phone provider",
  description: "Removes the SMS and voice provider and its credentials. Phone passwordless login, text-message MFA and phone resets stop working for all users until another is created.",
  method: "DELETE",
  path: "/branding/phone/providers/{id}",
  resource: "branding",
  toolset: "messaging",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["delete:phone_providers"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["disconnect Twilio","remove text gateway","drop telephony","unconfigure sender","remove the SMS provider","remove Twilio","delete phone provider"],
  binding: {"phone_provider_id":{"in":"path","name":"id"}},
  required: ["phone_provider_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [204,401,403,404,429],
  input: z.strictObject({
    phone_provider_id: z.string().min(1).max(255),
  }),
});

export const testPhoneProvider = operation<z.infer<typeof outputs.TestPhoneProviderOutput>>()({
  name: "test_phone_provider",
  title: "Send a test message through a phone provider",
  description: "Sends one real text or voice call to the number you give, to prove that the provider works; it may cost money. To try a certain message text, use test_phone_template.",
  method: "POST",
  path: "/branding/phone/providers/{id}/try",
  resource: "branding",
  toolset: "messaging",
  risk: "write",
  scopes: {"mode":"any","scopes":["create:phone_providers"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["try Twilio","check text messages arrive","OTP not delivered","troubleshoot delivery","send a test SMS","check that text messages work","test Twilio","test the phone provider","does our SMS provider actually deliver, send me one","trial SMS to my number"],
  binding: {"phone_provider_id":{"in":"path","name":"id"},"to":{"in":"body","name":"to"},"delivery_method":{"in":"body","name":"delivery_method"}},
  required: ["phone_provider_id","to"],
  body: "fields",
  emptyBody: "object",
  statuses: [202,400,401,403,404,409,429],
  input: z.strictObject({
    phone_provider_id: z.string().min(1).max(255),
    to: z.string().min(1).max(16).describe("E.164 number, such as +15551234567"),
    delivery_method: PhoneProviderDeliveryMethodEnum.optional(),
  }),
});

export const listPhoneTemplates = operation<z.infer<typeof outputs.ListPhoneTemplatesOutput>>()({
  name: "list_phone_templates",
  title: "List phone message templates",
  description: "The customised texts of SMS and voice messages: verification and enrolment codes, password change, blocked account, breached password. Ids here are what get, update, reset and test need.",
  method: "GET",
  path: "/branding/phone/templates",
  resource: "branding",
  toolset: "messaging",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:phone_templates"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["text message wording","OTP text","call script","enrollment message","notification copy","list SMS templates","which SMS texts are customised","text message templates"],
  binding: {"disabled":{"in":"query","name":"disabled"}},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,429],
  input: z.strictObject({
    disabled: z.boolean().optional().describe("false lists enabled ones, true disabled ones"),
  }),
});

export const createPhoneTemplate = operation<z.infer<typeof outputs.CreatePhoneTemplateOutput>>()({
  name: "create_phone_template",
  title: "Create a phone message template",
  description: "Customises the SMS and voice wording for one message type. One template per type: a second answers 409, so change an existing one with update_phone_template.",
  method: "POST",
  path: "/branding/phone/templates",
  resource: "branding",
  toolset: "messaging",
  risk: "write",
  scopes: {"mode":"any","scopes":["create:phone_templates"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["text message copy","OTP text","localize codes","call script","enrollment message","custom SMS text","create SMS template","own wording for OTP text messages","custom text for phone messages","own wording for the verification SMS","SMS message in our own words"],
  binding: {"type":{"in":"body","name":"type"},"disabled":{"in":"body","name":"disabled"},"content":{"in":"body","name":"content"}},
  required: [],
  body: "fields",
  emptyBody: "object",
  statuses: [201,400,401,403,409,429],
  input: z.strictObject({
    type: PhoneTemplateNotificationTypeEnum.optional().describe("Message the template is for; cannot be changed later"),
    disabled: z.boolean().optional(),
    content: PhoneTemplateContent.optional().describe("{\"from\": E.164 number, \"body\": {\"text\": \"…\", \"voice\": \"…\"}}; Liquid, such as {{ code }}"),
  }),
});

export const getPhoneTemplate = operation<z.infer<typeof outputs.GetPhoneTemplateOutput>>()({
  name: "get_phone_template",
  title: "Get a phone message template",
  description: "SMS and voice text, sender and enabled state of one message template; ids come from list_phone_templates.",
  method: "GET",
  path: "/branding/phone/templates/{id}",
  resource: "branding",
  toolset: "messaging",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:phone_templates"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["OTP wording","text message copy","view call script","notification text","show SMS template","wording of an SMS"],
  binding: {"phone_template_id":{"in":"path","name":"id"}},
  required: ["phone_template_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,404,429],
  input: z.strictObject({
    phone_template_id: z.string().min(1).max(255),
  }),
});

export const updatePhoneTemplate = operation<z.infer<typeof outputs.UpdatePhoneTemplateOutput>>()({
  name: "update_phone_template",
  title: "Update a phone message template",
  description: "Changes sender, SMS text or voice text of one message, or disables the template. The message type is fixed. reset_phone_template brings the default wording back.",
  method: "PATCH",
  path: "/branding/phone/templates/{id}",
  resource: "branding",
  toolset: "messaging",
  risk: "write",
  scopes: {"mode":"any","scopes":["update:phone_templates"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["edit text message","OTP wording","change call script","translate codes","notification copy","change the text of SMS messages","edit SMS template","change OTP text","translate the SMS"],
  binding: {"phone_template_id":{"in":"path","name":"id"},"content":{"in":"body","name":"content"},"disabled":{"in":"body","name":"disabled"}},
  required: ["phone_template_id"],
  body: "fields",
  emptyBody: "object",
  statuses: [200,400,401,403,404,429],
  input: z.strictObject({
    phone_template_id: z.string().min(1).max(255),
    content: PartialPhoneTemplateContent.optional().describe("{\"from\": E.164 number, \"body\": {\"text\": \"…\", \"voice\": \"…\"}}; Liquid, such as {{ code }}"),
    disabled: z.boolean().optional(),
  }),
});

export const deletePhoneTemplate = operation<undefined>()({
  name: "delete_phone_template",
  title: "Delete a phone message template",
  description: "Removes the custom wording of one SMS and voice message, so that its default applies again; the text is lost. To keep the template but restore its content, use reset_phone_template.",
  method: "DELETE",
  path: "/branding/phone/templates/{id}",
  resource: "branding",
  toolset: "messaging",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["delete:phone_templates"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["remove text message","drop OTP wording","discard copy","get rid of call script","delete SMS template"],
  binding: {"phone_template_id":{"in":"path","name":"id"}},
  required: ["phone_template_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [204,400,401,403,404,429],
  input: z.strictObject({
    phone_template_id: z.string().min(1).max(255),
  }),
});

export const resetPhoneTemplate = operation<z.infer<typeof outputs.ResetPhoneTemplateOutput>>()({
  name: "reset_phone_template",
  title: "Reset a phone message template",
  description: "Overwrites the content of one SMS and voice message with its default wording. The customised text is lost: read it with get_phone_template first if it might be wanted.",
  method: "PATCH",
  path: "/branding/phone/templates/{id}/reset",
  resource: "branding",
  toolset: "messaging",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["update:phone_templates"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["restore original text","undo customization","factory settings","revert OTP message","reset SMS template to default","default SMS wording","bring back the default SMS text","undo changes of an SMS template"],
  binding: {"phone_template_id":{"in":"path","name":"id"},"options":{"in":"body","name":"*"}},
  required: ["phone_template_id"],
  body: "value",
  emptyBody: "object",
  statuses: [200,400,401,403,429],
  input: z.strictObject({
    phone_template_id: z.string().min(1).max(255),
    options: ResetPhoneTemplateRequestContent.optional().describe("Leave out; no content is defined for it"),
  }),
});

export const testPhoneTemplate = operation<z.infer<typeof outputs.TestPhoneTemplateOutput>>()({
  name: "test_phone_template",
  title: "Send a test of a phone message template",
  description: "Sends the message of one template as a real text or call to the number you give, to see its wording on a phone; it may cost money. For the connection to the provider alone, use test_phone_provider.",
  method: "POST",
  path: "/branding/phone/templates/{id}/try",
  resource: "branding",
  toolset: "messaging",
  risk: "write",
  scopes: {"mode":"any","scopes":["create:phone_templates"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["preview text message","try OTP wording","check how codes look","sample call","send a test of an SMS template","preview SMS","text me a sample","how does the SMS look on a phone"],
  binding: {"phone_template_id":{"in":"path","name":"id"},"custom_domain":{"in":"header","name":"auth0-custom-domain"},"to":{"in":"body","name":"to"},"delivery_method":{"in":"body","name":"delivery_method"}},
  required: ["phone_template_id","to"],
  body: "fields",
  emptyBody: "object",
  statuses: [202,400,401,403,404,429],
  input: z.strictObject({
    phone_template_id: z.string().min(1).max(255),
    custom_domain: z.string().min(3).max(255).optional().describe("Domain name the message is sent on behalf of"),
    to: z.string().min(1).max(16).describe("E.164 number, such as +15551234567"),
    delivery_method: PhoneProviderDeliveryMethodEnum.optional(),
  }),
});

export const getUniversalLoginTemplate = operation<z.infer<typeof outputs.GetUniversalLoginTemplateOutput>>()({
  name: "get_universal_login_template",
  title: "Get the Universal Login page template",
  description: "The custom Liquid and HTML page around the login box. Answers 404 when none is set, and needs a custom domain and a paid plan. Wording of single screens is in get_prompt_custom_text.",
  method: "GET",
  path: "/branding/templates/universal-login",
  resource: "branding",
  toolset: "branding",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:branding"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["hosted login page","sign-in HTML","page layout","custom markup","white-label","login page source","show login page HTML","current page template","HTML of universal login","is there a custom login page"],
  binding: {},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,401,402,403,404,429],
  input: z.strictObject({}),
});

export const setUniversalLoginTemplate = operation<undefined>()({
  name: "set_universal_login_template",
  title: "Set the Universal Login page template",
  description: "Replaces the HTML page around the login box for every user at once; the former one is not kept, so save get_universal_login_template first. Anything scripted here runs where passwords are typed. Needs a custom domain.",
  method: "PUT",
  path: "/branding/templates/universal-login",
  resource: "branding",
  toolset: "branding",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["update:branding"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["customize hosted login","sign-in HTML","page layout","edit markup","white-label","change login page","custom HTML template for universal login","own login page layout","add footer to login page","put analytics on login page","change the page around the login box","customize login page HTML","add our header","own login page HTML","page template","custom login page","HTML around login"],
  binding: {"template":{"in":"body","name":"*"}},
  required: ["template"],
  body: "value",
  emptyBody: "object",
  statuses: [201,204,400,401,402,403,409,429],
  input: z.strictObject({
    template: UpdateUniversalLoginTemplateRequestContent.describe("HTML string, at most 100 KB, with {%- auth0:head -%} in head and {%- auth0:widget -%} in body"),
  }),
});

export const deleteUniversalLoginTemplate = operation<undefined>()({
  name: "delete_universal_login_template",
  title: "Delete the Universal Login page template",
  description: "Drops the custom page HTML so that all users see the standard login page again. It cannot be restored: save it with get_universal_login_template beforehand.",
  method: "DELETE",
  path: "/branding/templates/universal-login",
  resource: "branding",
  toolset: "branding",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["delete:branding"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["reset hosted login","remove customization","default sign-in","revert markup","broken login page","go back to the stock login page","remove custom login page","reset login page","delete page template","throw away our login page customisation","back to Auth0's own login page"],
  binding: {},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [204,401,402,403,429],
  input: z.strictObject({}),
});

export const createBrandingTheme = operation<z.infer<typeof outputs.CreateBrandingThemeOutput>>()({
  name: "create_branding_theme",
  title: "Create the branding theme",
  description: "Sets colours, borders, fonts, background and widget layout of Universal Login. A tenant has one theme: answers 409 if it exists, then use update_branding_theme. All five style groups must be given whole.",
  method: "POST",
  path: "/branding/themes",
  resource: "branding",
  toolset: "branding",
  risk: "write",
  scopes: {"mode":"any","scopes":["update:branding"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["look and feel","sign-in style","CSS","rounded buttons","dark mode","design","create a theme","design the login box","new theme for login"],
  binding: {"borders":{"in":"body","name":"borders"},"colors":{"in":"body","name":"colors"},"displayName":{"in":"body","name":"displayName"},"fonts":{"in":"body","name":"fonts"},"page_background":{"in":"body","name":"page_background"},"widget":{"in":"body","name":"widget"},"identifiers":{"in":"body","name":"identifiers"}},
  required: ["borders","colors","fonts","page_background","widget"],
  body: "fields",
  emptyBody: "object",
  statuses: [200,400,401,403,409,429],
  input: z.strictObject({
    borders: BrandingThemeBorders,
    colors: BrandingThemeColors.describe("Hex colours such as #635dff"),
    displayName: z.string().max(2048).regex(new RegExp("^[^<>]*$", 'u')).optional(),
    fonts: BrandingThemeFonts,
    page_background: BrandingThemePageBackground,
    widget: BrandingThemeWidget.describe("logo_url must be https"),
    identifiers: BrandingThemeIdentifiers.optional(),
  }),
});

export const getDefaultBrandingTheme = operation<z.infer<typeof outputs.GetDefaultBrandingThemeOutput>>()({
  name: "get_default_branding_theme",
  title: "Get the default branding theme",
  description: "Colours, borders, fonts and layout of the Universal Login theme in force, with its themeId. The easiest way to the theme, as no id is needed; 404 when none was created.",
  method: "GET",
  path: "/branding/themes/default",
  resource: "branding",
  toolset: "branding",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:branding"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["look and feel","sign-in style","CSS","current design","button color","active theme","what fonts and button styles does our theme use","current theme","theme colours","show theme","login page design","which theme is in force","active design of the login page"],
  binding: {},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,401,403,404,429],
  input: z.strictObject({}),
});

export const getBrandingTheme = operation<z.infer<typeof outputs.GetBrandingThemeOutput>>()({
  name: "get_branding_theme",
  title: "Get a branding theme",
  description: "Colours, borders, fonts, background and widget layout of one theme by its id. Without the id, use get_default_branding_theme.",
  method: "GET",
  path: "/branding/themes/{themeId}",
  resource: "branding",
  toolset: "branding",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:branding"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["look and feel","sign-in style","CSS","button color","design details","show a theme by id","theme settings"],
  binding: {"theme_id":{"in":"path","name":"themeId"}},
  required: ["theme_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,401,403,404,429],
  input: z.strictObject({
    theme_id: z.string().min(1),
  }),
});

export const updateBrandingTheme = operation<z.infer<typeof outputs.UpdateBrandingThemeOutput>>()({
  name: "update_branding_theme",
  title: "Update a branding theme",
  description: "Restyles Universal Login for all users. borders, colors, fonts, page_background and widget must each be sent complete, so start from get_default_branding_theme and change what differs.",
  method: "PATCH",
  path: "/branding/themes/{themeId}",
  resource: "branding",
  toolset: "branding",
  risk: "write",
  scopes: {"mode":"any","scopes":["update:branding"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["look and feel","sign-in style","CSS","rounded buttons","button color","dark mode","redesign","change fonts of the login page","change button colour","change login box style","background image of login page","dark theme","change logo position","edit theme","restyle login widget","make the login box wider","corners round","login box shadow","change theme","login box design","fonts","buttons","background image"],
  binding: {"theme_id":{"in":"path","name":"themeId"},"borders":{"in":"body","name":"borders"},"colors":{"in":"body","name":"colors"},"displayName":{"in":"body","name":"displayName"},"fonts":{"in":"body","name":"fonts"},"page_background":{"in":"body","name":"page_background"},"widget":{"in":"body","name":"widget"},"identifiers":{"in":"body","name":"identifiers"}},
  required: ["theme_id","borders","colors","fonts","page_background","widget"],
  body: "fields",
  emptyBody: "object",
  statuses: [200,400,401,403,404,429],
  input: z.strictObject({
    theme_id: z.string().min(1).describe("32 letters and digits, from get_default_branding_theme"),
    borders: BrandingThemeBorders,
    colors: BrandingThemeColors.describe("Complete set of hex colours such as #635dff"),
    displayName: z.string().max(2048).regex(new RegExp("^[^<>]*$", 'u')).optional(),
    fonts: BrandingThemeFonts,
    page_background: BrandingThemePageBackground,
    widget: BrandingThemeWidget,
    identifiers: BrandingThemeIdentifiers.optional(),
  }),
});

export const deleteBrandingTheme = operation<undefined>()({
  name: "delete_branding_theme",
  title: "Delete a branding theme",
  description: "Discards the theme; Universal Login falls back to the standard look with the colours of get_branding. The settings are lost unless saved first.",
  method: "DELETE",
  path: "/branding/themes/{themeId}",
  resource: "branding",
  toolset: "branding",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["delete:branding"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["reset design","remove style","default look","revert CSS","drop customization","delete theme","go back to default theme","back to the standard theme","throw the theme away"],
  binding: {"theme_id":{"in":"path","name":"themeId"}},
  required: ["theme_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [204,401,403,404,429],
  input: z.strictObject({
    theme_id: z.string().min(1),
  }),
});

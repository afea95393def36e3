// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { sized } from '../formats.js';

export const SigningAlgorithmEnum = z.enum(["HS256", "RS256", "RS512", "PS256"]);
export const TokenQuotaClientCredentials = sized(z.strictObject({
  enforce: z.boolean().optional(),
  per_day: z.int().min(1).max(2147483647).optional(),
  per_hour: z.int().min(1).max(2147483647).optional(),
}), 1, Infinity);
export const CreateTokenQuota = z.strictObject({ client_credentials: TokenQuotaClientCredentials });
export const UpdateTokenQuota = z.strictObject({
  client_credentials: TokenQuotaClientCredentials,
}).nullable();
export const ConnectionStrategyEnum = z.enum(["ad", "adfs", "amazon", "apple", "dropbox", "bitbucket", "auth0-oidc", "auth0", "baidu", "bitly", "box", "custom", "daccount", "dwolla", "email", "evernote-sandbox", "evernote", "exact", "facebook", "fitbit", "github", "google-apps", "google-oauth2", "instagram", "ip", "line", "linkedin", "oauth1", "oauth2", "office365", "oidc", "okta", "paypal", "paypal-sandbox", "pingfederate", "planningcenter", "salesforce-community", "salesforce-sandbox", "salesforce", "samlp", "sharepoint", "shopify", "shop", "sms", "soundcloud", "thirtysevensignals", "twitter", "untappd", "vkontakte", "waad", "weibo", "windowslive", "wordpress", "yahoo", "yandex", "auth0-adldap", "notion-mcp", "asana", "atlassian", "cloudflare-mcp", "gitlab", "hubspot-mcp", "linear-mcp", "sentry-mcp", "slack"]);
export const SearchParserEnum = z.enum(["scim", "lucene"]);
export const ConnectionsMetadata = sized(z.record(z.string(), z.string().max(255).nullable()), 0, 10);
export const ConnectionAuthenticationPurpose = z.strictObject({ active: z.boolean() });
export const ConnectionConnectedAccountsPurpose = z.strictObject({
  active: z.boolean(),
  cross_app_access: z.boolean().optional(),
  allow_missing_user_id: z.boolean().optional(),
});
export const CrossAppAccessRequestingApp = z.strictObject({ active: z.boolean() });
export const DirectoryProvisioningMappingItem = z.strictObject({ auth0: z.string(), idp: z.string() });
export const SynchronizeGroupsEnum = z.enum(["all", "off", "selected"]);
export const ScimMappingItem = z.looseObject({ auth0: z.string().optional(), scim: z.string().optional() });
export const IdentityProviderEnum = z.enum(["ad", "adfs", "amazon", "apple", "dropbox", "bitbucket", "auth0-oidc", "auth0", "baidu", "bitly", "box", "custom", "daccount", "dwolla", "email", "evernote-sandbox", "evernote", "exact", "facebook", "fitbit", "github", "google-apps", "google-oauth2", "instagram", "ip", "line", "linkedin", "oauth1", "oauth2", "office365", "oidc", "okta", "paypal", "paypal-sandbox", "pingfederate", "planningcenter", "salesforce-community", "salesforce-sandbox", "salesforce", "samlp", "sharepoint", "shopify", "shop", "sms", "soundcloud", "thirtysevensignals", "twitter", "untappd", "vkontakte", "waad", "weibo", "windowslive", "wordpress", "yahoo", "yandex"]);
export const Identity = z.strictObject({
  user_id: z.string(),
  provider: IdentityProviderEnum,
  connection_id: z.string().regex(new RegExp("^con_[A-Za-z0-9]{16}$", 'u')).optional(),
});
export const OrganizationBrandingColors = z.strictObject({
  primary: z.string(),
  page_background: z.string(),
});
export const OrganizationBranding = z.strictObject({
  logo_url: z.string().optional(),
  colors: OrganizationBrandingColors.optional(),
});
export const OrganizationMetadata = sized(z.record(z.string(), z.string().max(255).nullable()), 0, 25);
export const AppMetadata = z.record(z.string(), z.unknown());
export const UserMetadata = z.record(z.string(), z.unknown());
export const RefreshTokenMetadata = sized(z.record(z.string(), z.unknown()), 0, 25).nullable();
export const PermissionRequestPayload = z.strictObject({
  resource_server_identifier: z.string(),
  permission_name: z.string(),
});
export const SessionMetadata = sized(z.record(z.string(), z.unknown()), 0, 25).nullable();
export const UserIdentityProviderEnum = z.enum(["ad", "adfs", "amazon", "apple", "dropbox", "bitbucket", "auth0-oidc", "auth0", "baidu", "bitly", "box", "custom", "daccount", "dwolla", "email", "evernote-sandbox", "evernote", "exact", "facebook", "fitbit", "github", "google-apps", "google-oauth2", "instagram", "ip", "line", "linkedin", "oauth1", "oauth2", "office365", "oidc", "okta", "paypal", "paypal-sandbox", "pingfederate", "planningcenter", "salesforce-community", "salesforce-sandbox", "salesforce", "samlp", "sharepoint", "shopify", "shop", "sms", "soundcloud", "thirtysevensignals", "twitter", "untappd", "vkontakte", "waad", "weibo", "windowslive", "wordpress", "yahoo", "yandex"]);
export const UserId = z.union([z.string().min(1), z.int()]);

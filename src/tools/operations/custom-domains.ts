// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { formatted, sized } from '../formats.js';
import { operation } from '../operation.js';
import type * as outputs from './custom-domains.output.js';

const CustomDomainProvisioningTypeEnum = z.enum(["auth0_managed_certs", "self_managed_certs"]);

const CustomDomainVerificationMethodEnum = z.enum(["txt"]);

const CustomDomainTlsPolicyEnum = z.enum(["recommended"]);

const CustomDomainCustomClientIpHeaderEnum = z.enum(["true-client-ip", "cf-connecting-ip", "x-forwarded-for", "x-azure-clientip", ""]);

const CustomDomainCustomClientIpHeader = CustomDomainCustomClientIpHeaderEnum.nullable();

const DomainMetadata = sized(z.record(z.string(), z.string().max(255).nullable()), 0, 10);

export const listCustomDomains = operation<z.infer<typeof outputs.ListCustomDomainsOutput>>()({
  name: "list_custom_domains",
  title: "List custom domains",
  description: "The own domains under which the tenant serves login, with verification and certificate status and which is the default. With q or take the answer is paged by next/from; otherwise all come at once.",
  method: "GET",
  path: "/custom-domains",
  resource: "custom-domains",
  toolset: "tenant",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:custom_domains"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["vanity URL","login.example.com","CNAME","branded hostname","SSL state","white-label domains","list custom domains","which custom domain do we use","our login domain","is our vanity domain verified and its certificate ready","status of custom domains","which domains does the login run on","our login addresses","show domains","which custom domains","domain status"],
  binding: {"take":{"in":"query","name":"take"},"from":{"in":"query","name":"from"},"q":{"in":"query","name":"q"},"fields":{"in":"query","name":"fields"},"include_fields":{"in":"query","name":"include_fields"},"sort":{"in":"query","name":"sort"}},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,401,403,429],
  list: {"key":"custom_domains","page":false,"checkpoint":true,"totals":false},
  input: z.strictObject({
    take: z.int().min(1).max(100).optional().describe("Page size, 1–100, default 50"),
    from: z.string().max(1000).optional().describe("next of the previous page"),
    q: z.string().max(1000).optional().describe("Lucene syntax"),
    fields: z.string().max(100).optional(),
    include_fields: z.boolean().optional(),
    sort: z.string().max(15).optional().describe("Only domain:1"),
  }),
});

export const createCustomDomain = operation<z.infer<typeof outputs.CreateCustomDomainOutput>>()({
  name: "create_custom_domain",
  title: "Add a custom domain",
  description: "Registers an own login domain and returns the DNS record that proves ownership. It serves nothing until that record is published and verify_custom_domain reports ready.",
  method: "POST",
  path: "/custom-domains",
  resource: "custom-domains",
  toolset: "tenant",
  risk: "write",
  scopes: {"mode":"any","scopes":["create:custom_domains"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["vanity URL","CNAME","branded hostname","own login address","SSL","white-label","use login.example.com instead of the auth0.com address","add a custom domain","login under our own domain","set up vanity URL","own domain for login page","white label the login address","run login under auth.example.org","login address should be our own","use our domain for login","serve the login at id.brand.com","login page on our own address","own domain","custom domain","own domain for login","login on our own URL"],
  binding: {"domain":{"in":"body","name":"domain"},"type":{"in":"body","name":"type"},"verification_method":{"in":"body","name":"verification_method"},"tls_policy":{"in":"body","name":"tls_policy"},"custom_client_ip_header":{"in":"body","name":"custom_client_ip_header"},"domain_metadata":{"in":"body","name":"domain_metadata"},"relying_party_identifier":{"in":"body","name":"relying_party_identifier"}},
  required: ["domain","type"],
  body: "fields",
  emptyBody: "object",
  statuses: [201,400,401,403,409,429],
  input: z.strictObject({
    domain: z.string().min(3).max(255).regex(new RegExp("^(([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]{0,61}[a-zA-Z0-9])\\.)*([A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9-]{0,61}[A-Za-z0-9])$", 'u')),
    type: CustomDomainProvisioningTypeEnum.describe("auth0_managed_certs: Auth0 renews TLS; self_managed_certs: own reverse proxy"),
    verification_method: CustomDomainVerificationMethodEnum.optional(),
    tls_policy: CustomDomainTlsPolicyEnum.optional(),
    custom_client_ip_header: CustomDomainCustomClientIpHeader.optional().describe("Only for self_managed_certs: header in which the proxy passes the client IP; null unsets"),
    domain_metadata: DomainMetadata.optional().describe("At most 10 keys; values up to 255 characters"),
    relying_party_identifier: formatted(z.string().max(255), "hostname").optional().describe("Passkey rpId, a parent of the domain; default is the whole domain"),
  }),
});

export const getDefaultCustomDomain = operation<z.infer<typeof outputs.GetDefaultCustomDomainOutput>>()({
  name: "get_default_custom_domain",
  title: "Get the default domain",
  description: "The domain used where a request does not name one, such as links in e-mails: a custom domain or the canonical tenant domain.",
  method: "GET",
  path: "/custom-domains/default",
  resource: "custom-domains",
  toolset: "tenant",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:custom_domains"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["primary hostname","main login URL","links in mails point to","vanity URL","which domain is the default","default custom domain"],
  binding: {},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,401,403,429],
  input: z.strictObject({}),
});

export const setDefaultCustomDomain = operation<z.infer<typeof outputs.SetDefaultCustomDomainOutput>>()({
  name: "set_default_custom_domain",
  title: "Set the default domain",
  description: "Chooses the domain used where a request does not name one, such as links in e-mails. It must be a verified custom domain or the canonical tenant domain, given by name, not by id.",
  method: "PATCH",
  path: "/custom-domains/default",
  resource: "custom-domains",
  toolset: "tenant",
  risk: "write",
  scopes: {"mode":"any","scopes":["update:custom_domains"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["primary hostname","main login URL","make primary","switch link address","make this custom domain the default","change default domain","links in emails should use our domain","use id.brand.com by default","default domain for emails"],
  binding: {"domain":{"in":"body","name":"domain"}},
  required: ["domain"],
  body: "fields",
  emptyBody: "object",
  statuses: [200,400,403],
  input: z.strictObject({
    domain: z.string().min(3).max(255).describe("Domain name such as login.example.com, not the cd_… id"),
  }),
});

export const getCustomDomain = operation<z.infer<typeof outputs.GetCustomDomainOutput>>()({
  name: "get_custom_domain",
  title: "Get a custom domain",
  description: "Status, DNS record to publish, certificate state and errors, TLS policy and metadata of one domain. Look here when verification hangs.",
  method: "GET",
  path: "/custom-domains/{id}",
  resource: "custom-domains",
  toolset: "tenant",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:custom_domains"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["vanity URL","pending_verification","SSL certificate","CNAME target","hostname not working","is our custom domain verified","is the certificate of the domain ready","which CNAME do I need","DNS record for custom domain","status of login.example.com","custom domain pending"],
  binding: {"custom_domain_id":{"in":"path","name":"id"}},
  required: ["custom_domain_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,404,429],
  input: z.strictObject({
    custom_domain_id: z.string().min(1).describe("cd_…, from list_custom_domains"),
  }),
});

export const updateCustomDomain = operation<z.infer<typeof outputs.UpdateCustomDomainOutput>>()({
  name: "update_custom_domain",
  title: "Update a custom domain",
  description: "Changes client IP header, TLS policy, metadata or passkey relying party of a domain; name and type are fixed. Another relying party makes passkeys enrolled under the old one unusable.",
  method: "PATCH",
  path: "/custom-domains/{id}",
  resource: "custom-domains",
  toolset: "tenant",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["update:custom_domains"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["vanity URL settings","rpId","WebAuthn","proxy header","Cloudflare","hostname metadata","change TLS policy of domain","set custom client IP header","domain metadata","relying party id for passkeys"],
  binding: {"custom_domain_id":{"in":"path","name":"id"},"tls_policy":{"in":"body","name":"tls_policy"},"custom_client_ip_header":{"in":"body","name":"custom_client_ip_header"},"domain_metadata":{"in":"body","name":"domain_metadata"},"relying_party_identifier":{"in":"body","name":"relying_party_identifier"}},
  required: ["custom_domain_id"],
  body: "fields",
  emptyBody: "object",
  statuses: [200,400,401,403,429],
  input: z.strictObject({
    custom_domain_id: z.string().min(1),
    tls_policy: CustomDomainTlsPolicyEnum.optional(),
    custom_client_ip_header: CustomDomainCustomClientIpHeader.optional().describe("Only for self_managed_certs: header in which the proxy passes the client IP; null unsets"),
    domain_metadata: DomainMetadata.optional().describe("At most 10 keys; values up to 255 characters"),
    relying_party_identifier: formatted(z.string().max(255), "hostname").nullable().optional().describe("Changing it cuts off passkeys enrolled so far; null returns to the whole domain"),
  }),
});

export const deleteCustomDomain = operation<undefined>()({
  name: "delete_custom_domain",
  title: "Delete a custom domain",
  description: "Stops serving the domain at once: applications and links that use it break, and passkeys bound to it stop working. The default domain answers 409 until set_default_custom_domain names another.",
  method: "DELETE",
  path: "/custom-domains/{id}",
  resource: "custom-domains",
  toolset: "tenant",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["delete:custom_domains"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["remove vanity URL","drop hostname","disconnect CNAME","unregister","take down login address","remove a vanity URL","delete custom domain","stop using login.example.com","give up id.brand.com","stop serving login on our domain"],
  binding: {"custom_domain_id":{"in":"path","name":"id"}},
  required: ["custom_domain_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [204,400,401,403,409,429],
  input: z.strictObject({
    custom_domain_id: z.string().min(1),
  }),
});

export const testCustomDomain = operation<z.infer<typeof outputs.TestCustomDomainOutput>>()({
  name: "test_custom_domain",
  title: "Test a custom domain",
  description: "Checks whether the domain is reachable and set up correctly and says what is wrong; nothing changes. To finish registration of a new domain, use verify_custom_domain.",
  method: "POST",
  path: "/custom-domains/{id}/test",
  resource: "custom-domains",
  toolset: "tenant",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:custom_domains"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["health check","diagnose DNS","is the hostname working","proxy misconfigured","troubleshoot CNAME","is the custom domain working","check custom domain health","domain not reachable","test domain configuration","diagnose our custom domain","something is wrong with our login domain"],
  binding: {"custom_domain_id":{"in":"path","name":"id"}},
  required: ["custom_domain_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,404,409],
  input: z.strictObject({
    custom_domain_id: z.string().min(1),
  }),
});

export const verifyCustomDomain = operation<z.infer<typeof outputs.VerifyCustomDomainOutput>>()({
  name: "verify_custom_domain",
  title: "Verify a custom domain",
  description: "Checks the published DNS record and, once right, activates the domain; traffic may take 10 more minutes. Repeat while status is pending. With own certificates the first success returns cname_api_key, the secret of the proxy, only once.",
  method: "POST",
  path: "/custom-domains/{id}/verify",
  resource: "custom-domains",
  toolset: "tenant",
  risk: "write",
  scopes: {"mode":"any","scopes":["create:custom_domains"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["prove ownership","DNS check","TXT","activate hostname","CNAME propagated","pending_verification","check the DNS record of the custom domain again","verify domain","I have added the CNAME","DNS is set, activate domain","domain verification","CNAME is in place now","DNS entry has been made","finish the domain setup","domain verification does not pass","check DNS","activate custom domain"],
  binding: {"custom_domain_id":{"in":"path","name":"id"}},
  required: ["custom_domain_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,201,400,401,403,404,429],
  input: z.strictObject({
    custom_domain_id: z.string().min(1),
  }),
});

// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { formatted, sized } from '../formats.js';
import { operationsOf } from '../operation.js';

const CustomDomainProvisioningTypeEnum = z.enum(["auth0_managed_certs", "self_managed_certs"]);
const CustomDomainVerificationMethodEnum = z.enum(["txt"]);
const CustomDomainTlsPolicyEnum = z.enum(["recommended"]);
const CustomDomainCustomClientIpHeaderEnum = z.enum(["true-client-ip", "cf-connecting-ip", "x-forwarded-for", "x-azure-clientip", ""]);
const CustomDomainCustomClientIpHeader = CustomDomainCustomClientIpHeaderEnum.nullable();
const DomainMetadata = sized(z.record(z.string(), z.string().max(255).nullable()), 0, 10);

const operation = operationsOf("custom-domains");

export const listCustomDomains = operation({
  name: "list_custom_domains", title: "List custom domains",
  description: "The custom domains on which the tenant serves login, with verification and certificate status and the default. With q or take the response is paged by next/from; otherwise it is complete.",
  method: "GET", path: "/custom-domains", toolset: "tenant", risk: "read",
  scopes: ["read:custom_domains"], statuses: [200, 401, 403, 429],
  list: "custom_domains",
  input: z.strictObject({
    take: z.int().min(1).max(100).optional().describe("Page size, 1–100, default 50"),
    from: z.string().max(1000).optional().describe("next of the previous page"),
    q: z.string().max(1000).optional().describe("Lucene syntax"),
    fields: z.string().max(100).optional(),
    include_fields: z.boolean().optional(),
    sort: z.string().max(15).optional().describe("Only domain:1"),
  }),
});

export const createCustomDomain = operation({
  name: "create_custom_domain", title: "Add a custom domain",
  description: "Registers a custom login domain and returns the DNS record that proves ownership. It is inactive until that record is published and verify_custom_domain reports ready.",
  method: "POST", path: "/custom-domains", toolset: "tenant", risk: "write",
  scopes: ["create:custom_domains"], statuses: [201, 400, 401, 403, 409, 429],
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

export const getDefaultCustomDomain = operation({
  name: "get_default_custom_domain", title: "Get the default domain",
  description: "The domain used when a request does not specify one, such as links in e-mails: a custom domain or the canonical tenant domain.",
  method: "GET", path: "/custom-domains/default", toolset: "tenant", risk: "read",
  scopes: ["read:custom_domains"], statuses: [200, 401, 403, 429],
  input: z.strictObject({}),
});

export const setDefaultCustomDomain = operation({
  name: "set_default_custom_domain", title: "Set the default domain",
  description: "Sets the domain used when a request does not specify one, such as links in e-mails. It must be a verified custom domain or the canonical tenant domain, given by name, not by id.",
  method: "PATCH", path: "/custom-domains/default", toolset: "tenant", risk: "write",
  scopes: ["update:custom_domains"], statuses: [200, 400, 403],
  input: z.strictObject({
    domain: z.string().min(3).max(255).describe("Domain name such as login.example.com, not the cd_… id"),
  }),
});

export const getCustomDomain = operation({
  name: "get_custom_domain", title: "Get a custom domain",
  description: "Status, DNS record to publish, certificate state and errors, TLS policy and metadata of one domain. Check it when verification is stuck.",
  method: "GET", path: "/custom-domains/{id}", toolset: "tenant", risk: "read",
  scopes: ["read:custom_domains"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { custom_domain_id: { in: "path", name: "id" } },
  input: z.strictObject({ custom_domain_id: z.string().min(1).describe("cd_…, from list_custom_domains") }),
});

export const updateCustomDomain = operation({
  name: "update_custom_domain", title: "Update a custom domain",
  description: "Changes client IP header, TLS policy, metadata or passkey relying party of a domain; name and type are fixed. Changing the relying party makes existing passkeys unusable.",
  method: "PATCH", path: "/custom-domains/{id}", toolset: "tenant", risk: "destructive",
  scopes: ["update:custom_domains"], statuses: [200, 400, 401, 403, 429],
  binding: { custom_domain_id: { in: "path", name: "id" } },
  input: z.strictObject({
    custom_domain_id: z.string().min(1),
    tls_policy: CustomDomainTlsPolicyEnum.optional(),
    custom_client_ip_header: CustomDomainCustomClientIpHeader.optional().describe("Only for self_managed_certs: header in which the proxy passes the client IP; null unsets"),
    domain_metadata: DomainMetadata.optional().describe("At most 10 keys; values up to 255 characters"),
    relying_party_identifier: formatted(z.string().max(255), "hostname").nullable().optional().describe("Changing it invalidates existing passkeys; null means the whole domain"),
  }),
});

export const deleteCustomDomain = operation({
  name: "delete_custom_domain", title: "Delete a custom domain",
  description: "Stops serving the domain immediately: applications and links that use it break, and passkeys bound to it stop working. The default domain returns 409 until set_default_custom_domain sets another.",
  method: "DELETE", path: "/custom-domains/{id}", toolset: "tenant", risk: "destructive",
  scopes: ["delete:custom_domains"], statuses: [204, 400, 401, 403, 409, 429],
  binding: { custom_domain_id: { in: "path", name: "id" } },
  input: z.strictObject({ custom_domain_id: z.string().min(1) }),
});

export const testCustomDomain = operation({
  name: "test_custom_domain", title: "Test a custom domain",
  description: "Checks whether the domain is reachable and configured correctly and reports problems; nothing changes. To finish registration of a new domain, use verify_custom_domain.",
  method: "POST", path: "/custom-domains/{id}/test", toolset: "tenant", risk: "read",
  scopes: ["read:custom_domains"], statuses: [200, 400, 401, 403, 404, 409],
  binding: { custom_domain_id: { in: "path", name: "id" } },
  body: "none",
  input: z.strictObject({ custom_domain_id: z.string().min(1) }),
});

export const verifyCustomDomain = operation({
  name: "verify_custom_domain", title: "Verify a custom domain",
  description: "Checks the published DNS record and, if correct, activates the domain; traffic may take 10 more minutes. Repeat while status is pending. With self-managed certificates the first success returns cname_api_key, the proxy secret, only once.",
  method: "POST", path: "/custom-domains/{id}/verify", toolset: "tenant", risk: "write",
  scopes: ["create:custom_domains"], statuses: [200, 201, 400, 401, 403, 404, 429],
  binding: { custom_domain_id: { in: "path", name: "id" } },
  body: "none",
  input: z.strictObject({ custom_domain_id: z.string().min(1) }),
});

// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { formatted } from '../formats.js';
import { operationsOf } from '../operation.js';

const NetworkAclActionBlockEnum = z.literal(true);
const NetworkAclActionAllowEnum = z.literal(true);
const NetworkAclActionLogEnum = z.literal(true);
const NetworkAclActionRedirectEnum = z.literal(true);
const NetworkAclAction = z.strictObject({
  block: NetworkAclActionBlockEnum.optional(),
  allow: NetworkAclActionAllowEnum.optional(),
  log: NetworkAclActionLogEnum.optional(),
  redirect: NetworkAclActionRedirectEnum.optional(),
  redirect_uri: z.string().min(1).max(2000).optional(),
});
const NetworkACLMatchIpv4Cidr = z.union([formatted(z.string(), "ipv4"), formatted(z.string(), "cidr")]);
const NetworkACLMatchIpv6Cidr = z.union([formatted(z.string(), "ipv6"), formatted(z.string(), "ipv6_cidr")]);
const NetworkACLMatchConnectingIpv4Cidr = z.union([formatted(z.string(), "ipv4"), formatted(z.string(), "cidr")]);
const NetworkACLMatchConnectingIpv6Cidr = z.union([formatted(z.string(), "ipv6"), formatted(z.string(), "ipv6_cidr")]);
const NetworkAclHttpMessageSignatureKey = z.strictObject({ id: z.string() });
const NetworkAclHttpMessageSignatureKeys = z.array(NetworkAclHttpMessageSignatureKey);
const NetworkAclHttpMessageSignature = z.strictObject({ keys: NetworkAclHttpMessageSignatureKeys });
const NetworkAclMatch = z.strictObject({
  asns: z.array(z.int()).min(1).optional(),
  geo_country_codes: z.array(z.string()).min(1).optional(),
  geo_subdivision_codes: z.array(z.string()).min(1).optional(),
  ipv4_cidrs: z.array(NetworkACLMatchIpv4Cidr).min(1).optional(),
  ipv6_cidrs: z.array(NetworkACLMatchIpv6Cidr).min(1).optional(),
  ja3_fingerprints: z.array(z.string()).min(1).optional(),
  ja4_fingerprints: z.array(z.string()).min(1).optional(),
  user_agents: z.array(z.string()).min(1).optional(),
  hostnames: z.array(formatted(z.string(), "hostname")).min(1).optional(),
  connecting_ipv4_cidrs: z.array(NetworkACLMatchConnectingIpv4Cidr).min(1).optional(),
  connecting_ipv6_cidrs: z.array(NetworkACLMatchConnectingIpv6Cidr).min(1).optional(),
  auth0_managed: z.array(z.string().regex(new RegExp("^auth0\\.[^\\.\\s]+$", 'u'))).min(1).optional(),
  http_message_signature: NetworkAclHttpMessageSignature.optional(),
});
const NetworkAclRuleScopeEnum = z.enum(["management", "authentication", "tenant", "dynamic_client_registration"]);
const NetworkAclRuleMatchAllEnum = z.boolean();
const NetworkAclRule = z.strictObject({
  action: NetworkAclAction,
  match: NetworkAclMatch.optional(),
  not_match: NetworkAclMatch.optional(),
  scope: NetworkAclRuleScopeEnum,
  match_all: NetworkAclRuleMatchAllEnum.optional(),
});

const operation = operationsOf("network-acls");

export const listNetworkAcls = operation({
  name: "list_network_acls", title: "List network access control lists",
  description: "Tenant firewall rules that allow, block, log or redirect requests by IP range, country, ASN, user agent, host name or TLS fingerprint. The lowest priority number is tried first and the first match decides. IPs blocked by attack protection are not included.",
  method: "GET", path: "/network-acls", toolset: "attack-protection", risk: "read",
  scopes: ["read:network_acls"], statuses: [200, 401, 403, 404, 429],
  list: "network_acls",
  input: z.strictObject({
    page: z.int().min(0).optional(),
    per_page: z.int().min(0).max(100).optional(),
    include_totals: z.boolean().optional(),
  }),
});

export const createNetworkAcl = operation({
  name: "create_network_acl", title: "Create a network access control list",
  description: "Adds one firewall rule; if active, it applies immediately to everyone in its scope, and a wrong block or overly narrow exception locks out users and administrators. Try it with the `log` action or `active: false` first. A priority already in use is refused.",
  method: "POST", path: "/network-acls", toolset: "attack-protection", risk: "destructive",
  scopes: ["create:network_acls"], statuses: [201, 400, 401, 403, 409, 429, 500],
  input: z.strictObject({
    description: z.string().max(255),
    active: z.boolean(),
    priority: z.number().min(1).max(100).optional().describe("1 (tried first) to 100, default 50, unique"),
    rule: NetworkAclRule.describe("`scope`, `action` (one of block/allow/log/redirect: true) and `match` or `not_match`; match criteria are ANDed"),
  }),
});

export const getNetworkAcl = operation({
  name: "get_network_acl", title: "Get a network access control list",
  description: "One firewall rule with its action, scope, conditions, priority and whether it is active.",
  method: "GET", path: "/network-acls/{id}", toolset: "attack-protection", risk: "read",
  scopes: ["read:network_acls"], statuses: [200, 401, 403, 404, 429],
  binding: { network_acl_id: { in: "path", name: "id" } },
  input: z.strictObject({ network_acl_id: z.string().min(1).max(36).describe("`acl_` and 22 characters") }),
});

export const setNetworkAcl = operation({
  name: "set_network_acl", title: "Replace a network access control list",
  description: "Replaces a complete firewall rule: description, active and rule are required, and an omitted priority becomes 50. Takes effect immediately and can lock people out; to change one property use `update_network_acl`.",
  method: "PUT", path: "/network-acls/{id}", toolset: "attack-protection", risk: "destructive",
  scopes: ["update:network_acls"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { network_acl_id: { in: "path", name: "id" } },
  input: z.strictObject({
    network_acl_id: z.string().min(1).max(36).describe("`acl_` and 22 characters"),
    description: z.string().max(255),
    active: z.boolean(),
    priority: z.number().min(1).max(100).optional().describe("1 (tried first) to 100, unique"),
    rule: NetworkAclRule.describe("`scope`, `action` (one of block/allow/log/redirect: true) and `match` or `not_match`"),
  }),
});

export const updateNetworkAcl = operation({
  name: "update_network_acl", title: "Update a network access control list",
  description: "Turns a firewall rule on or off, or changes its description, priority or `rule`, where apply add and remove change single addresses. Immediate for everyone in scope: a mistake locks people out or lets attackers in.",
  method: "PATCH", path: "/network-acls/{id}", toolset: "attack-protection", risk: "destructive",
  scopes: ["update:network_acls"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { network_acl_id: { in: "path", name: "id" } },
  input: z.strictObject({
    network_acl_id: z.string().min(1).max(36).describe("`acl_` and 22 characters"),
    description: z.string().max(255).optional(),
    active: z.boolean().optional(),
    priority: z.number().min(1).max(100).optional().describe("1 (tried first) to 100, unique"),
    rule: NetworkAclRule.optional().describe("Complete; `get_network_acl` returns the current one"),
  }),
});

export const deleteNetworkAcl = operation({
  name: "delete_network_acl", title: "Delete a network access control list",
  description: "Permanently deletes a firewall rule; requests it blocked are immediately possible again, and those only it allowed may be blocked by other rules. To keep it for later use `update_network_acl` with `active: false`.",
  method: "DELETE", path: "/network-acls/{id}", toolset: "attack-protection", risk: "destructive",
  scopes: ["delete:network_acls"], statuses: [200, 204, 400, 401, 403, 404, 429],
  binding: { network_acl_id: { in: "path", name: "id" } },
  input: z.strictObject({ network_acl_id: z.string().min(1).max(36).describe("`acl_` and 22 characters") }),
});

// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { formatted } from '../formats.js';
import { operation } from '../operation.js';
import type * as outputs from './network-acls.output.js';

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

const NetworkAclHttpMessageSignatureKey = z.strictObject({
  id: z.string(),
});

const NetworkAclHttpMessageSignatureKeys = z.array(NetworkAclHttpMessageSignatureKey);

const NetworkAclHttpMessageSignature = z.strictObject({
  keys: NetworkAclHttpMessageSignatureKeys,
});

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
  auth0_managed: z.array(z.string()).optional(),
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

export const listNetworkAcls = operation<z.infer<typeof outputs.ListNetworkAclsOutput>>()({
  name: "list_network_acls",
  title: "List network access control lists",
  description: "Tenant firewall rules that allow, block, log or redirect requests by IP range, country, ASN, user agent, host name or TLS fingerprint. The lowest priority number is tried first and the first match decides. IPs caught by attack protection are kept elsewhere.",
  method: "GET",
  path: "/network-acls",
  resource: "network-acls",
  toolset: "attack-protection",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:network_acls"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["IP allowlist","whitelist","blacklist","denylist","geo-blocking","network zones","named locations","WAF rules","tenant ACL","which firewall rules are in force","list ACLs","tenant access control list","which IPs may access the tenant","are any countries blocked","IP restrictions","show firewall rules","which IP rules"],
  binding: {"page":{"in":"query","name":"page"},"per_page":{"in":"query","name":"per_page"},"include_totals":{"in":"query","name":"include_totals"}},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,401,403,404,429],
  list: {"key":"network_acls","page":true,"checkpoint":false,"totals":true},
  input: z.strictObject({
    page: z.int().min(0).optional(),
    per_page: z.int().min(0).max(100).optional(),
    include_totals: z.boolean().optional(),
  }),
});

export const createNetworkAcl = operation<undefined>()({
  name: "create_network_acl",
  title: "Create a network access control list",
  description: "Adds one firewall rule; active, it applies at once to everybody in its scope, and a wrong block or too narrow an exception locks out users and administrators. Try it with the `log` action or `active: false` first. A priority already taken is refused.",
  method: "POST",
  path: "/network-acls",
  resource: "network-acls",
  toolset: "attack-protection",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["create:network_acls"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["block a country","ban an IP range","geo-block","IP allowlist","whitelist the office","block Tor","network zone","denylist","tenant ACL","block all traffic from one country","allow only our office IPs","block an IP range","deny access from Tor","restrict access by IP","add firewall rule","block bots by user agent or ASN","only allow traffic from Europe","ban an attacker's IP for good","restrict login to VPN","deny access from a country","block North Korea","refuse traffic from a region","only let certain countries in","ban this subnet","EU only","geofencing","reject traffic from abroad","allow our country only","block country","block IP range","allow only certain IPs","new firewall rule","countries outside EU block","geo restriction"],
  binding: {"description":{"in":"body","name":"description"},"active":{"in":"body","name":"active"},"priority":{"in":"body","name":"priority"},"rule":{"in":"body","name":"rule"}},
  required: ["description","active","rule"],
  body: "fields",
  emptyBody: "object",
  statuses: [201,400,401,403,409,429,500],
  input: z.strictObject({
    description: z.string().max(255),
    active: z.boolean(),
    priority: z.number().min(1).max(100).optional().describe("1 (tried first) to 100, default 50, no two rules alike"),
    rule: NetworkAclRule.describe("`scope`, `action` (one of block/allow/log/redirect: true) and `match` or `not_match`; kinds of match are ANDed"),
  }),
});

export const getNetworkAcl = operation<z.infer<typeof outputs.GetNetworkAclOutput>>()({
  name: "get_network_acl",
  title: "Get a network access control list",
  description: "One firewall rule with its action, scope, conditions, priority and whether it is active.",
  method: "GET",
  path: "/network-acls/{id}",
  resource: "network-acls",
  toolset: "attack-protection",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:network_acls"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["firewall rule details","which IPs are allowed","which countries are blocked","geo-block settings","show a firewall rule","details of an ACL","what does an ACL block"],
  binding: {"network_acl_id":{"in":"path","name":"id"}},
  required: ["network_acl_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,401,403,404,429],
  input: z.strictObject({
    network_acl_id: z.string().min(1).max(36).describe("`acl_` and 22 characters"),
  }),
});

export const setNetworkAcl = operation<z.infer<typeof outputs.SetNetworkAclOutput>>()({
  name: "set_network_acl",
  title: "Replace a network access control list",
  description: "Overwrites a whole firewall rule: description, active and rule are needed, and a priority left out goes back to 50. Takes effect at once and can lock people out; to change one property use `update_network_acl`.",
  method: "PUT",
  path: "/network-acls/{id}",
  resource: "network-acls",
  toolset: "attack-protection",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["update:network_acls"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["overwrite firewall rule","redefine IP allowlist","rewrite geo-block","replace a firewall rule completely"],
  binding: {"network_acl_id":{"in":"path","name":"id"},"description":{"in":"body","name":"description"},"active":{"in":"body","name":"active"},"priority":{"in":"body","name":"priority"},"rule":{"in":"body","name":"rule"}},
  required: ["network_acl_id","description","active","rule"],
  body: "fields",
  emptyBody: "object",
  statuses: [200,400,401,403,404,429],
  input: z.strictObject({
    network_acl_id: z.string().min(1).max(36).describe("`acl_` and 22 characters"),
    description: z.string().max(255),
    active: z.boolean(),
    priority: z.number().min(1).max(100).optional().describe("1 (tried first) to 100, no two rules alike"),
    rule: NetworkAclRule.describe("`scope`, `action` (one of block/allow/log/redirect: true) and `match` or `not_match`"),
  }),
});

export const updateNetworkAcl = operation<z.infer<typeof outputs.UpdateNetworkAclOutput>>()({
  name: "update_network_acl",
  title: "Update a network access control list",
  description: "Switches a firewall rule on or off, or changes its description, priority or `rule`, which is replaced whole (to add one IP range, send all the others too). Immediate for everybody in scope: a mistake locks people out or lets them in.",
  method: "PATCH",
  path: "/network-acls/{id}",
  resource: "network-acls",
  toolset: "attack-protection",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["update:network_acls"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["add an IP to the allowlist","disable a firewall rule","unblock a country","whitelist one more range","activate geo-blocking","change a firewall rule","add IP to a firewall rule","deactivate a firewall rule","change ACL priority","lift country block","add a CIDR to the firewall rule","add an IP to a rule","switch off the firewall rule temporarily"],
  binding: {"network_acl_id":{"in":"path","name":"id"},"description":{"in":"body","name":"description"},"active":{"in":"body","name":"active"},"priority":{"in":"body","name":"priority"},"rule":{"in":"body","name":"rule"}},
  required: ["network_acl_id"],
  body: "fields",
  emptyBody: "object",
  statuses: [200,400,401,403,404,429],
  input: z.strictObject({
    network_acl_id: z.string().min(1).max(36).describe("`acl_` and 22 characters"),
    description: z.string().max(255).optional(),
    active: z.boolean().optional(),
    priority: z.number().min(1).max(100).optional().describe("1 (tried first) to 100, no two rules alike"),
    rule: NetworkAclRule.optional().describe("Complete; `get_network_acl` gives the present one"),
  }),
});

export const deleteNetworkAcl = operation<undefined>()({
  name: "delete_network_acl",
  title: "Delete a network access control list",
  description: "Removes a firewall rule for good; what it blocked can get in again at once, and what only it allowed may be shut out by other rules. `update_network_acl` with `active: false` keeps it for later.",
  method: "DELETE",
  path: "/network-acls/{id}",
  resource: "network-acls",
  toolset: "attack-protection",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["delete:network_acls"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["remove firewall rule","lift geo-block","drop IP allowlist","drop denylist","delete a firewall rule","remove geo block","remove ACL"],
  binding: {"network_acl_id":{"in":"path","name":"id"}},
  required: ["network_acl_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,204,400,401,403,404,429],
  input: z.strictObject({
    network_acl_id: z.string().min(1).max(36).describe("`acl_` and 22 characters"),
  }),
});

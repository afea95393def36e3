// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';

const NetworkAclActionBlockEnum = z.literal(true);

const NetworkAclActionAllowEnum = z.literal(true);

const NetworkAclActionLogEnum = z.literal(true);

const NetworkAclActionRedirectEnum = z.literal(true);

const NetworkAclAction = z.looseObject({
  block: NetworkAclActionBlockEnum.optional(),
  allow: NetworkAclActionAllowEnum.optional(),
  log: NetworkAclActionLogEnum.optional(),
  redirect: NetworkAclActionRedirectEnum.optional(),
  redirect_uri: z.string().optional(),
});

const NetworkACLMatchIpv4Cidr = z.string();

const NetworkACLMatchIpv6Cidr = z.string();

const NetworkACLMatchConnectingIpv4Cidr = z.string();

const NetworkACLMatchConnectingIpv6Cidr = z.string();

const NetworkAclHttpMessageSignatureKey = z.looseObject({
  id: z.string(),
});

const NetworkAclHttpMessageSignatureKeys = z.array(NetworkAclHttpMessageSignatureKey);

const NetworkAclHttpMessageSignature = z.looseObject({
  keys: NetworkAclHttpMessageSignatureKeys,
});

const NetworkAclMatch = z.looseObject({
  asns: z.array(z.number()).optional(),
  geo_country_codes: z.array(z.string()).optional(),
  geo_subdivision_codes: z.array(z.string()).optional(),
  ipv4_cidrs: z.array(NetworkACLMatchIpv4Cidr).optional(),
  ipv6_cidrs: z.array(NetworkACLMatchIpv6Cidr).optional(),
  ja3_fingerprints: z.array(z.string()).optional(),
  ja4_fingerprints: z.array(z.string()).optional(),
  user_agents: z.array(z.string()).optional(),
  hostnames: z.array(z.string()).optional(),
  connecting_ipv4_cidrs: z.array(NetworkACLMatchConnectingIpv4Cidr).optional(),
  connecting_ipv6_cidrs: z.array(NetworkACLMatchConnectingIpv6Cidr).optional(),
  auth0_managed: z.array(z.string()).optional(),
  http_message_signature: NetworkAclHttpMessageSignature.optional(),
});

const NetworkAclRuleScopeEnum = z.string();

const NetworkAclRuleMatchAllEnum = z.boolean();

const NetworkAclRule = z.looseObject({
  action: NetworkAclAction,
  match: NetworkAclMatch.optional(),
  not_match: NetworkAclMatch.optional(),
  scope: NetworkAclRuleScopeEnum,
  match_all: NetworkAclRuleMatchAllEnum.optional(),
});

const NetworkAclsResponseContent = z.looseObject({
  id: z.string().optional(),
  description: z.string().optional(),
  active: z.boolean().optional(),
  priority: z.number().optional(),
  rule: NetworkAclRule.optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
});

const ListNetworkAclsOffsetPaginatedResponseContent = z.looseObject({
  network_acls: z.array(NetworkAclsResponseContent).optional(),
  start: z.number().optional(),
  limit: z.number().optional(),
  total: z.number().optional(),
});

const ListNetworkAclsResponseContent = z.union([ListNetworkAclsOffsetPaginatedResponseContent, z.array(NetworkAclsResponseContent)]);

const GetNetworkAclsResponseContent = z.looseObject({
  id: z.string().optional(),
  description: z.string().optional(),
  active: z.boolean().optional(),
  priority: z.number().optional(),
  rule: NetworkAclRule.optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
});

const SetNetworkAclsResponseContent = z.looseObject({
  id: z.string().optional(),
  description: z.string().optional(),
  active: z.boolean().optional(),
  priority: z.number().optional(),
  rule: NetworkAclRule.optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
});

const UpdateNetworkAclResponseContent = z.looseObject({
  id: z.string().optional(),
  description: z.string().optional(),
  active: z.boolean().optional(),
  priority: z.number().optional(),
  rule: NetworkAclRule.optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
});

export const ListNetworkAclsOutput = ListNetworkAclsResponseContent;

export const GetNetworkAclOutput = GetNetworkAclsResponseContent;

export const SetNetworkAclOutput = SetNetworkAclsResponseContent;

export const UpdateNetworkAclOutput = UpdateNetworkAclResponseContent;

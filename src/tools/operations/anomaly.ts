// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { formatted } from '../formats.js';
import { operation } from '../operation.js';


export const getIpBlock = operation<undefined>()({
  name: "get_ip_block",
  title: "Check whether an IP address is blocked",
  description: "Tells whether suspicious IP throttling currently blocks one address; \"not found\" means that it does not. Lockouts of one person: list_user_blocks.",
  method: "GET",
  path: "/anomaly/blocks/ips/{id}",
  resource: "anomaly",
  toolset: "attack-protection",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:anomaly_blocks"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["banned IP","can't log in from office","rate limited address","credential stuffing","blacklisted","VPN address","limit_mu","is 203.0.113.7 blocked","is our office IP blocked","check if an IP address is blocked","is this IP throttled","IP banned by attack protection","our office cannot log in","why is an IP address rejected","blocked network address","is IP blocked","check IP"],
  binding: {"ip_address":{"in":"path","name":"id"}},
  required: ["ip_address"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,404,429],
  input: z.strictObject({
    ip_address: z.union([formatted(z.string(), "ipv4"), formatted(z.string(), "ipv6")]).describe("A single IPv4 or IPv6 address, no range"),
  }),
});

export const deleteIpBlock = operation<undefined>()({
  name: "delete_ip_block",
  title: "Unblock an IP address",
  description: "Let an address that suspicious IP throttling has blocked try again. Attackers behind it get in line as well, so read list_logs for that address first. Lockouts of one person: clear_user_blocks.",
  method: "DELETE",
  path: "/anomaly/blocks/ips/{id}",
  resource: "anomaly",
  toolset: "attack-protection",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["delete:anomaly_blocks"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["unban IP","office network blocked","whitelist once","lift throttling","let address back in","unlock VPN","our office IP address got blocked, unblock it","unblock IP 203.0.113.7","remove IP from the block list","lift IP block","whole office cannot log in, unblock","unblock IP","IP is blocked, release it","our network is blocked","remove IP block"],
  binding: {"ip_address":{"in":"path","name":"id"}},
  required: ["ip_address"],
  body: "none",
  emptyBody: "omit",
  statuses: [204,400,401,403,429],
  input: z.strictObject({
    ip_address: z.union([formatted(z.string(), "ipv4"), formatted(z.string(), "ipv6")]).describe("A single IPv4 or IPv6 address, no range"),
  }),
});

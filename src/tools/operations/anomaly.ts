// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { formatted } from '../formats.js';
import { operationsOf } from '../operation.js';

const operation = operationsOf("anomaly");

export const getIpBlock = operation({
  name: "get_ip_block", title: "Check whether an IP address is blocked",
  description: "Tells whether suspicious IP throttling currently blocks one address; \"not found\" means it does not. Lockouts of one person: list_user_blocks.",
  method: "GET", path: "/anomaly/blocks/ips/{id}", toolset: "attack-protection", risk: "read",
  scopes: ["read:anomaly_blocks"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { ip_address: { in: "path", name: "id" } },
  input: z.strictObject({
    ip_address: z.union([formatted(z.string(), "ipv4"), formatted(z.string(), "ipv6")]).describe("A single IPv4 or IPv6 address, not a range"),
  }),
});

export const deleteIpBlock = operation({
  name: "delete_ip_block", title: "Unblock an IP address",
  description: "Lets an address blocked by suspicious IP throttling try again. This includes attackers behind it, so check list_logs for that address first. Lockouts of one person: clear_user_blocks.",
  method: "DELETE", path: "/anomaly/blocks/ips/{id}", toolset: "attack-protection", risk: "destructive",
  scopes: ["delete:anomaly_blocks"], statuses: [204, 400, 401, 403, 429],
  binding: { ip_address: { in: "path", name: "id" } },
  input: z.strictObject({
    ip_address: z.union([formatted(z.string(), "ipv4"), formatted(z.string(), "ipv6")]).describe("A single IPv4 or IPv6 address, not a range"),
  }),
});

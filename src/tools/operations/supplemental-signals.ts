// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operationsOf } from '../operation.js';

const operation = operationsOf("supplemental-signals");

export const getSupplementalSignals = operation({
  name: "get_supplemental_signals", title: "Get supplemental signals settings",
  description: "Whether the bot and reputation headers that Akamai adds in front of the tenant are read and passed to actions and logs. Requires Akamai as the reverse proxy of a custom domain.",
  method: "GET", path: "/supplemental-signals", toolset: "attack-protection", risk: "read", lifecycle: "EA",
  scopes: ["read:attack_protection"], statuses: [200, 401, 403, 404, 429],
  input: z.strictObject({}),
});

export const updateSupplementalSignals = operation({
  name: "update_supplemental_signals", title: "Turn supplemental signals on or off",
  description: "Starts or stops reading Akamai's bot and reputation headers for the whole tenant. If disabled, actions that rely on those values no longer receive them.",
  method: "PATCH",
  path: "/supplemental-signals",
  toolset: "attack-protection",
  risk: "write",
  lifecycle: "EA",
  scopes: ["update:attack_protection"], statuses: [200, 401, 403, 404, 429],
  input: z.strictObject({ akamai_enabled: z.boolean() }),
});

// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operation } from '../operation.js';
import type * as outputs from './supplemental-signals.output.js';


export const getSupplementalSignals = operation<z.infer<typeof outputs.GetSupplementalSignalsOutput>>()({
  name: "get_supplemental_signals",
  title: "Get supplemental signals settings",
  description: "Tells whether the bot and reputation headers that Akamai adds in front of the tenant are read and passed on to actions and logs. Needs Akamai as the reverse proxy of a custom domain.",
  method: "GET",
  path: "/supplemental-signals",
  resource: "supplemental-signals",
  toolset: "attack-protection",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:attack_protection"]},
  lifecycle: "EA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["Account Protector","Bot Manager","CDN signals","edge headers","WAF","is Akamai on","are we using Akamai bot signals","is Akamai integration on","Akamai settings"],
  binding: {},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,401,403,404,429],
  input: z.strictObject({}),
});

export const updateSupplementalSignals = operation<z.infer<typeof outputs.UpdateSupplementalSignalsOutput>>()({
  name: "update_supplemental_signals",
  title: "Turn supplemental signals on or off",
  description: "Starts or stops reading Akamai's bot and reputation headers for the whole tenant. Switched off, actions that decide on those values no longer receive them.",
  method: "PATCH",
  path: "/supplemental-signals",
  resource: "supplemental-signals",
  toolset: "attack-protection",
  risk: "write",
  scopes: {"mode":"any","scopes":["update:attack_protection"]},
  lifecycle: "EA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["enable Akamai","disable Akamai","Account Protector","Bot Manager","CDN signals","edge headers","turn on Akamai signals","use Akamai bot score","disable supplemental signals"],
  binding: {"akamai_enabled":{"in":"body","name":"akamai_enabled"}},
  required: ["akamai_enabled"],
  body: "fields",
  emptyBody: "object",
  statuses: [200,401,403,404,429],
  input: z.strictObject({
    akamai_enabled: z.boolean(),
  }),
});

// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { propertyCount } from '../formats.js';
import { operation } from '../operation.js';
import type * as outputs from './verifiable-credentials.output.js';

const MdlPresentationProperties = z.looseObject({
  family_name: z.boolean().optional(),
  given_name: z.boolean().optional(),
  birth_date: z.boolean().optional(),
  issue_date: z.boolean().optional(),
  expiry_date: z.boolean().optional(),
  issuing_country: z.boolean().optional(),
  issuing_authority: z.boolean().optional(),
  portrait: z.boolean().optional(),
  driving_privileges: z.boolean().optional(),
  resident_address: z.boolean().optional(),
  portrait_capture_date: z.boolean().optional(),
  age_in_years: z.boolean().optional(),
  age_birth_year: z.boolean().optional(),
  issuing_jurisdiction: z.boolean().optional(),
  nationality: z.boolean().optional(),
  resident_city: z.boolean().optional(),
  resident_state: z.boolean().optional(),
  resident_postal_code: z.boolean().optional(),
  resident_country: z.boolean().optional(),
  family_name_national_character: z.boolean().optional(),
  given_name_national_character: z.boolean().optional(),
}).check(propertyCount(1, Infinity));

const MdlPresentationRequestProperties = z.strictObject({
  "org.iso.18013.5.1": MdlPresentationProperties,
});

const MdlPresentationRequest = z.strictObject({
  "org.iso.18013.5.1.mDL": MdlPresentationRequestProperties,
});

export const listVerifiableCredentialTemplates = operation<z.infer<typeof outputs.ListVerifiableCredentialTemplatesOutput>>()({
  name: "list_verifiable_credential_templates",
  title: "List verifiable credential templates",
  description: "Templates that say which claims of a digital identity document, such as a mobile driving licence, the tenant asks for and whose issuers it trusts.",
  method: "GET",
  path: "/verifiable-credentials/verification/templates",
  resource: "verifiable-credentials",
  toolset: "self-service",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:vdcs_templates"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["mDL","digital wallet","mobile driver license","VC","ID verification","VDC","age check"],
  binding: {"from":{"in":"query","name":"from"},"take":{"in":"query","name":"take"}},
  required: [],
  body: "none",
  emptyBody: "omit",
  list: {"key":"templates","page":false,"checkpoint":true,"totals":false},
  input: z.strictObject({
    from: z.string().optional(),
    take: z.int().min(1).max(100).optional(),
  }),
});

export const createVerifiableCredentialTemplate = operation<z.infer<typeof outputs.CreateVerifiableCredentialTemplateOutput>>()({
  name: "create_verifiable_credential_template",
  title: "Create a verifiable credential template",
  description: "Defines a request for claims from a mobile driving licence (ISO 18013-5) in a wallet, checked against AAMVA issuers or a certificate authority of your own. The name must be unique.",
  method: "POST",
  path: "/verifiable-credentials/verification/templates",
  resource: "verifiable-credentials",
  toolset: "self-service",
  risk: "write",
  scopes: {"mode":"any","scopes":["create:vdcs_templates"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["mDL","digital wallet","mobile driver license","VC","ID verification","VDC","age check"],
  binding: {"name":{"in":"body","name":"name"},"type":{"in":"body","name":"type"},"dialect":{"in":"body","name":"dialect"},"presentation":{"in":"body","name":"presentation"},"custom_certificate_authority":{"in":"body","name":"custom_certificate_authority"},"well_known_trusted_issuers":{"in":"body","name":"well_known_trusted_issuers"}},
  required: ["name","type","dialect","presentation","well_known_trusted_issuers"],
  body: "fields",
  emptyBody: "object",
  input: z.strictObject({
    name: z.string().min(1).max(255),
    type: z.string().min(1).max(255),
    dialect: z.string().max(255).regex(new RegExp("^simplified/1.0$", 'u')).describe("Only simplified/1.0"),
    presentation: MdlPresentationRequest.describe("Claims asked of the wallet, under org.iso.18013.5.1.mDL"),
    custom_certificate_authority: z.string().min(1).max(4096).nullable().optional().describe("PEM, at most 4096 characters"),
    well_known_trusted_issuers: z.string().min(1).max(255).regex(new RegExp("^aamva$", 'u')).describe("Only aamva"),
  }),
});

export const getVerifiableCredentialTemplate = operation<z.infer<typeof outputs.GetVerifiableCredentialTemplateOutput>>()({
  name: "get_verifiable_credential_template",
  title: "Get a verifiable credential template",
  description: "Requested claims, trusted issuers and version of one template for checking a mobile driving licence.",
  method: "GET",
  path: "/verifiable-credentials/verification/templates/{id}",
  resource: "verifiable-credentials",
  toolset: "self-service",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:vdcs_templates"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["mDL","digital wallet","mobile driver license","VC","ID verification","VDC"],
  binding: {"template_id":{"in":"path","name":"id"}},
  required: ["template_id"],
  body: "none",
  emptyBody: "omit",
  input: z.strictObject({
    template_id: z.string().min(1).max(26),
  }),
});

export const updateVerifiableCredentialTemplate = operation<z.infer<typeof outputs.UpdateVerifiableCredentialTemplateOutput>>()({
  name: "update_verifiable_credential_template",
  title: "Update a verifiable credential template",
  description: "Changes the name, requested claims or trusted issuers for later checks of mobile driving licences. A custom certificate authority cannot be changed here; make a new template.",
  method: "PATCH",
  path: "/verifiable-credentials/verification/templates/{id}",
  resource: "verifiable-credentials",
  toolset: "self-service",
  risk: "write",
  scopes: {"mode":"any","scopes":["update:vdcs_templates"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["mDL","digital wallet","mobile driver license","VC","ask for more claims","VDC"],
  binding: {"template_id":{"in":"path","name":"id"},"name":{"in":"body","name":"name"},"type":{"in":"body","name":"type"},"dialect":{"in":"body","name":"dialect"},"presentation":{"in":"body","name":"presentation"},"well_known_trusted_issuers":{"in":"body","name":"well_known_trusted_issuers"},"version":{"in":"body","name":"version"}},
  required: ["template_id"],
  body: "fields",
  emptyBody: "object",
  input: z.strictObject({
    template_id: z.string().min(1).max(26),
    name: z.string().min(1).max(255).nullable().optional(),
    type: z.string().min(1).max(255).nullable().optional(),
    dialect: z.string().max(255).regex(new RegExp("^simplified/1.0$", 'u')).nullable().optional().describe("Only simplified/1.0"),
    presentation: MdlPresentationRequest.optional().describe("Claims asked of the wallet, under org.iso.18013.5.1.mDL"),
    well_known_trusted_issuers: z.string().min(1).max(255).regex(new RegExp("^aamva$", 'u')).nullable().optional().describe("Only aamva"),
    version: z.number().nullable().optional(),
  }),
});

export const deleteVerifiableCredentialTemplate = operation<undefined>()({
  name: "delete_verifiable_credential_template",
  title: "Delete a verifiable credential template",
  description: "Removes the template for good; checks that refer to it can no longer be started.",
  method: "DELETE",
  path: "/verifiable-credentials/verification/templates/{id}",
  resource: "verifiable-credentials",
  toolset: "self-service",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["delete:vdcs_templates"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["mDL","digital wallet","mobile driver license","VC","stop ID verification","VDC"],
  binding: {"template_id":{"in":"path","name":"id"}},
  required: ["template_id"],
  body: "none",
  emptyBody: "omit",
  input: z.strictObject({
    template_id: z.string().min(1).max(26),
  }),
});

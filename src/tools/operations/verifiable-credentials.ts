// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { sized } from '../formats.js';
import { operationsOf } from '../operation.js';

const MdlPresentationProperties = sized(z.looseObject({
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
}), 1, Infinity);
const MdlPresentationRequestProperties = z.strictObject({ "org.iso.18013.5.1": MdlPresentationProperties });
const MdlPresentationRequest = z.strictObject({ "org.iso.18013.5.1.mDL": MdlPresentationRequestProperties });

const operation = operationsOf("verifiable-credentials");

export const listVerifiableCredentialTemplates = operation({
  name: "list_verifiable_credential_templates", title: "List verifiable credential templates",
  description: "Templates of which claims of a digital identity document, such as a mobile driver's license, the tenant requests and which issuers it trusts.",
  method: "GET",
  path: "/verifiable-credentials/verification/templates",
  toolset: "self-service",
  risk: "read",
  scopes: ["read:vdcs_templates"], statuses: [200, 400, 401, 403, 429],
  list: "templates",
  input: z.strictObject({ from: z.string().optional(), take: z.int().min(1).max(100).optional() }),
});

export const createVerifiableCredentialTemplate = operation({
  name: "create_verifiable_credential_template", title: "Create a verifiable credential template",
  description: "Defines a request for claims from a mobile driver's license (ISO 18013-5) in a wallet, verified against AAMVA issuers or your own certificate authority. The name must be unique.",
  method: "POST",
  path: "/verifiable-credentials/verification/templates",
  toolset: "self-service",
  risk: "write",
  scopes: ["create:vdcs_templates"], statuses: [201, 400, 401, 403, 409, 429],
  input: z.strictObject({
    name: z.string().min(1).max(255),
    type: z.string().min(1).max(255),
    dialect: z.string().max(255).regex(new RegExp("^simplified/1.0$", 'u')).describe("Only simplified/1.0"),
    presentation: MdlPresentationRequest.describe("Claims requested from the wallet, under org.iso.18013.5.1.mDL"),
    custom_certificate_authority: z.string().min(1).max(4096).nullable().optional().describe("PEM, at most 4096 characters"),
    well_known_trusted_issuers: z.string().min(1).max(255).regex(new RegExp("^aamva$", 'u')).describe("Only aamva"),
  }),
});

export const getVerifiableCredentialTemplate = operation({
  name: "get_verifiable_credential_template", title: "Get a verifiable credential template",
  description: "Requested claims, trusted issuers and version of one template for verifying a mobile driver's license.",
  method: "GET",
  path: "/verifiable-credentials/verification/templates/{id}",
  toolset: "self-service",
  risk: "read",
  scopes: ["read:vdcs_templates"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { template_id: { in: "path", name: "id" } },
  input: z.strictObject({ template_id: z.string().min(1).max(26) }),
});

export const updateVerifiableCredentialTemplate = operation({
  name: "update_verifiable_credential_template", title: "Update a verifiable credential template",
  description: "Changes the name, requested claims or trusted issuers for later verification of mobile driver's licenses. A custom certificate authority cannot be changed; create a new template.",
  method: "PATCH",
  path: "/verifiable-credentials/verification/templates/{id}",
  toolset: "self-service",
  risk: "write",
  scopes: ["update:vdcs_templates"], statuses: [200, 400, 401, 403, 409, 429],
  binding: { template_id: { in: "path", name: "id" } },
  input: z.strictObject({
    template_id: z.string().min(1).max(26),
    name: z.string().min(1).max(255).nullable().optional(),
    type: z.string().min(1).max(255).nullable().optional(),
    dialect: z.string().max(255).regex(new RegExp("^simplified/1.0$", 'u')).nullable().optional().describe("Only simplified/1.0"),
    presentation: MdlPresentationRequest.optional().describe("Claims requested from the wallet, under org.iso.18013.5.1.mDL"),
    well_known_trusted_issuers: z.string().min(1).max(255).regex(new RegExp("^aamva$", 'u')).nullable().optional().describe("Only aamva"),
    version: z.number().nullable().optional(),
  }),
});

export const deleteVerifiableCredentialTemplate = operation({
  name: "delete_verifiable_credential_template", title: "Delete a verifiable credential template",
  description: "Permanently deletes the template; verifications that use it can no longer be started.",
  method: "DELETE",
  path: "/verifiable-credentials/verification/templates/{id}",
  toolset: "self-service",
  risk: "destructive",
  scopes: ["delete:vdcs_templates"], statuses: [204, 400, 401, 403, 429],
  binding: { template_id: { in: "path", name: "id" } },
  input: z.strictObject({ template_id: z.string().min(1).max(26) }),
});

// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';

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
});

const MdlPresentationRequestProperties = z.looseObject({
  "org.iso.18013.5.1": MdlPresentationProperties,
});

const MdlPresentationRequest = z.looseObject({
  "org.iso.18013.5.1.mDL": MdlPresentationRequestProperties,
});

const VerifiableCredentialTemplateResponse = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  type: z.string().optional(),
  dialect: z.string().optional(),
  presentation: MdlPresentationRequest.optional(),
  custom_certificate_authority: z.string().nullable().optional(),
  well_known_trusted_issuers: z.string().nullable().optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
});

const ListVerifiableCredentialTemplatesPaginatedResponseContent = z.looseObject({
  next: z.string().nullable().optional(),
  templates: z.array(VerifiableCredentialTemplateResponse).optional(),
});

const CreateVerifiableCredentialTemplateResponseContent = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  type: z.string().optional(),
  dialect: z.string().optional(),
  presentation: MdlPresentationRequest.optional(),
  custom_certificate_authority: z.string().nullable().optional(),
  well_known_trusted_issuers: z.string().nullable().optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
});

const GetVerifiableCredentialTemplateResponseContent = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  type: z.string().optional(),
  dialect: z.string().optional(),
  presentation: MdlPresentationRequest.optional(),
  custom_certificate_authority: z.string().nullable().optional(),
  well_known_trusted_issuers: z.string().nullable().optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
});

const UpdateVerifiableCredentialTemplateResponseContent = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  type: z.string().optional(),
  dialect: z.string().optional(),
  presentation: MdlPresentationRequest.optional(),
  custom_certificate_authority: z.string().nullable().optional(),
  well_known_trusted_issuers: z.string().nullable().optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
});

export const ListVerifiableCredentialTemplatesOutput = ListVerifiableCredentialTemplatesPaginatedResponseContent;

export const CreateVerifiableCredentialTemplateOutput = CreateVerifiableCredentialTemplateResponseContent;

export const GetVerifiableCredentialTemplateOutput = GetVerifiableCredentialTemplateResponseContent;

export const UpdateVerifiableCredentialTemplateOutput = UpdateVerifiableCredentialTemplateResponseContent;

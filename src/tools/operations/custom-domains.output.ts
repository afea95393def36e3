// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';

const CustomDomainStatusFilterEnum = z.string();

const CustomDomainTypeEnum = z.string();

const DomainVerificationMethodNameEnum = z.string();

const DomainVerificationMethod = z.looseObject({
  name: DomainVerificationMethodNameEnum,
  record: z.string(),
  domain: z.string().optional(),
});

const DomainVerificationStatusEnum = z.string();

const DomainVerification = z.looseObject({
  methods: z.array(DomainVerificationMethod).optional(),
  status: DomainVerificationStatusEnum.optional(),
  error_msg: z.string().optional(),
  last_verified_at: z.string().optional(),
});

const DomainMetadata = z.record(z.string(), z.string().nullable());

const DomainCertificateStatusEnum = z.string();

const DomainCertificateAuthorityEnum = z.string();

const DomainCertificate = z.looseObject({
  status: DomainCertificateStatusEnum.optional(),
  error_msg: z.string().optional(),
  certificate_authority: DomainCertificateAuthorityEnum.optional(),
  renews_before: z.string().optional(),
});

const CustomDomain = z.looseObject({
  custom_domain_id: z.string(),
  domain: z.string(),
  primary: z.boolean(),
  is_default: z.boolean().optional(),
  status: CustomDomainStatusFilterEnum,
  type: CustomDomainTypeEnum,
  origin_domain_name: z.string().optional(),
  verification: DomainVerification.optional(),
  custom_client_ip_header: z.string().nullable().optional(),
  tls_policy: z.string().optional(),
  domain_metadata: DomainMetadata.optional(),
  certificate: DomainCertificate.optional(),
  relying_party_identifier: z.string().optional(),
});

const ListCustomDomainsPaginatedResponseContent = z.looseObject({
  custom_domains: z.array(CustomDomain),
  next: z.string().optional(),
});

const ListCustomDomainsResponseContent = z.union([z.array(CustomDomain), ListCustomDomainsPaginatedResponseContent]);

const CreateCustomDomainResponseContent = z.looseObject({
  custom_domain_id: z.string(),
  domain: z.string(),
  primary: z.boolean(),
  is_default: z.boolean().optional(),
  status: CustomDomainStatusFilterEnum,
  type: CustomDomainTypeEnum,
  verification: DomainVerification,
  custom_client_ip_header: z.string().nullable().optional(),
  tls_policy: z.string().optional(),
  domain_metadata: DomainMetadata.optional(),
  certificate: DomainCertificate.optional(),
  relying_party_identifier: z.string().optional(),
});

const GetDefaultCustomDomainResponseContent = z.looseObject({
  custom_domain_id: z.string(),
  domain: z.string(),
  primary: z.boolean(),
  is_default: z.boolean().optional(),
  status: CustomDomainStatusFilterEnum,
  type: CustomDomainTypeEnum,
  origin_domain_name: z.string().optional(),
  verification: DomainVerification.optional(),
  custom_client_ip_header: z.string().nullable().optional(),
  tls_policy: z.string().optional(),
  domain_metadata: DomainMetadata.optional(),
  certificate: DomainCertificate.optional(),
  relying_party_identifier: z.string().optional(),
});

const GetDefaultCanonicalDomainResponseContent = z.looseObject({
  domain: z.string(),
});

const GetDefaultDomainResponseContent = z.union([GetDefaultCustomDomainResponseContent, GetDefaultCanonicalDomainResponseContent]);

const UpdateDefaultCustomDomainResponseContent = z.looseObject({
  custom_domain_id: z.string(),
  domain: z.string(),
  primary: z.boolean(),
  is_default: z.boolean().optional(),
  status: CustomDomainStatusFilterEnum,
  type: CustomDomainTypeEnum,
  origin_domain_name: z.string().optional(),
  verification: DomainVerification.optional(),
  custom_client_ip_header: z.string().nullable().optional(),
  tls_policy: z.string().optional(),
  domain_metadata: DomainMetadata.optional(),
  certificate: DomainCertificate.optional(),
  relying_party_identifier: z.string().optional(),
});

const UpdateDefaultCanonicalDomainResponseContent = z.looseObject({
  domain: z.string(),
});

const UpdateDefaultDomainResponseContent = z.union([UpdateDefaultCustomDomainResponseContent, UpdateDefaultCanonicalDomainResponseContent]);

const GetCustomDomainResponseContent = z.looseObject({
  custom_domain_id: z.string(),
  domain: z.string(),
  primary: z.boolean(),
  is_default: z.boolean().optional(),
  status: CustomDomainStatusFilterEnum,
  type: CustomDomainTypeEnum,
  origin_domain_name: z.string().optional(),
  verification: DomainVerification.optional(),
  custom_client_ip_header: z.string().nullable().optional(),
  tls_policy: z.string().optional(),
  domain_metadata: DomainMetadata.optional(),
  certificate: DomainCertificate.optional(),
  relying_party_identifier: z.string().optional(),
});

const UpdateCustomDomainResponseContent = z.looseObject({
  custom_domain_id: z.string(),
  domain: z.string(),
  primary: z.boolean(),
  is_default: z.boolean().optional(),
  status: CustomDomainStatusFilterEnum,
  type: CustomDomainTypeEnum,
  verification: DomainVerification,
  custom_client_ip_header: z.string().nullable().optional(),
  tls_policy: z.string().optional(),
  domain_metadata: DomainMetadata.optional(),
  certificate: DomainCertificate.optional(),
  relying_party_identifier: z.string().optional(),
});

const TestCustomDomainResponseContent = z.looseObject({
  success: z.boolean(),
  message: z.string().optional(),
});

const VerifyCustomDomainResponseContent = z.looseObject({
  custom_domain_id: z.string(),
  domain: z.string(),
  primary: z.boolean(),
  status: CustomDomainStatusFilterEnum,
  type: CustomDomainTypeEnum,
  cname_api_key: z.string().optional(),
  origin_domain_name: z.string().optional(),
  verification: DomainVerification.optional(),
  custom_client_ip_header: z.string().nullable().optional(),
  tls_policy: z.string().optional(),
  domain_metadata: DomainMetadata.optional(),
  certificate: DomainCertificate.optional(),
});

export const ListCustomDomainsOutput = ListCustomDomainsResponseContent;

export const CreateCustomDomainOutput = CreateCustomDomainResponseContent;

export const GetDefaultCustomDomainOutput = GetDefaultDomainResponseContent;

export const SetDefaultCustomDomainOutput = UpdateDefaultDomainResponseContent;

export const GetCustomDomainOutput = GetCustomDomainResponseContent;

export const UpdateCustomDomainOutput = UpdateCustomDomainResponseContent;

export const TestCustomDomainOutput = TestCustomDomainResponseContent;

export const VerifyCustomDomainOutput = VerifyCustomDomainResponseContent;

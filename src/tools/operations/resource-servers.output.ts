// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { SigningAlgorithmEnum } from './shared.output.js';

const ResourceServerScope = z.looseObject({
  value: z.string(),
  description: z.string().optional(),
});

const ResourceServerTokenDialectResponseEnum = z.string();

const ResourceServerTokenEncryptionFormatEnum = z.string();

const ResourceServerTokenEncryptionAlgorithmEnum = z.string();

const ResourceServerTokenEncryptionKey = z.looseObject({
  name: z.string().optional(),
  alg: ResourceServerTokenEncryptionAlgorithmEnum,
  kid: z.string().optional(),
  pem: z.string(),
});

const ResourceServerTokenEncryption = z.looseObject({
  format: ResourceServerTokenEncryptionFormatEnum,
  encryption_key: ResourceServerTokenEncryptionKey,
}).nullable();

const ResourceServerConsentPolicyEnum = z.string().nullable();

const ResourceServerProofOfPossessionMechanismEnum = z.string();

const ResourceServerProofOfPossessionRequiredForEnum = z.string();

const ResourceServerProofOfPossession = z.looseObject({
  mechanism: ResourceServerProofOfPossessionMechanismEnum,
  required: z.boolean(),
  required_for: ResourceServerProofOfPossessionRequiredForEnum.optional(),
}).nullable();

const ResourceServerSubjectTypeAuthorizationUserPolicyEnum = z.string();

const ResourceServerSubjectTypeAuthorizationUser = z.looseObject({
  policy: ResourceServerSubjectTypeAuthorizationUserPolicyEnum.optional(),
});

const ResourceServerSubjectTypeAuthorizationClientPolicyEnum = z.string();

const ResourceServerSubjectTypeAuthorizationClient = z.looseObject({
  policy: ResourceServerSubjectTypeAuthorizationClientPolicyEnum.optional(),
});

const ResourceServerSubjectTypeAuthorizationAnonymousUserPolicyEnum = z.string();

const ResourceServerSubjectTypeAuthorizationAnonymousUser = z.looseObject({
  policy: ResourceServerSubjectTypeAuthorizationAnonymousUserPolicyEnum.optional(),
});

const ResourceServerSubjectTypeAuthorization = z.looseObject({
  user: ResourceServerSubjectTypeAuthorizationUser.optional(),
  client: ResourceServerSubjectTypeAuthorizationClient.optional(),
  anonymous_user: ResourceServerSubjectTypeAuthorizationAnonymousUser.optional(),
});

const ResourceServerAuthorizationPolicy = z.looseObject({
  policy_id: z.string(),
}).nullable();

const ResourceServer = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  is_system: z.boolean().optional(),
  identifier: z.string().optional(),
  scopes: z.array(ResourceServerScope).optional(),
  signing_alg: SigningAlgorithmEnum.optional(),
  signing_secret: z.string().optional(),
  allow_offline_access: z.boolean().optional(),
  allow_online_access: z.boolean().optional(),
  allow_online_access_with_ephemeral_sessions: z.boolean().optional(),
  skip_consent_for_verifiable_first_party_clients: z.boolean().optional(),
  token_lifetime: z.number().optional(),
  token_lifetime_for_web: z.number().optional(),
  enforce_policies: z.boolean().optional(),
  token_dialect: ResourceServerTokenDialectResponseEnum.optional(),
  token_encryption: ResourceServerTokenEncryption.optional(),
  consent_policy: ResourceServerConsentPolicyEnum.optional(),
  authorization_details: z.array(z.unknown()).nullable().optional(),
  proof_of_possession: ResourceServerProofOfPossession.optional(),
  subject_type_authorization: ResourceServerSubjectTypeAuthorization.optional(),
  authorization_policy: ResourceServerAuthorizationPolicy.optional(),
  client_id: z.string().optional(),
});

const ListResourceServerOffsetPaginatedResponseContent = z.looseObject({
  start: z.number().optional(),
  limit: z.number().optional(),
  total: z.number().optional(),
  resource_servers: z.array(ResourceServer).optional(),
});

const ListResourceServerResponseContent = z.union([z.array(ResourceServer), ListResourceServerOffsetPaginatedResponseContent]);

const CreateResourceServerResponseContent = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  is_system: z.boolean().optional(),
  identifier: z.string().optional(),
  scopes: z.array(ResourceServerScope).optional(),
  signing_alg: SigningAlgorithmEnum.optional(),
  signing_secret: z.string().optional(),
  allow_offline_access: z.boolean().optional(),
  allow_online_access: z.boolean().optional(),
  allow_online_access_with_ephemeral_sessions: z.boolean().optional(),
  skip_consent_for_verifiable_first_party_clients: z.boolean().optional(),
  token_lifetime: z.number().optional(),
  token_lifetime_for_web: z.number().optional(),
  enforce_policies: z.boolean().optional(),
  token_dialect: ResourceServerTokenDialectResponseEnum.optional(),
  token_encryption: ResourceServerTokenEncryption.optional(),
  consent_policy: ResourceServerConsentPolicyEnum.optional(),
  authorization_details: z.array(z.unknown()).nullable().optional(),
  proof_of_possession: ResourceServerProofOfPossession.optional(),
  subject_type_authorization: ResourceServerSubjectTypeAuthorization.optional(),
  authorization_policy: ResourceServerAuthorizationPolicy.optional(),
  client_id: z.string().optional(),
});

const ResourceServerSearchResponse = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  is_system: z.boolean().optional(),
  identifier: z.string().optional(),
  scopes: z.array(ResourceServerScope).optional(),
  signing_alg: SigningAlgorithmEnum.optional(),
  allow_offline_access: z.boolean().optional(),
  allow_online_access: z.boolean().optional(),
  allow_online_access_with_ephemeral_sessions: z.boolean().optional(),
  skip_consent_for_verifiable_first_party_clients: z.boolean().optional(),
  token_lifetime: z.number().optional(),
  token_lifetime_for_web: z.number().optional(),
  enforce_policies: z.boolean().optional(),
  token_lifetime_for_anonymous_access_tokens: z.number().optional(),
  token_dialect: ResourceServerTokenDialectResponseEnum.optional(),
  token_encryption: ResourceServerTokenEncryption.nullable().optional(),
  consent_policy: ResourceServerConsentPolicyEnum.nullable().optional(),
  authorization_details: z.array(z.unknown()).nullable().optional(),
  proof_of_possession: ResourceServerProofOfPossession.nullable().optional(),
  subject_type_authorization: ResourceServerSubjectTypeAuthorization.optional(),
  authorization_policy: ResourceServerAuthorizationPolicy.nullable().optional(),
  client_id: z.string().optional(),
});

const SearchResourceServersResponseContent = z.looseObject({
  resource_servers: z.array(ResourceServerSearchResponse),
  next: z.string().optional(),
});

const GetResourceServerResponseContent = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  is_system: z.boolean().optional(),
  identifier: z.string().optional(),
  scopes: z.array(ResourceServerScope).optional(),
  signing_alg: SigningAlgorithmEnum.optional(),
  signing_secret: z.string().optional(),
  allow_offline_access: z.boolean().optional(),
  allow_online_access: z.boolean().optional(),
  allow_online_access_with_ephemeral_sessions: z.boolean().optional(),
  skip_consent_for_verifiable_first_party_clients: z.boolean().optional(),
  token_lifetime: z.number().optional(),
  token_lifetime_for_web: z.number().optional(),
  enforce_policies: z.boolean().optional(),
  token_dialect: ResourceServerTokenDialectResponseEnum.optional(),
  token_encryption: ResourceServerTokenEncryption.optional(),
  consent_policy: ResourceServerConsentPolicyEnum.optional(),
  authorization_details: z.array(z.unknown()).nullable().optional(),
  proof_of_possession: ResourceServerProofOfPossession.optional(),
  subject_type_authorization: ResourceServerSubjectTypeAuthorization.optional(),
  authorization_policy: ResourceServerAuthorizationPolicy.optional(),
  client_id: z.string().optional(),
});

const UpdateResourceServerResponseContent = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  is_system: z.boolean().optional(),
  identifier: z.string().optional(),
  scopes: z.array(ResourceServerScope).optional(),
  signing_alg: SigningAlgorithmEnum.optional(),
  signing_secret: z.string().optional(),
  allow_offline_access: z.boolean().optional(),
  allow_online_access: z.boolean().optional(),
  allow_online_access_with_ephemeral_sessions: z.boolean().optional(),
  skip_consent_for_verifiable_first_party_clients: z.boolean().optional(),
  token_lifetime: z.number().optional(),
  token_lifetime_for_web: z.number().optional(),
  enforce_policies: z.boolean().optional(),
  token_dialect: ResourceServerTokenDialectResponseEnum.optional(),
  token_encryption: ResourceServerTokenEncryption.optional(),
  consent_policy: ResourceServerConsentPolicyEnum.optional(),
  authorization_details: z.array(z.unknown()).nullable().optional(),
  proof_of_possession: ResourceServerProofOfPossession.optional(),
  subject_type_authorization: ResourceServerSubjectTypeAuthorization.optional(),
  authorization_policy: ResourceServerAuthorizationPolicy.optional(),
  client_id: z.string().optional(),
});

export const ListResourceServersOutput = ListResourceServerResponseContent;

export const CreateResourceServerOutput = CreateResourceServerResponseContent;

export const SearchResourceServersOutput = SearchResourceServersResponseContent;

export const GetResourceServerOutput = GetResourceServerResponseContent;

export const UpdateResourceServerOutput = UpdateResourceServerResponseContent;

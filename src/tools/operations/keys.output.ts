// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';

const CustomSigningKeyTypeEnum = z.string();

const CustomSigningKeyUseEnum = z.string();

const CustomSigningKeyOperationEnum = z.string();

const CustomSigningKeyAlgorithmEnum = z.string();

const CustomSigningKeyCurveEnum = z.string();

const CustomSigningKeyJWK = z.looseObject({
  kty: CustomSigningKeyTypeEnum,
  kid: z.string().optional(),
  use: CustomSigningKeyUseEnum.optional(),
  key_ops: z.array(CustomSigningKeyOperationEnum).optional(),
  alg: CustomSigningKeyAlgorithmEnum.optional(),
  n: z.string().optional(),
  e: z.string().optional(),
  crv: CustomSigningKeyCurveEnum.optional(),
  x: z.string().optional(),
  y: z.string().optional(),
  x5u: z.string().optional(),
  x5c: z.array(z.string()).optional(),
  x5t: z.string().optional(),
  "x5t#S256": z.string().optional(),
});

const GetCustomSigningKeysResponseContent = z.looseObject({
  keys: z.array(CustomSigningKeyJWK).optional(),
});

const SetCustomSigningKeysResponseContent = z.looseObject({
  keys: z.array(CustomSigningKeyJWK).optional(),
});

const EncryptionKeyType = z.string();

const EncryptionKeyState = z.string();

const EncryptionKey = z.looseObject({
  kid: z.string(),
  type: EncryptionKeyType,
  state: EncryptionKeyState,
  created_at: z.string(),
  updated_at: z.string(),
  parent_kid: z.string().nullable().optional(),
  public_key: z.string().nullable().optional(),
});

const ListEncryptionKeyOffsetPaginatedResponseContent = z.looseObject({
  start: z.number().optional(),
  limit: z.number().optional(),
  total: z.number().optional(),
  keys: z.array(EncryptionKey).optional(),
});

const ListEncryptionKeysResponseContent = z.union([z.array(EncryptionKey), ListEncryptionKeyOffsetPaginatedResponseContent]);

const CreateEncryptionKeyResponseContent = z.looseObject({
  kid: z.string(),
  type: EncryptionKeyType,
  state: EncryptionKeyState,
  created_at: z.string(),
  updated_at: z.string(),
  parent_kid: z.string().nullable().optional(),
  public_key: z.string().nullable().optional(),
});

const GetEncryptionKeyResponseContent = z.looseObject({
  kid: z.string(),
  type: EncryptionKeyType,
  state: EncryptionKeyState,
  created_at: z.string(),
  updated_at: z.string(),
  parent_kid: z.string().nullable().optional(),
  public_key: z.string().nullable().optional(),
});

const ImportEncryptionKeyResponseContent = z.looseObject({
  kid: z.string(),
  type: EncryptionKeyType,
  state: EncryptionKeyState,
  created_at: z.string(),
  updated_at: z.string(),
  parent_kid: z.string().nullable().optional(),
  public_key: z.string().nullable().optional(),
});

const EncryptionKeyPublicWrappingAlgorithm = z.string();

const CreateEncryptionKeyPublicWrappingResponseContent = z.looseObject({
  public_key: z.string(),
  algorithm: EncryptionKeyPublicWrappingAlgorithm,
});

const NetworkAclKeyAlgorithmEnum = z.string();

const NetworkAclKey = z.looseObject({
  id: z.string(),
  name: z.string(),
  alg: NetworkAclKeyAlgorithmEnum,
  fingerprint: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
});

const GetAllKeysNetworkAclsResponseContent = z.looseObject({
  keys: z.array(NetworkAclKey),
});

const CreateKeysNetworkAclsResponseContent = z.looseObject({
  id: z.string(),
  name: z.string(),
  alg: NetworkAclKeyAlgorithmEnum,
  fingerprint: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
});

const SigningKeysDate = z.union([z.string(), z.record(z.string(), z.unknown())]);

const SigningKeys = z.looseObject({
  kid: z.string(),
  cert: z.string(),
  pkcs7: z.string().optional(),
  current: z.boolean().optional(),
  next: z.boolean().optional(),
  previous: z.boolean().optional(),
  current_since: SigningKeysDate.optional(),
  current_until: SigningKeysDate.optional(),
  fingerprint: z.string(),
  thumbprint: z.string(),
  revoked: z.boolean().optional(),
  revoked_at: SigningKeysDate.optional(),
});

const RotateSigningKeysResponseContent = z.looseObject({
  cert: z.string(),
  kid: z.string(),
});

const GetSigningKeysResponseContent = z.looseObject({
  kid: z.string(),
  cert: z.string(),
  pkcs7: z.string().optional(),
  current: z.boolean().optional(),
  next: z.boolean().optional(),
  previous: z.boolean().optional(),
  current_since: SigningKeysDate.optional(),
  current_until: SigningKeysDate.optional(),
  fingerprint: z.string(),
  thumbprint: z.string(),
  revoked: z.boolean().optional(),
  revoked_at: SigningKeysDate.optional(),
});

const RevokedSigningKeysResponseContent = z.looseObject({
  cert: z.string(),
  kid: z.string(),
});

export const GetCustomSigningKeysOutput = GetCustomSigningKeysResponseContent;

export const SetCustomSigningKeysOutput = SetCustomSigningKeysResponseContent;

export const ListEncryptionKeysOutput = ListEncryptionKeysResponseContent;

export const CreateEncryptionKeyOutput = CreateEncryptionKeyResponseContent;

export const GetEncryptionKeyOutput = GetEncryptionKeyResponseContent;

export const ImportEncryptionKeyOutput = ImportEncryptionKeyResponseContent;

export const CreateEncryptionWrappingKeyOutput = CreateEncryptionKeyPublicWrappingResponseContent;

export const ListNetworkAclKeysOutput = GetAllKeysNetworkAclsResponseContent;

export const CreateNetworkAclKeyOutput = CreateKeysNetworkAclsResponseContent;

export const GetNetworkAclKeyOutput = NetworkAclKey;

export const ListSigningKeysOutput = z.array(SigningKeys);

export const RotateSigningKeyOutput = RotateSigningKeysResponseContent;

export const GetSigningKeyOutput = GetSigningKeysResponseContent;

export const RevokeSigningKeyOutput = RevokedSigningKeysResponseContent;

// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';

const DeviceCredentialTypeEnum = z.string();

const DeviceCredential = z.looseObject({
  id: z.string().optional(),
  device_name: z.string().optional(),
  device_id: z.string().optional(),
  type: DeviceCredentialTypeEnum.optional(),
  user_id: z.string().optional(),
  client_id: z.string().optional(),
});

const ListDeviceCredentialsOffsetPaginatedResponseContent = z.looseObject({
  start: z.number().optional(),
  limit: z.number().optional(),
  total: z.number().optional(),
  device_credentials: z.array(DeviceCredential).optional(),
});

const ListDeviceCredentialsResponseContent = z.union([z.array(DeviceCredential), ListDeviceCredentialsOffsetPaginatedResponseContent]);

const CreatePublicKeyDeviceCredentialResponseContent = z.looseObject({
  id: z.string(),
});

export const ListDeviceCredentialsOutput = ListDeviceCredentialsResponseContent;

export const CreateDeviceCredentialOutput = CreatePublicKeyDeviceCredentialResponseContent;

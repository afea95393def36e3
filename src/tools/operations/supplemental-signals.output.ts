// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';

const GetSupplementalSignalsResponseContent = z.looseObject({
  akamai_enabled: z.boolean().optional(),
});

const PatchSupplementalSignalsResponseContent = z.looseObject({
  akamai_enabled: z.boolean().optional(),
});

export const GetSupplementalSignalsOutput = GetSupplementalSignalsResponseContent;

export const UpdateSupplementalSignalsOutput = PatchSupplementalSignalsResponseContent;

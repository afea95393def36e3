// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';

const VerifyEmailTicketResponseContent = z.looseObject({
  ticket: z.string(),
});

const ChangePasswordTicketResponseContent = z.looseObject({
  ticket: z.string(),
});

export const CreateEmailVerificationTicketOutput = VerifyEmailTicketResponseContent;

export const CreatePasswordChangeTicketOutput = ChangePasswordTicketResponseContent;

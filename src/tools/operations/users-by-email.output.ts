// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { UserResponseSchema } from './shared.output.js';


export const ListUsersByEmailOutput = z.array(UserResponseSchema);

/** Who says that a person is blocked. */
import type { LogEvent } from '../../events.js';

/** Whether the text is Auth0's own for a blocked profile, rather than that of an Action, a rule or a provider. */
export const isAuth0Block = (event: LogEvent): boolean => /\buser is blocked/.test(event.text);

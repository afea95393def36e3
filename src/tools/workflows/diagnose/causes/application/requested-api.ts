/** The API that an application asked for. */
import type { LogEvent } from '../../../events.js';

/** The audience of the failed request, with its own case where the event has it. */
export const audienceOf = (event: LogEvent): string | undefined =>
  event.audience ??
  /(?:access|audience|resource server|api|service not found:?)\s*[:"'`]*\s*((?:https?:\/\/|urn:)[^\s"'`,]+)/i
    .exec(`${event.description}\n${event.text}`)?.[1]
    ?.replace(/[.;]+$/, '');

/** What the tenant puts into forms of the login pages (public documentation, customize-signup-and-login-prompts). */
import { Html } from '../../../text/html.js';
import { render } from '../../liquid/render.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';

type Place = 'form-content-start' | 'form-content-end';

/** The part of a screen; pages run no script, whatever it holds. */
export async function partial(
  { tenant }: AuthContext,
  prompt: string,
  client: Doc,
  place: Place,
): Promise<Html | undefined> {
  const parts = tenant.singleton(`/prompts/${prompt}/partials`) as Record<string, Doc> | undefined;
  const text = parts?.[prompt]?.[place];
  if (typeof text !== 'string') return undefined;
  return new Html(await render(text, { application: { name: client.name, id: client.client_id } }));
}

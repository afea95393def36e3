/** The page of a second factor by push: the person approves on the phone, and goes on here. */
import { html } from '../../../text/html.js';
import type { AuthHandler } from '../../types.js';
import { connectionOf, noteFactorStart } from '../authorize/next.js';
import { change, type Transaction } from '../authorize/transaction.js';
import { methodsFor } from '../mfa/choice.js';
import { challengeNamed } from '../mfa/out-of-band.js';
import { CHALLENGE_PATHS } from '../mfa/paths.js';
import { startPush, takePush } from '../mfa/push.js';
import { logFactor, otherFactors, outcome, personAt } from './factor-pages.js';
import { form, type StepContext, type StepDeclaration, stepHandlers, text } from './step.js';

const PATH = CHALLENGE_PATHS['push-notification'];
const TITLE = 'Verify your identity';

function sent(at: StepContext): Transaction | undefined {
  const { ctx, client, login } = at;
  const user = personAt(at);
  const [method] = methodsFor(ctx, user, 'push-notification');
  if (!method) return undefined;
  const connection = connectionOf(ctx, login);
  return change(ctx, login, {
    outOfBand: startPush(ctx, { client, connection, user, method: String(method.id) }),
  });
}

const challenge: StepDeclaration = {
  on: ['challenge'],
  show: (at, said) => {
    const { ctx, client, login } = at;
    noteFactorStart(ctx, client, login, false);
    const pending = challengeNamed(ctx, personAt(at), login.outOfBand);
    // The request goes out when the page is first shown; another one only when the person asks for it.
    if (!pending && said === undefined && !sent(at))
      return { title: TITLE, content: html`<p>No phone is enrolled.</p>${otherFactors(at, 'challenge')}` };
    return {
      title: TITLE,
      content: html`<p>A request was sent to your phone. Approve it there, then continue here.</p>
${form(
  login,
  PATH,
  html`<button type="submit">Continue</button>
<button class="second" name="again" value="yes">Send it again</button>`,
)}${otherFactors(at, 'challenge')}`,
    };
  },
  submit: (at) => {
    if (text(at.ctx, 'again') !== '') return sent(at) ?? 'No phone is enrolled.';
    const state = takePush(at.ctx, personAt(at), at.login.outOfBand);
    if (state === 'approved') return outcome(at, 'right', 'push-notification');
    if (state === 'waiting') return 'The request has not been answered yet.';
    if (state === undefined) return 'The request has expired. Send it again.';
    logFactor(at, 'gd_auth_rejected', 'The request on the phone was denied');
    return 'The request was denied. Send it again if it was yours.';
  },
};

export const pushHandlers: Readonly<Record<string, AuthHandler>> = stepHandlers(PATH, challenge);

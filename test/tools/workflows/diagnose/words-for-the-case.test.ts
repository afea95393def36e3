/** What the person and the helper are told fits what stopped the sign-in, where its cause has several kinds of case. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Story } from '../../../workflows/stories-by-others/story.js';
import { type Player, startPlayer } from './score-story.js';
import neighbors from './stories/neighbors.json' with { type: 'json' };

let player: Player;
beforeAll(async () => {
  player = await startPlayer();
});
afterAll(() => player.close());

/** By the id of the story: what has to be in the words for the person, and in the next step. */
const WORDS: Readonly<Record<string, { tell: RegExp; next: RegExp }>> = {
  'reset-link-opened-a-second-time': { tell: /link .* used already or is too old/, next: /^Send a new link/ },
  'request-for-a-new-password-fails': { tell: /could not be sent/, next: /get_email_provider/ },
  'change-refused-for-a-reason-nobody-knows': { tell: /tell us what the page said/, next: /get_log/ },
  'change-to-a-leaked-password-by-its-code': { tell: /new password .* leak/, next: /use nowhere else/ },
  'sign-up-closed-at-facebook': { tell: /New accounts cannot be created/, next: /closed .* leave it so/ },
  'realm-left-out-by-a-script': { tell: /not your account/, next: /default_directory/ },
  'domain-sends-a-guest-to-the-company': { tell: /company login that does not have/, next: /domain_aliases/ },
  'page-on-a-new-host-may-not-call': { tell: /not set up for signing in/, next: /allowed_origins/ },
  'many-names-failed-at-the-office': { tell: /from your network/, next: /no longer blocked/ },
  'secret-of-the-connection-expired': { tell: /not your account/, next: /client id and secret/ },
  'certificate-of-adfs-was-replaced': { tell: /not your account/, next: /signing certificate/ },
  'cancelled-at-linkedin': { tell: /accept it there/, next: /pressed cancel/ },
  'locked-at-okta': { tell: /is locked.*help desk/, next: /have to change it there/ },
  'new-colleague-must-change-the-password-first': {
    tell: /change it at your company/,
    next: /change nothing/,
  },
  'key-of-the-old-login-address': {
    tell: /another address of our sign-in page/,
    next: /enroll here as well/,
  },
  'phone-replaced-and-push-is-refused': { tell: /which device you use now/, next: /remove|removal/ },
  'wrong-codes-of-the-app': { tell: /second step/, next: /clock/ },
  'pushes-that-nobody-answers': { tell: /approve it/, next: /requests arrive on the phone/ },
  'signed-out-by-a-new-password': { tell: /password was changed/, next: /did not change it themselves/ },
  'old-rotating-token-used-again': { tell: /signed out for safety/, next: /leeway/ },
  'too-many-tries-at-one-mailed-code': { tell: /request a new one/, next: /newest message/ },
  'recovery-code-is-the-wrong-one': { tell: /once/, next: /code that was shown last/ },
  'too-many-codes-of-the-app': { tell: /wait some minutes/, next: /wait some minutes/ },
  'browser-says-the-key-is-of-another-domain': {
    tell: /another address of our sign-in page/,
    next: /remove none/,
  },
  'assertion-for-the-former-domain': { tell: /not your account/, next: /key is not at fault/ },
  'organization-of-the-request-was-deleted': { tell: /not your account/, next: /Correct the organization/ },
};

it.each(Object.entries(WORDS))('%s', async (id, { tell, next }) => {
  const story = (neighbors as Story[]).find((one) => one.id === id);
  if (!story) throw new Error(`no story ${id}`);
  const { text } = await player.play(story);
  const line = text.split('\n').find((one) => one.startsWith('{')) ?? '';
  const { tell_person, what_to_do } = JSON.parse(line) as { tell_person: string; what_to_do: string };
  expect(tell_person).toMatch(tell);
  expect(what_to_do).toMatch(next);
});

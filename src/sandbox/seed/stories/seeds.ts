/** The stories as seeds: `story:<name>` fills the sandbox with one of them. */
import type { SandboxServices } from '../../types.js';
import { blockedUser } from './blocked-user.js';
import { breachedPassword } from './breached-password.js';
import { bruteForceBlock } from './brute-force-block.js';
import { callbackMismatch } from './callback-mismatch.js';
import { connectionNotEnabled } from './connection-not-enabled.js';
import { disabledGrant } from './disabled-grant.js';
import { expiredInvitation } from './expired-invitation.js';
import { lostMfaPhone } from './lost-mfa-phone.js';
import { notOrganizationMember } from './not-organization-member.js';
import { socialDuplicate } from './social-duplicate.js';
import { type Story, StoryTenant } from './tenant.js';
import { unverifiedEmail } from './unverified-email.js';
import { wrongConnection } from './wrong-connection.js';

export const stories: readonly Story[] = [
  bruteForceBlock,
  blockedUser,
  unverifiedEmail,
  wrongConnection,
  socialDuplicate,
  lostMfaPhone,
  notOrganizationMember,
  expiredInvitation,
  connectionNotEnabled,
  callbackMismatch,
  breachedPassword,
  disabledGrant,
];

/** Seeds the same tenant each time, so that ids can be written down. */
const seedOf = (story: Story) => (services: SandboxServices) => {
  const tenant = new StoryTenant(services, 7_331);
  story.tell(tenant);
  tenant.finish();
};

export const storySeeds: Readonly<Record<string, (services: SandboxServices) => void>> = Object.fromEntries(
  stories.map((story) => [`story:${story.name}`, seedOf(story)]),
);

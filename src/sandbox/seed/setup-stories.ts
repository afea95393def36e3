/** People of the demo tenant whose trouble lies in how things are set up, or with another account. */
import { DAY, HOUR } from '../state/clock.js';
import type { Doc } from '../state/store.js';
import type { DemoTenant } from './demo-tenant.js';
import { DATABASE, STORY_PEOPLE } from './lumen-bikes.js';

const failed = (message: string): Doc => ({ description: message, details: { error: { message } } });

/** Nils has only ever signed in with Google and now tries a password that never was. */
function wrongConnection(demo: DemoTenant): void {
  const email = 'nils.aker@postbox.example';
  const nils = demo.addUser(STORY_PEOPLE.nils);
  for (const days of [11, 8]) demo.login(nils, { at: demo.now - days * DAY });
  for (const minutes of [190, 188, 187]) {
    demo.log.add({
      at: demo.now - minutes * 60_000,
      type: 'fu',
      ...failed('Wrong email or password.'),
      ...demo.appFields('shop'),
      connection: DATABASE,
      connection_id: demo.connection(DATABASE).id,
      strategy: 'auth0',
      strategy_type: 'database',
      user_name: email,
      ip: '203.0.113.201',
      user_agent: 'Chrome 126.0.0 / Windows 10.0.0',
    });
  }
}

/** Frida left one dealer for another, which has not added her yet. */
function notAMember(demo: DemoTenant): void {
  const frida = demo.addUser(STORY_PEOPLE.frida);
  const organization = demo.organization('alpine');
  const message = `user ${String(frida.user_id)} is not part of the ${String(organization.id)} organization`;
  const where = { organization_id: organization.id, organization_name: organization.name };
  for (const hours of [30, 29, 6])
    demo.event(frida, 'f', demo.now - hours * HOUR, { ...failed(message), ...where });
}

/** Carlo wants into the dealer portal with Google, which the portal does not offer. */
function applicationNotEnabled(demo: DemoTenant): void {
  const carlo = demo.addUser(STORY_PEOPLE.carlo);
  for (const hours of [52, 28, 7]) {
    demo.event(
      carlo,
      'f',
      demo.now - hours * HOUR,
      failed('The connection is not enabled for this application.'),
    );
  }
}

/** Since the last release the ride app sends Yara back to a URL that is not allowed. */
function callbackMismatch(demo: DemoTenant): void {
  const yara = demo.addUser(STORY_PEOPLE.yara);
  for (const days of [12, 9, 5]) demo.login(yara, { at: demo.now - days * DAY });
  const wanted = 'example.lumenbikes.ride://callback-v2';
  const message = `Callback URL mismatch. ${wanted} is not in the list of allowed callback URLs`;
  for (const hours of [27, 26, 3]) {
    demo.event(yara, 'f', demo.now - hours * HOUR, { ...failed(message), redirect_uri: wanted });
  }
}

/** Leo uses the same password elsewhere, and elsewhere lost it. */
function breachedPassword(demo: DemoTenant): void {
  demo.tenant.setSingleton('/attack-protection/breached-password-detection', {
    enabled: true,
    shields: ['block', 'user_notification'],
    admin_notification_frequency: [],
    method: 'standard',
    stage: { 'pre-user-registration': { shields: [] }, 'pre-change-password': { shields: [] } },
  });
  const leo = demo.addUser(STORY_PEOPLE.leo);
  for (const days of [13, 6]) demo.login(leo, { at: demo.now - days * DAY });
  const message =
    'This login attempt has been blocked because the password you are using was previously disclosed through a data breach.';
  for (const hours of [22, 21, 4]) demo.event(leo, 'pwd_leak', demo.now - hours * HOUR, failed(message));
}

/** The support desk's script logs Dana in with a password, which the application may not do. */
function grantNotAllowed(demo: DemoTenant): void {
  const dana = demo.addUser(STORY_PEOPLE.dana);
  for (const hours of [44, 20, 8]) {
    demo.event(
      dana,
      'fepft',
      demo.now - hours * HOUR,
      failed("Grant type 'password' not allowed for the client."),
    );
  }
}

export function tellSetupStories(demo: DemoTenant): void {
  const stories = [
    wrongConnection,
    notAMember,
    applicationNotEnabled,
    callbackMismatch,
    breachedPassword,
    grantNotAllowed,
  ];
  for (const tell of stories) tell(demo);
}

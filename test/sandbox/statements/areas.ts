/** The statements by area. */

import { ends } from './closer/ends.js';
import { languages } from './closer/languages.js';
import { pieces } from './closer/pieces.js';
import { protocols } from './closer/protocols.js';
import { furtherApplications } from './examined/applications.js';
import { furtherDatabases } from './examined/databases.js';
import { furtherFederation } from './examined/federation.js';
import { furtherMessages } from './examined/messages.js';
import { furtherOrganizations } from './examined/organizations.js';
import { furtherPeople } from './examined/people.js';
import { furtherPlatform } from './examined/platform.js';
import { furtherSessions } from './examined/sessions.js';
import { furtherLogins } from './examined/sign-in.js';
import { runningActions } from './further/actions.js';
import { exchanges } from './further/exchange.js';
import { guards } from './further/guards.js';
import { logCodes } from './further/log-codes.js';
import { resources } from './further/resources.js';
import { signingIn } from './further/sign-in.js';
import { furtherFlows } from './login/applications.js';
import { browser } from './login/browser.js';
import { crossOrigin } from './login/cross-origin.js';
import { flows } from './login/flows.js';
import { limits } from './login/limits.js';
import { myAccount } from './login/my-account.js';
import { proofs } from './login/proofs.js';
import { tokens } from './login/tokens.js';
import { universalLogout } from './login/universal-logout.js';
import { ownApplications } from './manage/applications.js';
import { databases } from './manage/databases.js';
import { federation } from './manage/federation.js';
import { providers } from './manage/providers.js';
import { refusals } from './manage/refusals.js';
import { ownSettings } from './manage/settings.js';
import { applications } from './management/applications.js';
import { clientsAndApis } from './management/clients-and-apis.js';
import { connections } from './management/connections.js';
import { deployTools } from './management/deploy-tools.js';
import { errors } from './management/errors.js';
import { examples } from './management/examples.js';
import { experimentation } from './management/experimentation.js';
import { organizations } from './management/organizations.js';
import { people } from './management/people.js';
import { protection } from './management/protection.js';
import { settingsAndTexts } from './management/settings-and-texts.js';
import { tenant } from './management/tenant.js';
import { tenantWide } from './management/tenant-wide.js';
import { users } from './management/users.js';
import { accounts } from './pages/accounts.js';
import { furtherConnections } from './pages/connections.js';
import { platform } from './pages/platform.js';
import { tenancy } from './pages/tenancy.js';
import { actionEvents } from './signing-in/action-events.js';
import { actionFlows } from './signing-in/action-flows.js';
import { endpoints } from './signing-in/endpoints.js';
import { reference } from './signing-in/reference.js';
import type { Statement } from './statement.js';

/** The Management API. */
export const management: Readonly<Record<string, readonly Statement[]>> = {
  applications,
  'applications and APIs, further': clientsAndApis,
  connections,
  'deploy tools': deployTools,
  'errors of operations': errors,
  examples,
  experimentation,
  organizations,
  'protection and settings': protection,
  people,
  'settings and texts': settingsAndTexts,
  tenant,
  'tenant as a whole': tenantWide,
  users,
  'accounts, further': accounts,
  'connections, further': furtherConnections,
  'applications, APIs and organizations, further': tenancy,
  'platform, further': platform,
  'consequences, searches and provisioning': resources,
  'codes of the log': logCodes,
  'enterprise connections and self-service': federation,
  'databases and people': databases,
  'keys, grants and invitations': ownApplications,
  'settings, factors and messages': ownSettings,
  'members, streams and providers': providers,
  'requests that programs were refused': refusals,
};

/** Of pages all over the documentation, as an outside examiner picks them. */
export const examined: Readonly<Record<string, readonly Statement[]>> = {
  'applications that others run, and access to APIs': furtherApplications,
  'databases, shared addresses and links by mail': furtherDatabases,
  'identity providers on both sides': furtherFederation,
  'connections and lists of organizations': furtherOrganizations,
  'people, their searches and their own tokens': furtherPeople,
  'messages, domains and the manners of the API': furtherPlatform,
  'logins and what they leave': furtherLogins,
  'messages and what Actions see of them': furtherMessages,
  'refresh tokens, groups and embedded logins': furtherSessions,
};

/** The authentication API. */
export const login: Readonly<Record<string, readonly Statement[]>> = {
  tokens,
  'browser, passwords and attack protection': browser,
  'devices, codes and second factors': flows,
  'further flows, consent and registration': furtherFlows,
  'proofs and transfers': proofs,
  'exchanges of tokens': exchanges,
  'limits, access lists and attack protection': guards,
  'claims, logging out and revoking': signingIn,
  'endpoints, codes and scripts': endpoints,
  'the account of one’s own': myAccount,
  'rate limits of signing in': limits,
  'universal logout': universalLogout,
  'credentials on pages of the application': crossOrigin,
  'the reference of sign-in': reference,
};

/** Actions, in whatever sets them off. */
export const actions: Readonly<Record<string, readonly Statement[]>> = {
  'actions that run': runningActions,
  'what actions see': actionEvents,
  'what actions do with a login': actionFlows,
};

/** What sandboxes used to leave out. */
export const closer: Readonly<Record<string, readonly Statement[]>> = {
  'ends of sessions, WS-Federation and what older tenants may': ends,
  'FAPI, requests by mail, hybrid answers and links of accounts': protocols,
  'page templates, denied attributes and scripts': pieces,
  'languages of pages, and tokens that are not to be used': languages,
};

export const areas: Readonly<Record<string, readonly Statement[]>> = {
  ...management,
  ...login,
  ...actions,
  ...examined,
  ...closer,
};

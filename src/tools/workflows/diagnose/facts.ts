/** What is known about one person's sign-in, as plain data: the input of the rules. */
import type { LogEvent } from '../events.js';
import type { Account, Identifier } from '../person.js';
import type { Condition } from './causes/tenant/code-of-action.js';

export interface BruteForceBlock {
  identifier?: string;
  ip?: string;
  connection?: string;
}

export interface Factor {
  id: string;
  type: string;
  name?: string;
  confirmed: boolean;
  /** Epoch ms. */
  lastUsed?: number;
  /** The domain on which a key or passkey was made. */
  relyingParty?: string;
}

export interface Invitation {
  id: string;
  organizationId: string;
  email: string;
  inviter?: string;
  clientId?: string;
  connectionId?: string;
  roles?: string[];
  /** Epoch ms. */
  created?: number;
  expires?: number;
}

export interface Application {
  client_id: string;
  name: string;
  callbacks: string[];
  /** undefined: the API did not say. */
  grantTypes?: string[];
  appType?: string;
  /** How it authenticates at the token endpoint, such as `none` or `client_secret_post`. */
  authMethod?: string;
  organizationUsage?: string;
  /** Asks for the organization itself when a request names none. */
  asksForOrganization?: boolean;
  /** How long its refresh tokens live, in ms: from the sign-in on, and without use; undefined: for ever, or not said. */
  refreshTokens?: { total?: number; idle?: number; leeway?: number };
  /** First-party, as opposed to third-party. */
  firstParty?: boolean;
  /** Origins of its pages: `allowed_origins` and `web_origins`. */
  origins?: string[];
  logoutUrls?: string[];
  /** Where invitations lead: `initiate_login_uri`; null: it has none. */
  loginUri?: string | null;
  /** What it has to add to its requests: pushed requests (PAR), signed ones (JAR), a proof of its key (DPoP). */
  demands?: { pushed?: boolean; signed?: boolean; proof?: boolean };
  /** Kinds of token exchange that it may make, such as `custom_authentication`. */
  exchanges?: string[];
  /** Its own form may sign people in across origins. */
  crossOrigin?: boolean;
  /** It authenticates with keys or certificates of its own (credentials), not with a secret. */
  usesKeys?: boolean;
  /** These credentials; read where they are refused. */
  credentials?: Credential[];
  /** Connections that it may use; undefined: could not be read. */
  connections?: { id?: string; name: string; strategy?: string }[];
}

/** A public key or certificate with which an application authenticates. */
export interface Credential {
  name: string;
  kid?: string;
  /** Epoch ms. */
  created?: number;
  expires?: number;
}

/** The connection that was tried, or that of the account. */
export interface Connection {
  name: string;
  strategy?: string;
  /** Scripts ask a database of the customer at every sign-in, or until the person has been imported. */
  scripted?: boolean;
  /** Scripts ask a database of the customer, which keeps the passwords. */
  ownDatabase?: boolean;
  /** What people may type to sign in, such as `username`; undefined: it does not say. */
  identifiers?: string[];
  /** A database without attributes of its own has user names; undefined: it has attributes, or scripts. */
  usernames?: boolean;
  /** It has a script that changes passwords there; undefined: its scripts could not be read. */
  changesPasswords?: boolean;
  /** Whether it takes passkeys and passwords; undefined: it does not say. */
  passkeys?: boolean;
  passwords?: boolean;
  /** It has scripts for a database of the customer, and they are switched off. */
  scriptsOff?: boolean;
  /** People cannot ask for a new password on the login page. */
  noSelfReset?: boolean;
  /** When the last of the identity provider's certificates ends, in epoch ms. */
  certificateEnd?: number;
  /** Sign-ins that begin at the identity provider: taken or not, and the application that they go to. */
  idpInitiated?: { enabled: boolean; application?: string };
  /** How it authenticates at the identity provider, such as `private_key_jwt`. */
  authMethod?: string;
  /** How it signs its requests, where it says so; an empty algorithm: not said. */
  signing?: { signs: boolean; algorithm: string; digest: string };
  /** Domains of addresses that lead to it. */
  domains?: string[];
  /** Whether addresses that it brings count as verified: `should_trust_email_verified_connection`. */
  trustsAddresses?: string;
  /** Without a client id of its own, it uses the development keys of Auth0. */
  developmentKeys?: boolean;
  /** Third-party applications may use it. */
  isDomain?: boolean;
  /** The scopes that it asks the identity provider for. */
  scope?: string;
}

export interface Organization {
  id: string;
  name?: string;
  /** Whether people may sign in to it at third-party applications; read where one is refused. */
  takesThirdParties?: boolean;
  /** There is none with this id. */
  gone?: boolean;
}

/** Whose access a grant or policy is about: that of people through the application, or its own as a machine. */
export type Subject = 'user' | 'client';
/** How everybody fares at a connection, newest first. */
export interface ConnectionHistory {
  name: string;
  /** Changes of its settings, with the names of what was sent where the log has them. */
  changes: { event: LogEvent; options?: string[] }[];
  imports: LogEvent[];
  successes: LogEvent[];
  /** Refused passwords and names of others. */
  refusals: LogEvent[];
}

/** Where an Action runs that can refuse a person. */
export type ActionTrigger = 'post-login' | 'pre-user-registration';

export interface LoginFacts {
  /** Epoch ms. */
  now: number;
  asked: Identifier;
  /** Every account found, the one in question first. */
  accounts: Account[];
  /** Accounts could be looked for: that there is none is a fact. */
  accountsSeen: boolean;
  /** Ids that the log has for this identifier, and whose accounts no longer exist. */
  gone: string[];
  /** When no account has the identifier: accounts with a similar one. */
  similar: string[];
  /** The person's own events, newest first. */
  events: LogEvent[];
  /** Failures of the same application or address that are logged without a user, newest first. */
  unattributed: LogEvent[];
  /** Silent sign-ins that failed and sign-outs, with a name or without, newest first; read where nothing else failed. */
  quiet?: LogEvent[];
  /** Every connection that takes people by the domain of their address, by name. */
  domainConnections?: string[];
  /** The domains of each of them, by name. */
  connectionDomains?: Record<string, string[]>;
  /** Enterprise connections to which the domain of the address belongs, by name. */
  homeConnections?: string[];
  /** Sign-ins of others from the same address, through the same connection or to the same application, newest first. */
  others?: LogEvent[];
  /** The person's own successes among these, tokens refreshed included, newest first. */
  ownSuccesses?: LogEvent[];
  /** Other people sign in from the person's address too. */
  sharedAddress?: boolean;
  /** The last change of a blocked account by the directory of its company (SCIM). */
  provisioned?: LogEvent;
  /** What the directory of the connection did and failed to do, newest first; read where it makes the accounts. */
  provisioning?: LogEvent[];
  bruteForce?: BruteForceBlock[];
  /** Addresses of the person that are blocked for everybody. */
  blockedIps?: string[];
  factors?: Factor[];
  /** Organizations of the account in question. */
  organizations?: Organization[];
  /** There are more of them than were read: that one is not among them says nothing. */
  organizationsCut?: boolean;
  /** Organizations of the other accounts, by user id. */
  otherOrganizations?: Record<string, Organization[]>;
  /** The organization that the sign-in was for. */
  organization?: Organization;
  /** Names of the roles that the person has in it; read where signing in to it works. */
  memberRoles?: string[];
  /** The caller named the organization. */
  organizationAsked: boolean;
  invitations?: Invitation[];
  /** Invitations of other addresses to that organization. */
  otherInvitations?: Invitation[];
  /** Enabled connections of that organization, by name. */
  organizationConnections?: string[];
  /** Whether every one of them is of a company: then the organization lets nobody in another way. */
  organizationOfCompany?: boolean;
  /** Those of them that make a member of everybody who signs in through them. */
  joiningConnections?: string[];
  application?: Application;
  connection?: Connection;
  /** The connection of the account or of the failure, by name, that the tenant no longer has. */
  connectionGone?: string;
  /** Changes of settings that the log has, newest first; read where a setting stops the person. */
  changes?: LogEvent[];
  /** Read where the settings of a database may be the trouble. */
  connectionHistory?: ConnectionHistory;
  /** The connection of a directory, by name, of which no connector is online. */
  connectorOffline?: string | undefined;
  /** The caller named the application. */
  applicationAsked: boolean;
  /** How many applications the account's connection is enabled for. */
  connectionClients?: number;
  /** Client grants of the application, by audience. */
  grants?: {
    id: string;
    audience: string;
    scope: string[];
    of?: Subject | undefined;
    everyScope?: boolean;
  }[];
  /** The API that was requested, and whether it exists. */
  api?: {
    identifier: string;
    exists: boolean;
    skipsConsent?: boolean;
    scopes?: string[];
    /** Who needs a grant, by whose access it is: `allow_all`, `deny_all` or `require_client_grant`. */
    policies?: Partial<Record<Subject, string>>;
  };
  /** Identifiers of all APIs, read where the one requested does not exist. */
  apis?: string[];
  /** Names of the Actions that run after a login, in order; read where one may have refused it. */
  actions?: string[];
  /** Those of a trigger, with their ids. */
  boundActions?: Partial<Record<ActionTrigger, { id: string; name: string }[]>>;
  /** The one whose code has the words of the refusal; null: the code of all was read, and none has them. */
  denying?: ({ id: string; name: string; trigger: ActionTrigger; words: string } & Condition) | null;
  /** The Action that fails: as the log names it, by what its code reads, or the only one there is. */
  failing?: { id?: string; name: string; by: 'log' | 'code' | 'alone'; reads?: string; calls?: string[] };
  /** Names of the enabled rules, which run after a login too; read where no Action does. */
  rules?: string[];
  /** Templates of messages that are switched off, such as `reset_email`; read where the person waits for one. */
  mailsOff?: string[];
  /** Assessments of the risk of their sign-ins, newest first; read where one from a new address was asked for more. */
  assessments?: LogEvent[];
  /** Which second factors the tenant has on, by name such as `sms`; read where one fails and no code was wrong. */
  tenantFactors?: Record<string, boolean>;
  /** Custom domains that cannot serve a login page, with the reason; read where nobody has signed in lately. */
  brokenDomains?: { domain: string; certificate: boolean; reason: string }[];
  /** Names of the Actions that run before a registration; read where one may have refused it. */
  registrationActions?: string[];
  /** Descriptions of the network ACLs that block; read where one may have blocked. */
  networkAcls?: string[];
  /** Of these, the one that blocks an address from which the person signed in, by its ranges alone. */
  blockedRange?: { acl: string; ip: string };
  /** Ids of the connections that are known, by name. */
  connectionIds: Record<string, string>;
}

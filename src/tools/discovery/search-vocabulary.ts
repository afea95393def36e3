/**
 * What people say, as data for the search: words without meaning of their own, words that mean the same, what a
 * word hints at, and which verbs ask for what. Words are written plainly; the search stems them.
 */

/** Words that say nothing about which operation is meant. */
export const STOP_WORDS = `
a about actually again ago all already also am an and any anybody anymore anyone anything are as at auth0 away back
be because been before being both but by came can cannot cant come could currently did didnt do does doesnt doing done
dont each either else etc even ever every everybody everyone exactly few for from further get gets getting give given
gives giving go goes going gone got had happen happened happening happens has hasnt have havent having he hello help
her here hers herself hey hi him himself his how however i id ids if im in instead into is isnt it its itself ive just
kind know let lets like longer look looking make makes making many may maybe me might mine more most much must my
myself need needed needs next no nor not now of off ok okay on once one ones only onto or order orders other others our ours out
over particular per please pls possible possibly properly put quite rather really right s said same say says see seems
several she should since so some somebody someone something somewhere soon sort specific still such sure t take taken
takes tell than thank thanks that the their theirs them then there these they thing things this those through to
today together too toward towards trying under until up upon us use used uses using very via want wanted wants was way
we well went were what whatever when where whether which while who whoever whole whom whose why will with within
without wont work working works would yesterday yet monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december week weeks month months day days year years hour hours minute minutes tonight morning  you your yours
`;

/**
 * Words and phrases that mean the same, in the catalogue as in a request; the first stands for all of a line.
 * A star stands for up to three words between the parts of a phrasal verb.
 */
export const SAME: readonly string[] = [
  // People and companies
  'user: people, person, account, test account, test user, user account, customer account, mr, mrs, ms, end user, enduser, human, man, woman, lady, guy, employee, staff, colleague, coworker, subscriber, patient, student, visitor, consumer, individual, login account',
  'customer: shopper, buyer, client company',
  'organization: organisation, org, company, firm, workspace, business account, business customer, b2b customer, b2b tenant, b2b client, customer tenant, partner company, organizaton, organisaton',
  'member: teammate, team mate, team member',
  'administrator: admin, superuser, superadmin, sysadmin',
  'group: team, usergroup, user group, ad group, security group, memberof',
  // Signing in and out
  'login: log in, logs in, logged in, logging in, sign in, signs in, signed in, signing in, sign on, signon, logon, log on, signin, log into, logged into, logging into, sign into, signed into, authenticate, authentication, log * in, sign * in',
  'signup: sign up, signs up, signed up, signing up, self registration, user registration, self registered, self signup, registration, sign * up, registered',
  'logout: log out, logs out, logged out, logging out, sign out, signs out, signed out, signing out, log off, sign off, signout, logoff, log * out, sign * out, log * off',
  'sso: single sign on, single signon, federated login, enterprise login, corporate login, federation',
  'mfa: 2fa, multifactor, multi factor, multi factor authentication, multifactor authentication, two factor, two factor authentication, 2 factor, twofactor, 2sv, second factor, 2nd factor, two step verification, two step, 2 step, 2 step verification, second step, extra factor, tfa, two factor auth, strong authentication',
  'stepup: step up, step up authentication',
  'password: passwd, pwd, pasword, passwort, pass word, passcode',
  'username: user name, login name',
  'passwordless: magic link, login without password, without password',
  'lockout: locked out, lock out, lock * out, locked, lock, lockouts, account lock, shut out, barred',
  'unblock: unlock, unban, unblok, lift block, lift the block, lift * block, deblock',
  'bruteforce: brute force, brute forced, wrong password, failed attempt, failed login attempt, too many attempts, too many tries, password guessing, guessing passwords, bad password, incorrect password',
  'failedlogin: failed login, login failure, failed sign in, unsuccessful login, login error',
  'block: ban, banned, suspend, deactivate, freeze',
  'idp: identity provider, identity source, login provider, sso provider',
  'idpbrand: okta, entra, entra id, azure ad, azure active directory, microsoft entra, adfs, ping federate, pingfederate, ping identity, onelogin, keycloak, jumpcloud, saml, samlp, oidc, openid connect, openid, wsfed, ws federation, azure',
  'socialbrand: google, facebook, apple, github, linkedin, twitter, microsoft, discord, paypal, sign in with apple, sign in with google, google login, facebook login, apple login, github login, microsoft login, linkedin login, twitter login, microsoft account',
  'logbrand: splunk, datadog, sumo logic, sumologic, new relic, elastic, elasticsearch, elk, sentinel, mixpanel, logz, grafana, loki, cloudwatch, papertrail, graylog, event grid, s3',
  'flowbrand: slack, stripe, hubspot, salesforce, airtable, mailchimp, zapier, pipedrive, jira, activecampaign, google sheets, whatsapp, telegram, docusign, zendesk',
  'database: db, user store, user pool, userpool, user database, username password authentication, database connection',
  'connection: conn',
  'recoverycode: recovery code, backup code, rescue code, emergency code, scratch code',
  'authenticator: authenticator app, google authenticator, otp app, totp app, authy, microsoft authenticator, totp',
  'securitykey: security key, yubikey, yubi key, webauthn, fido, fido2, hardware key, hardware token, u2f',
  'passkey: passkeys, pass key',
  'enroll: enrol, enrolment, enrollment',
  'consent: authorized app, authorised app, approved app, authorized application, app consent, user grant, user consent',
  'verify: verification, confirm, confirmation, verifying, verifies, verified',
  'unverified: not verified, never verified, not confirmed, unconfirmed, never confirmed, hasnt verified, havent verified, not yet verified',
  'invite: invitation, inviting, invitee',
  'breached: leaked password, compromised password, breached password, pwned, stolen password, leaked credential, compromised credential, breached credential, data breach, data leak, password leak, breached password detection',
  'duplicate: duplicated, two accounts, double account, same person twice',
  'linkaccount: merge, link accounts, account linking, link account, join accounts, combine, consolidate, link * account, link * identity, link identity',
  'unlinkaccount: unlink, unmerge, split off, decouple, separate * account, separate * identity, separate * profile, seperate * identity, split * account, split * profile, disconnect * identity, detach * identity, separate identity',
  'compromised: hacked, stolen, hijacked, compromise, taken over, takeover, account takeover, ato',
  'lost: lose, missing phone, broken phone, misplaced, new phone, lost phone, lost device, stolen phone',
  'gdpr: right to be forgotten, right to erasure, erasure, dsgvo, forgotten',
  // Things of the product
  'application: client, app, oauth client, oidc client, relying party, app registration, web app, app integration',
  'spa: single page app, single page application, single page',
  'm2m: machine to machine, service account, client credentials, backend service, daemon, server to server, machine client, m2m app, machine to machine app, machine to machine application',
  'api: resource server, audience, protected resource, backend api',
  'managementapi: management api, mgmt api, api v2',
  'permission: scope, privilege, entitlement, access right, perm, permissions',
  'callback: callback url, redirect uri, redirect url, reply url, allowed callback',
  'secret: client secret, clientsecret',
  'log: audit log, audit trail, audit event, log event, log entry, event log, tenant log, security log, audit entry, audit record',
  'logstream: log stream, log streaming, log forwarding, log drain, siem, log shipping, stream logs, forward logs, ship logs, export logs, send logs, stream * logs, ship * logs, forward * logs, send * logs, export * logs, stream audit, log export, logs to',
  'webhook: web hook, event hook, http callback, outbound event, http endpoint, http notification',
  'eventstream: event stream, eventing',
  'tokenvault: token vault',
  'actionmodule: action module, shared module, shared library, code library, shared code, common code, reusable code, shared code library',
  'trigger: extensibility point, hook point',
  'execution: executed',
  'deploy: publish, deployment, go live, make live, push to production, put live',
  'rollback: roll back, revert, roll * back, rolled back, earlier version, previous version, older version',
  'hook: webtask',
  'loginflow: login flow, post login flow, login pipeline, action flow, actions flow, signup flow, sign in flow',
  'branding: brand, look and feel, white label, whitelabel, corporate identity, corporate design',
  'color: colour',
  'customize: customise, customization, customisation, personalize, personalise',
  'loginpage: login page, login screen, sign in page, sign in screen, hosted login, hosted login page, universal login, login box, login form, universal login page, login widget, login experience',
  'signuppage: signup page, signup form, signup screen, registration form, registration page, sign up page, sign up form, sign up screen',
  'translate: translation, localize, localise, localization, localisation, i18n',
  'language: locale',
  'text: wording, label',
  'acul: advanced customization, advanced customizations, own front end, own frontend, custom ui, own ui, custom frontend, own react screens, custom front end',
  'sms: text message, txt, texting, short message, texts',
  'phone: telephone, mobile number, cell, cellphone, mobile phone, phone number, cell phone, phone factor',
  'email: mail, e mail, email address, mail address, e mail address, emailed, mailing',
  'emailtemplate: email template, mail template, email text, email body, mail text, welcome email, verification email template, email wording, email content, reset email text, invitation email text, mfa email',
  'emailprovider: email provider, mail provider, smtp, smtp server, mail server, mail gateway, email gateway, mail service, email service, sendgrid, mailgun, mandrill, sparkpost, postmark, amazon ses, aws ses, ses, azure communication services, email sending',
  'phoneprovider: phone provider, sms provider, sms gateway, text gateway, telephony, telephony provider, sms vendor, sms sender, custom phone provider, phone message provider',
  'customdomain: custom domain, vanity domain, vanity url, own domain, login domain, custom hostname, vanity hostname, branded domain, custom login domain, custom url, own login domain, custom login url, own hostname',
  'dns: cname, txt record, dns record, dns entry',
  'certificate: cert, x509, ssl certificate, tls certificate, x 509',
  'key: jwk, jwks, public key',
  'signingkey: signing key, signing certificate, signing cert, jwt key, token signing, token signing key, jwt signing, jwt signing key, jwt signing certificate, rs256, jwt signature, token signature',
  'encryptionkey: encryption key, customer managed key, cmk, byok, bring your own key, root key, master key, kms, hsm, bring your own root key, data at rest, encryption at rest, tenant master key, encrypt data, tenant encryption',
  'discoverydomain: discovery domain, home realm discovery, hrd, realm discovery, email domain, organization domain, domain discovery',
  'scim: user provisioning, scim provisioning, scim configuration',
  'directorysync: directory sync, directory provisioning, directory synchronization, google workspace directory, google sync, google workspace sync, workspace directory, directory import, directory syncing',
  'sync: synchronize, synchronise, synchronization, synchronisation, resync, syncing, synced',
  'ldap: active directory, ad ldap, ad connector, ldap connector, ad ldap connector',
  'tokenexchange: token exchange, custom token exchange, cte, rfc 8693, exchange token, exchange * token, token exchange profile',
  'refreshtoken: refresh token, offline access, offline token',
  'accesstoken: access token',
  'lifetime: run out, runs out, ttl, life time, expiry, expire, expiration, validity, timeout, time out',
  'attribute: claim, user attribute',
  'mapping: map, attribute mapping, attribute map',
  'form: questionnaire, survey',
  'flow: workflow, automation',
  'experiment: a b test, ab test, split test, split testing, a b testing, ab testing, a b experiment',
  'featureflag: feature flag, feature toggle, feature switch, flag',
  'variation: variant, treatment',
  'segment: cohort, audience segment, target group, target audience',
  'networkacl: network acl, tenant acl, tenant access control list, access control list, firewall, firewall rule, geo block, geoblock, geo blocking, geo fence, geofence, ip allowlist, ip whitelist, ip blocklist, ip blacklist, network zone, network access control, tenant firewall, acl, network access control list, waf rule, network rule, geo fencing, network restriction, ip restriction',
  'ratelimit: rate limit, rate limiting, throttle, rate limit policy, quota, request limit',
  'allowlist: whitelist, allow list, white list, exempt, exemption, trusted ip, exempted, safelist',
  'blocklist: blacklist, block list, denylist, black list, deny list',
  'captcha: recaptcha, hcaptcha, turnstile, arkose, friendly captcha, not a robot, captcha provider',
  'bot: robot, automated traffic, bot attack, bot detection, bots',
  'tollfraud: toll fraud, sms pumping, sms fraud, irsf, pumping, traffic pumping',
  'risk: risky, untrusted',
  'newdevice: new device, known device, unknown device, trusted device, unrecognised device, unrecognized device, unfamiliar device',
  'remember: remembered, remember me, trusted browser, remember this device, remember this browser, remembered browser, remember browser',
  'count: how many, number of, total number, headcount',
  'mau: monthly active, monthly active user, active user, active user count, monthly user, active users',
  'daily: per day, day by day, each day, every day',
  'job: background job, background task, batch job',
  'export: dump, exporting',
  'import: importing, imports',
  'bulk: mass, batch, en masse, in one go, at once, many users',
  'retry: redeliver, re send, redelivery, replay, re deliver, retrying, retried, resend, send again, send * again',
  'delivery: delivered, undelivered, deliver',
  'identifierfirst: identifier first, username first, email first, two page login',
  'externalaccount: connected account, external account, third party account, third party token, federated token, linked service',
  'suspiciousip: suspicious ip, ip throttling, suspicious ip throttling, credential stuffing, high velocity, ip based throttling, velocity',
  'ipaddress: ip address, ip, ip range, cidr, subnet, ipv4, ipv6',
  'idletimeout: idle timeout, inactivity timeout, idle session, inactivity period, session lifetime, session timeout, session length, session expiry, idle session lifetime, session idle timeout, stay logged in, stay signed in, session duration, inactivity',
  'thirdparty: third party, 3rd party',
  'effective: inherited, inherit, indirect, indirectly, effectively, in total',
  'partial: extra field, additional field, custom signup field, checkbox, custom html, html snippet, extra input, partials, custom field on signup, insertion point',
  'resetpassword: reset password, password reset, reset * password, forgot password, forgotten password, forgot * password, forget password, password recovery, pw reset, set new password link, password reset link, password change link, change password link, account recovery, password forgotten',
  'credentialtemplate: verifiable credential, mdl, mobile driving licence, mobile driving license, driving licence, driving license, drivers license, driver license, digital wallet, digital id, mobile driver license, vc template, mobile drivers license, mobile id, digital credential, id wallet',
  'selfservice: self service, self serve, sso wizard, setup wizard, delegated sso, self service sso, self service profile',
  'connectionprofile: connection profile',
  'attributeprofile: user attribute profile, attribute profile, uap',
  'template: blueprint',
  'agent: ai agent, ai assistant, copilot, agentic, chatbot',
  'tenant: tenent',
  'setting: configuration, config, preference',
  'default: standard, stock, out of the box, factory, built in',
  'error: failure, exception, went wrong, going wrong',
  'history: timeline, past activity, recent activity, activity',
  'metadata: app metadata, user metadata, custom field, custom data',
  'notification: notify',
  'push: push notification, guardian push, guardian app, push approval',
  'reorder: execution order, reordering, rearrange, order of execution, in what order, order in which, which order, order of script, order of action, run before, runs before, run first, run after, runs first',
  'rotate: rotation, regenerate, renew, renewal, rollover, regeneration, roll over',
  'revoke: invalidate, revocation, rescind, withdraw, void',
];

/**
 * What a word or phrase of a request also hints at, though it does not mean the same: vendors, everyday words,
 * marks of an entity (written <email>, <ip>, <user-id>, ...). How much, when it is not the usual, stands after `^`.
 */
export const HINTS: readonly string[] = [
  // People
  'he, she, him, her, his, hers, himself, herself: user',
  'who, who has, who have: user',
  'customer: user, organization',
  'member: user',
  'leaver, left, quit, departed, fired, resigned, terminated employee: user, block, offboard',
  'offboard, deprovision: user, block',
  'when a user, when someone, when somebody, when an account, when users, whenever, when people, on user, upon: eventstream, event, webhook',
  'log in with, login with, sign in with, sign on with, login via, log in via, log in using, sign in using, login through: connection, social, login',
  'joiner, new hire, newcomer, onboard: user, invite',
  'tenant: organization',
  'business: organization',
  'profile: user',
  'contractor, supplier, vendor: user, organization',
  'address: email',
  'inbox, spam: email, emailprovider',
  'duplicate: linkaccount, user',
  // Access
  'department: group',
  'rbac: role, permission',
  'access: permission, role',
  'may do, can do, allowed to do, allowed to, able to do, permitted to, able to, may: permission^0.3',
  'can * do on, may * do on, can do on, may do on, everything * do: effective, permission, user',
  'why may, why can, why is * allowed, why does * have: source, permission, role',
  'application * api, m2m * api, service * api, daemon * api, backend * api, api * application, api access: grant^0.5, application',
  'right: permission, role',
  'authorize, authorise: permission, grant',
  'grant: permission, assign',
  'promote, demote, elevate, editor, approver, manager, moderator, owner, viewer, reader, supervisor, operator, publisher, contributor, reviewer, auditor, dispatcher, superuser: role',
  'make <person>, make them, make him, make her: role^0.4, user',
  'administrator: role',
  'm2m: application, grant, api',
  'insufficient: permission, grant',
  'jwt, token: accesstoken',
  'bearer: token',
  'introspect: token',
  // Lockouts
  'lockout: block, bruteforce, unblock',
  'unblock: block, lockout, clear',
  'bruteforce: lockout, block',
  'block: lockout',
  'stuck: login',
  'separate, seperate, split: unlinkaccount^0.5',
  'mfa text, text code, texted code, text mfa: sms^0.8, phone',
  'logs go, logs into, logs to, log to, where * logs, logs end up: logstream^0.6',
  'compromised: revoke, block, session',
  'stolen: revoke, block',
  'hijacked: session, revoke',
  // Factors
  'lost: authenticator, mfa, authentication, method',
  'mfa: factor, authentication, method, enrollment',
  'authenticator: mfa, factor, authentication, method',
  'otp, one time code, one time password, verification code: mfa, code, authenticator',
  'securitykey, passkey: authentication, method, mfa, factor',
  'stepup: mfa, policy',
  'duo: mfa, factor',
  'push: mfa, factor',
  'voice, voice call, phone call: phone, message',
  'guardian: mfa, enroll',
  'factor: mfa',
  'conditional access: mfa, policy, risk',
  'fcm, firebase, android: push, fcmv1',
  'apns, apple push, ios, iphone: push, apns',
  'sns, amazon sns: push',
  'adaptive: mfa, risk, policy',
  'always, never, everybody, everyone, for all, for every user, for all users: policy^0.3',
  'mandatory, enforce, enforced, require, required, compulsory, obligatory, force: policy',
  // Logs
  'audit, auditor: log',
  'event: log^0.7',
  'failedlogin: log, failed, login',
  'history: log, event',
  'last login: user, log',
  'who changed, who deleted, who created, who modified, who removed, who did: log, audit',
  'logbrand: logstream^0.8, log',
  'eventbridge, amazon eventbridge, aws eventbridge: eventstream, logstream',
  'logstream: log, stream, event',
  'traffic: log, network',
  'usage, adoption, growth, trend: stats, daily, mau',
  'mau: stats, count, user',
  // Identity providers
  'idpbrand: connection^0.6, idp, enterprise',
  'cognito, firebase auth, supabase, parse: import, user, migrate',
  'socialbrand: connection^0.6, social, login',
  'idp, sso: connection',
  'enterprise: connection',
  'ldap: connection^0.6, connector',
  'directory: connection, directorysync',
  'database: connection',
  'passwordless: connection, email, sms',
  'password policy, password strength, password complexity, password rule, password length, password history, password dictionary: connection, database, password, policy',
  'signup: connection, signuppage',
  'scim: provisioning, connection',
  'provision, provisioning: scim, user',
  'directorysync: provisioning, directory, google',
  // Applications and APIs
  'spa, native app, mobile app, react, angular, vue, ios app, android app, website, portal: application',
  'cors, allowed origin, web origin, logout url, grant type, refresh token rotation, token endpoint: application, setting',
  'callback: application, url',
  'localhost: callback, url',
  'secret: application, rotate',
  'mcp: application, cimd, client',
  'dcr, dynamic client registration: application, register',
  'private key jwt, private_key_jwt, mtls: application, credential, key',
  'service: application, api',
  'integration: application, connection',
  'endpoint: api, webhook',
  'backend: api, application',
  // Messages
  'twilio, vonage, messagebird, sinch, infobip: phoneprovider, sms, phone, twilio',
  'sms: phone, message, phoneprovider',
  'mail, email: email',
  'emailprovider: email, provider, mail',
  'emailtemplate: email, template',
  'welcome: emailtemplate',
  'sender, from address: emailprovider, emailtemplate',
  'subject, subject line: emailtemplate',
  'newsletter: email',
  'phoneprovider: phone, provider, sms',
  // Pages
  'loginpage: branding, prompt, universal, login, page',
  'signuppage: prompt, signup, form, partial',
  'logo, favicon, font, theme, background, primary color, dark mode: branding, theme',
  'css: theme, branding',
  'html: template, page, loginpage',
  'button: theme, text, custom',
  'text: custom, prompt',
  'translate: language, text, custom, prompt',
  'german, french, spanish, italian, dutch, japanese, portuguese, polish, chinese, korean, swedish, arabic, turkish, english: language, translate',
  'acul: screen, rendering, prompt',
  'screen, page: prompt, loginpage',
  'identifierfirst: prompt, login, experience',
  'terms, terms and conditions, tos, privacy policy: form, partial, consent',
  // Domains and keys
  'customdomain: domain, hostname',
  'dns: domain, verify, customdomain',
  'hostname, subdomain: customdomain',
  'certificate: key, customdomain',
  'signingkey: signing, key',
  'encryptionkey: encryption, key',
  'jwks: key, signingkey',
  // Protection
  'captcha: bot',
  'breached: password, detection',
  'akamai, cloudflare, waf, cdn: supplemental, signal, network',
  'country, countries, geo, region, russia, china, iran, north korea, germany, france, europe, tor, asn, user agent: networkacl, country',
  'ipaddress: block, log',
  'vpn, office, office network, nat: ipaddress, allowlist',
  'attack: protection, bruteforce, suspiciousip',
  'suspiciousip: throttling, ipaddress',
  'anomaly: block, ipaddress',
  'allowlist: ipaddress, bruteforce, suspiciousip, networkacl',
  'limit: ratelimit, threshold',
  'risk: assessment, score, risk',
  'confidence, score: risk',
  'impossible travel: risk, assessment',
  // Code
  'code, script, javascript, node, lambda, function, npm: action, code',
  'claim, custom claim, enrich token: action, token, attribute',
  'post login, pre user registration, post change password, credentials exchange, send phone message, post user registration, pre registration: action, trigger, login',
  'loginflow: trigger, binding, action',
  'pipeline, order: trigger, binding',
  'binding, bind, bound, attach: trigger, binding',
  'environment variable, env var, env: secret, config',
  'dependency, dependencies, package: action, npm',
  'webhook: eventstream, event',
  'eventstream: event, stream',
  'flowbrand: flow, vault^0.6',
  'kafka, sqs, pubsub: eventstream',
  'sse, server sent events, live, real time, realtime: event, subscribe',
  'debug, troubleshoot, trace: execution, log, error',
  'crash, error: execution, log',
  // Sessions, tokens and consents
  'logout: session, revoke',
  'device: session, refreshtoken, device',
  'browser: session, remember',
  'cookie: session',
  'signed in, online now, still logged in, active login: session',
  'refreshtoken: token',
  'thirdparty: application, consent, grant',
  'consent: grant',
  // Tenant-wide
  'idletimeout: session, tenant, setting',
  'support email, support url, default directory, default audience, error page, session lifetime, friendly name: tenant, setting',
  'selfservice: sso, profile',
  'wizard: selfservice',
  'hrd: discoverydomain, organization',
  'discoverydomain: organization, domain, discovery',
  // Jobs
  'csv, spreadsheet, excel, backup: export, user',
  'json: import, export, user',
  'hash, bcrypt: import, password, user',
  'migrate, migration, migrated: import, user',
  'upload: import',
  'rejected, row: job, error, import',
  'progress, finished, status, done yet, stuck job: job, status',
  'gdpr: delete, user, erase',
  'password reset email, password reset mail, reset mail, reset email, welcome mail, welcome email, verification email, verification mail, invitation email, invitation mail: emailtemplate',
  'resetpassword: password, reset, change, ticket, link',
  'temporary password: password, resetpassword, user',
  'link, url: ticket, link',
  'experiment: test',
  'rollout, launchdarkly, canary: featureflag, experiment',
  // Marks of an entity
  '<person>: user^0.5',
  '<domain>: domain^0.5, customdomain^0.4',
  '<email>: email^0.5, user^0.5',
  '<ip>: ipaddress^0.8',
  '<user-id>: user^0.8',
  '<connection-id>: connection^0.8',
  '<organization-id>: organization^0.8',
  '<role-id>: role^0.8',
  '<phone>: phone^0.7',
  '<scope>: permission^0.8',
  '<url>: url^0.5',
];

/** What a request may want of an operation. */
export type Intent = 'list' | 'get' | 'create' | 'update' | 'delete' | 'act';

/**
 * Verbs and phrases that tell what is wanted, in the form of a command. Marks before one: `~` it is dropped from the
 * words to look for, as it says nothing else; `^` it counts at the beginning only; `?` it counts only where a verb
 * stands, as it may be a noun too.
 */
export const INTENT_WORDS: readonly (readonly [phrases: string, intents: Partial<Record<Intent, number>>])[] =
  [
    [
      '?~list, ~show all, ~overview, ~overview of, ~list all, ~list of, ~enumerate, ~give me all, ~all of the, ~show me all, ~give me the list, ~inventory, ~which, ~whose, ~all the',
      { list: 1, get: 0.3 },
    ],
    [
      '?search, find, look up, lookup, ?query, ?filter, ~look for, ~pull up, ~locate',
      { list: 0.9, get: 0.5 },
    ],
    [
      '?~show, ~see, ?~view, ?~display, ?~read, ~fetch, ~tell me, ~look at, ~retrieve, ^~get, ^~get me, ~let me see, ~show me, ~who, ~how many, ~how often, ~how long, ~what are, ~whether, ~what is, ?~report, ~find out, ?~print',
      { get: 0.8, list: 0.7 },
    ],
    ['?~check, ~check whether, ~check if', { get: 0.9, list: 0.7, act: 0.5 }],
    ['^~give me', { get: 0.5, list: 0.5, create: 0.5, act: 0.4 }],
    [
      '?~open, ~details of, ~detail, ~details, ~inspect, ~full, ~info, ~information, ~contents of, ~contents, ~contain, ~state of, code of, script of, source of, fingerprint, description of, steps in, steps of',
      { get: 1, list: 0.3 },
    ],
    ['~settings of, ~configuration of, ~config of', { get: 0.7, list: 0.2 }],
    [
      '~pending, ~existing, ~exist, ~currently, ~current, ~overall, history, ~available',
      { list: 0.5, get: 0.4 },
    ],
    ['~create, ~build, ~introduce, ~define', { create: 1 }],
    [
      '~add, ~make, ~new, ~insert, ~need a, ~need an, ~need another, ~adding, ~gets the, ~gets a, ~hand, ~enter, ~apply',
      { create: 0.9, update: 0.4 },
    ],
    [
      '?register, ?provision, ~set up, ?~setup, ~hook up, ~onboard, ?~start, ?~launch, ~begin, ?~connect, ~integrate, ~establish, ~install, accept',
      { create: 0.9, update: 0.4 },
    ],
    [
      '~give, assign, ?grant, ~allow, ~let, authorize, authorise, ~attach, ~join, ~bring, ?enroll, ~include, ?~permit, ~enable, ~promote',
      { create: 0.8, update: 0.6 },
    ],
    ['?~put', { create: 0.6, update: 0.8 }],
    [
      '?invite, ?issue, generate, ?export, ?import, ?~send, ?upload, ?store, ?~save, ?download, ?migrate, ?load, ?mail, ?dump',
      { create: 0.8, act: 0.7 },
    ],
    ['~configure, ?~use, ~customize, ~customise, ~want', { update: 0.7, create: 0.6 }],
    [
      '~should, ~must, ~has to, ~have to, ~shall, ~needs to, ~wants, ~always, ~never',
      { update: 0.6, create: 0.5, delete: 0.2 },
    ],
    [
      '?~change, ?~update, ~edit, ~modify, ~adjust, ~rename, ~correct, ~alter, ?~fix, ~amend, ~tweak, ~increase, ~decrease, ?~raise, ?~lower, ~shorten, ~extend, ~prolong, ~reduce, ~adapt, ~is wrong, ~changed, ~moved, ~has changed, ?~set, ?~mark, ~reorder, ?~write, ~rewrite, ~got a new, ~has a new, ~tighten, ~loosen, ~relax, ~swap, ~choose, ~better, ~another, ~finish, ~complete, ~widen, ~narrow, ~tag, ~annotate, ~reword, ~rebranded, ~be renamed, ~bring back, ~serve, ~keep',
      { update: 1, create: 0.1 },
    ],
    [
      '~turn on, ~turn off, ~switch on, ~switch off, ?~switch, ~disable, ~activate, ~turn * on, ~turn * off, ~switch * on, ~switch * off, ~deactivate, ~pause, ~resume, ~reactivate, ~re enable, ~enable, ~toggle',
      { update: 0.9, delete: 0.4, create: 0.3 },
    ],
    [
      '~replace, ~overwrite, ~require, ~enforce, ~make * mandatory, translate, ?~force',
      { update: 0.9, create: 0.3 },
    ],
    [
      '?block, ?lock, protect, ?limit, ?throttle, ?remember, render, warn, deny, ?allowlist, ?whitelist, ?route, restrict, ?cap, notify, ?ask, ?call, ?forward, ?ship, ?stream, detect, hide, remind, ?ban, refuse, slow down, ?deliver, ?push, ?pull, ?tail, ?fire',
      { update: 0.6, create: 0.7, act: 0.2 },
    ],
    ['unblock, unlock, unban', { delete: 0.7, update: 0.6, act: 0.5 }],
    ['linkaccount, merge, ?link, combine, consolidate', { create: 0.9, act: 0.5 }],
    [
      'lost, forgot, forgotten, leaked, stolen, compromised, hacked, locked out, expired, broken, mismatch, cannot get, cant log in',
      { act: 0.5, update: 0.5, delete: 0.5, create: 0.4, list: 0.3, get: 0.3 },
    ],
    [
      '~delete, ~remove, ~erase, ~get rid of, ?~drop, ~throw * out, ~kick * out, ~kick out, ~take away, ~take * away, ~take out, ~take * out, ~take off, ~take back, ~purge, ~wipe, ~destroy, ~discard, ~clean up, ~cancel, ~unassign, ~detach, ~retire, ~decommission, ~tear down, ~forget, ~eliminate, ~uninstall, ?~free, ~gone, ~unregister, ~throw * away, ~throw away, ~shut down, ~scrap, ~cut, ~give up, ~no more, ~loses the, ~is gone, ~take * from, ~not need, ~dont need, ~release, ~quit, ~obsolete, ~retired',
      { delete: 1 },
    ],
    [
      'revoke, withdraw, invalidate, unlink, separate, ?split, ?~end, ~kill, ~terminate, ~cut off, ~disconnect, ~strip, ?~clear, unlinkaccount, logout, ?~lift, ~expel, ~evict, ?~close',
      { delete: 0.9, act: 0.4 },
    ],
    [
      '~stop, ~stop using, ~no longer wants, ~no longer, ~prevent, ~forbid, ~disallow, ~should not, ~must not, ~shouldnt, ~not * any more, ~nobody should, ~not * any longer, ~go back',
      { update: 0.7, delete: 0.7 },
    ],
    [
      '?deploy, publish, ?rotate, renew, regenerate, ?roll, rollback, revert, ?retry, resend, redeliver, ?verify, ?test, ?sync, ?~try, ?~run, execute, simulate, ~kick off, ?~trigger, diagnose, ~push * to',
      { act: 1, update: 0.3 },
    ],
    ['?reset', { act: 0.8, delete: 0.8, update: 0.4, create: 0.4 }],
  ];

/** A word that may be a noun is taken for a verb at the beginning and after one of these. */
export const BEFORE_VERBS = `
to and then or please pls we i you they he she should must can cannot cant could not dont let lets want will would but
just also never always now help
`;

/** A word at the beginning is a verb when one of these follows it. */
export const AFTER_VERBS = `
the a an our my your his her their its this these those all every each him them it us me everyone everybody someone
another both
`;

/** Words that make a sentence of what would otherwise be the name of a thing. */
export const SENTENCE_WORDS = `
i we he she it they you is are was were has have had cannot cant not no dont doesnt isnt wont if when because wants
gets got keeps says my
`;

/** How requests begin before they say what they want. */
export const LEAD_INS =
  'please, pls, can you, could you, would you, can i, could i, can we, could we, how do i, how do we, how can i, how can we, how to, i want to, we want to, i need to, we need to, i would like to, id like to, want to, need to, is there a way to, is it possible to, is there any way to, help me, hi, hello, hey, i have to, we have to, id love to, im trying to, trying to, kindly, now, ok, also, then, and, urgent, urgently, quick question, we would like to';

/** First words of a question. */
export const QUESTION_WORDS =
  'who, whose, which, what, whats, when, where, why, how, is, are, was, were, does, do, did, has, have, can, isnt, arent, doesnt, cant, whos, any';

/** Names that tell a person. */
export const FIRST_NAMES = `
mia noah liam ethan mason logan aiden lily grace ruby ivy hugo oskar lars nils sven anders bjorn magnus freya astrid
gavin gareth nigel colin derek keira niamh sean liam aoife paolo giulia luca matteo chiara marta pablo lucia diego camila
mateo valentina thiago joao beatriz tiago rui amara kofi kwame ngozi chidi aisha layla hassan ibrahim khalid leila nour
anika arjun deepak rahul sanjay sunita vijay anjali neha akira kenji sakura haruto ming xin jun hana minh linh thi

adam ahmed alan alex alexander alice ali amanda amy ana andrea andrew andy angela anita ann anna anne anthony antonio
ashley barbara ben benjamin bill bob brian bruce carl carla carlos carol caroline catherine charles charlie chen chloe
chris christian christine claire clara dan dana daniel dave david deborah dennis diana diego dmitri donald dorothy ed
edward elena eli elizabeth ella emily emma eric erik eva fatima felix fiona frank gary george grace greg hannah hans
harry heather helen henry hiroshi ian ines ingrid isabel ivan jack jacob jake james jan jane jason javier jean jeff
jennifer jenny jeremy jessica jim joan joe john jon jonas jonathan jorge jose joseph josh juan julia julie karen karl
kate katherine kathy keith kelly ken kevin kim kumar lara larry laura lee lena leo linda lisa liz louis lucas lucy
luis luke maria marie marco mark marta martin mary matt matthew max megan mei melissa michael michelle miguel mike
mohamed mohammed monica nancy natalie nick nicole nina oliver olivia omar oscar pam pat patricia patrick paul paula
pedro peter philip pierre priya rachel raj ravi rebecca richard rita rob robert roger ron rosa ruth ryan sam samantha
samuel sandra sara sarah scott sean sergio sharon simon sofia sophie stefan stephanie stephen steve steven susan tanya
ted teresa thomas tim tina tom tony ursula vera victor victoria vincent wei wendy william yuki yusuf zoe
`;

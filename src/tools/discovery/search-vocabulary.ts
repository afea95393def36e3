/**
 * Words as people say them, as data for the search: what has no meaning of its own, and what means the same. Words
 * are written plainly; the search stems them.
 */

/** Words that say nothing about which operation is meant. */
export const STOP_WORDS = `
a about actually again ago all already also am an and any anybody anymore anyone anything april are as at
august auth0 away back be because been before being both but by came can cannot cant come could currently day
days december did didnt do does doesnt doing done dont dr each either else equivalent etc even ever every
everybody everyone exactly february few for friday from further get gets getting give given gives giving go
goes going gone got had happen happened happening happens has hasnt have havent having he hello help her here
hers herself hey hi him himself his hour hours how however i id ids if im in instead into is isnt it its
itself ive january july june just kind know let lets like longer look looking make makes making many march may
maybe me might mine minute minutes miss monday month months more morning most mr mrs ms much must my myself
need needed needs next no nor not november now october of off ok okay on once one ones only onto or order
orders other others our ours out over particular per please pls possible possibly properly put quite rather
really right s said same saturday say says see seems september several she should since so some somebody
someone something somewhere soon sort specific still such sunday sure t take taken takes tell than thank
thanks that the their theirs them then there these they thing things this those through thursday to today
together tonight too toward towards trying tuesday under until up upon us use used uses using very via want
wanted wants was way we wednesday week weeks well went were what whatever when where whether which while who
whoever whole whom whose why will with within without wont work working works would year years yesterday yet
you your yours
`;

/**
 * Words and phrases that mean the same, in the catalogue as in a request; the first stands for all of a line.
 * A star stands for a few words between the parts of a phrasal verb.
 */
export const SAME: readonly string[] = [
  // People and companies
  'user: people, person, account, test account, test user, user account, customer account, universal directory, end user, enduser, human, man, woman, lady, guy, employee, staff, colleague, coworker, subscriber, patient, student, visitor, consumer, individual, login account',
  'customer: shopper, buyer, client company',
  'organization: organisation, org, company, firm, workspace, business account, business customer, b2b customer, b2b tenant, b2b client, customer tenant, partner company, organizaton, organisaton',
  'member: teammate, team mate, team member',
  'administrator: admin, superuser, superadmin, sysadmin',
  'group: team, usergroup, user group, ad group, security group, memberof',
  // Signing in and out
  'login: log in, logs in, logged in, logging in, sign in, signs in, signed in, signing in, sign on, signon, logon, log on, signin, log into, logged into, logging into, sign into, signed into, authenticate, authentication, log * in, sign * in',
  'signup: sign up, signs up, signed up, signing up, self registration, user registration, self registered, self signup, registration, sign * up, registered',
  'cannotlogin: cant log in, cannot log in, can not log in, cant login, cannot login, cant sign in, cannot sign in, unable to log in, unable to login, unable to sign in, cant get in, cannot get in, not able to log in, login fails, login failing, login does not work, login doesnt work, login broken, login problem, login issue, cant access * account, trouble logging in, trouble signing in, cant get into',
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
  'block: ban, banned, suspend, deactivate, freeze, stop * from logging in, stop * from signing in, prevent * from logging in, prevent * from signing in, stop * logging in, stop * signing in, cut * access',
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
  'application: service principal, enterprise application, managed identity, user pool client, client, app, oauth client, oidc client, relying party, app registration, web app, app integration',
  'spa: single page app, single page application, single page',
  'm2m: machine to machine, service account, client credentials, backend service, daemon, server to server, machine client, m2m app, machine to machine app, machine to machine application',
  'api: resource server, audience, protected resource, backend api',
  'managementapi: management api, mgmt api, api v2',
  'now: right now, right away',
  'permission: right, scope, privilege, entitlement, entitled, access right, perm, permissions',
  'callback: callback url, redirect uri, redirect url, reply url, allowed callback',
  'secret: client secret, clientsecret',
  'log: system log, okta system log, sign in log, signin log, login event, admin event, audit log, audit trail, audit event, log event, log entry, event log, tenant log, security log, audit entry, audit record',
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
  'networkacl: named location, conditional access location, conditional access named location, network acl, tenant acl, tenant access control list, access control list, firewall, firewall rule, geo block, geoblock, geo blocking, geo fence, geofence, ip allowlist, ip whitelist, ip blocklist, ip blacklist, network zone, network access control, tenant firewall, acl, network access control list, waf rule, network rule, geo fencing, network restriction, ip restriction',
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
  'tenant: tenent, realm, keycloak realm, okta org',
  'jobtitle: job title',
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

/** What follows these is not what is wanted. */
export const ASIDES =
  'like in, as in, in okta terms, in azure terms, in entra terms, in cognito terms, in keycloak terms, without, instead of, but keep, keep the, rather than, but not, except, other than, leave the, without losing';

/** Names that tell a company. */
export const COMPANY_NAMES =
  'acme globex initech hooli contoso fabrikam northwind umbrella soylent cyberdyne piedpiper wonka tyrell vandelay megacorp bigcorp';

/** Names that tell a person. */
export const FIRST_NAMES = `
adam ahmed aiden aisha akira alan alex alexander ali alice amanda amy ana anders andrea andrew andy angela
anika anita anjali ann anna anne anthony antonio aoife arjun ashley astrid barbara beatriz ben benjamin bjorn
bob brian bruce camila carl carla carlos carol caroline catherine charles charlie chiara chidi chloe chris
christian christine claire clara colin dana daniel dave david deborah deepak dennis derek diana diego dmitri
donald dorothy edward elena eli elizabeth ella emily emma eric erik ethan eva fatima felix fiona freya gareth
gary gavin george giulia greg hannah hans harry haruto hassan heather helen henry hiroshi hugo ian ibrahim
ines ingrid isabel ivan jacob jake james jan jane jason javier jean jeff jennifer jenny jeremy jessica jim
joan joao joe john jon jonas jonathan jorge jose joseph josh juan julia julie karen karl kate katherine kathy
keira keith kelly ken kenji kevin khalid kim kofi kumar kwame lara larry lars laura layla lee leila lena leo
liam linda lisa liz logan louis luca lucas lucia lucy luis luke magnus marco maria marie marta martin mary
mason mateo matt matteo matthew megan mei melissa mia michael michelle miguel mike minh mohamed mohammed
monica nancy natalie neha ngozi niamh nick nicole nigel nils nina noah nour oliver olivia omar oscar oskar
pablo pam paolo pat patricia patrick paul paula pedro peter philip pierre priya rachel rahul raj ravi rebecca
richard rita robert roger ron rosa ruth ryan sakura sam samantha samuel sandra sanjay sara sarah scott sean
sergio sharon simon sofia sophie stefan stephanie stephen steve steven sunita susan sven tanya ted teresa
thiago thomas tiago tim tina tom tony ursula valentina vera victor victoria vijay vincent wei wendy william
yuki yusuf zoe
`;

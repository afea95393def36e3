/** Applications, their keys and grants, APIs, and invitations. */
import { KEYS } from '../signing.js';
import { refusals, type Step, statement as s } from '../statement.js';

/** A certificate that an application signed itself, made for these tests alone. */
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBpjCCAU2gAwIBAgIUH7GImtRH7/bOYTb9RGLUEOuMipEwCgYIKoZIzj0EAwIw
KDENMAsGA1UECgwEQWNtZTEXMBUGA1UEAwwOY2xpZW50LmV4YW1wbGUwIBcNMjYx
MTI5MjA1MDI3WhgPMjEyNjExMDUyMDUwMjdaMCgxDTALBgNVBAoMBEFjbWUxFzAV
BgNVBAMMDmNsaWVudC5leGFtcGxlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE
hNJDGlCaq6ParxouZ105YHarG2375ZJrqwHhIUmC0c6OTcLviW1ErPmKNUZ2IHqr
8nPKJG0iaMvloojrsBZjaqNTMFEwHQYDVR0OBBYEFLp/WYrh+gNBNM7zYJhJ5NOe
RUzzMB8GA1UdIwQYMBaAFLp/WYrh+gNBNM7zYJhJ5NOeRUzzMA8GA1UdEwEB/wQF
MAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgcEWnj6ALPp+Dq/eFmYJ1JaNQ64kUE938
k3SJlMWd51ECICdtD04vb6JAk+ne0R01EcIXmiOYvT2cBg60OQH1lpfj
-----END CERTIFICATE-----`;

const VAULT = 'secure/call-apis-on-users-behalf/token-vault/configure-token-vault';
const WORKER =
  'secure/call-apis-on-users-behalf/token-vault/privileged-worker-token-exchange-with-token-vault';
const CIBA = 'get-started/applications/configure-client-initiated-backchannel-authentication';
const RAR = 'get-started/apis/configure-rich-authorization-requests';
const JWE = 'get-started/apis/configure-json-web-encryption';
const MTLS = 'get-started/applications/configure-mtls/configure-mtls-for-a-client';
const FAPI = 'get-started/applications/configure-fapi-compliance';
const THIRD = 'get-started/applications/third-party-applications/configure-third-party-applications';
const ORG_THIRD = 'manage-users/organizations/configure-organizations/enable-third-party-application-access';
const INVITE = 'manage-users/organizations/configure-organizations/send-membership-invitations';
const CIMD = 'get-started/auth0-overview/create-applications/register-applications-with-cimd';
const DEPLOY = 'auth0-deploy-cli docs/resource-specific-documentation';
const issue = (name: string): string => `github.com/${name}`;

const VAULT_GRANT = 'urn:auth0:params:oauth:grant-type:token-exchange:federated-connection-access-token';
const CIBA_GRANT = 'urn:openid:params:grant-type:ciba';

const client = (more: object = {}, status = 201, check: object = { keep: { app: 'client_id' } }): Step => [
  'POST /clients',
  { name: 'App', app_type: 'regular_web', ...more },
  status,
  check,
];
const change = (body: object, status = 200, check: object = {}): Step => [
  'PATCH /clients/{app}',
  body,
  status,
  check,
];
const api = (more: object = {}, status = 201, check: object = { keep: { api: 'id' } }): Step => [
  'POST /resource-servers',
  { identifier: 'urn:books', name: 'Books', scopes: [{ value: 'read' }], ...more },
  status,
  check,
];
const grant = (more: object = {}, status = 201, check: object = { keep: { grant: 'id' } }): Step => [
  'POST /client-grants',
  { client_id: '{app}', audience: 'urn:books', scope: ['read'], ...more },
  status,
  check,
];
const credential = (body: object, status = 201, check: object = { keep: { key: 'id' } }): Step => [
  'POST /clients/{app}/credentials',
  body,
  status,
  check,
];
const certificate = { credential_type: 'x509_cert', name: 'c', pem: CERTIFICATE };
const publicKey = { credential_type: 'public_key', name: 'k', pem: KEYS.pem };
const acme: Step = ['POST /organizations', { name: 'acme' }, 201, { keep: { org: 'id' } }];
const invite = (more: object, status: number, check: object = {}): Step => [
  'POST /organizations/{org}/invitations',
  { inviter: { name: 'Zoe' }, invitee: { email: 'ann@example.com' }, client_id: '{app}', ...more },
  status,
  check,
];
const inviting: Step[] = [
  acme,
  client({ initiate_login_uri: 'https://app.example/login', organization_usage: 'allow' }),
];
/** What only first-party, confidential applications have. */
const guarded = (type: string): Step[] => [
  client({ grant_types: [type], oidc_conformant: true }, 201, { has: { grant_types: [type] } }),
];

export const ownApplications = [
  s(
    'Token Vault is for applications of one’s own',
    VAULT,
    client({ grant_types: [VAULT_GRANT], is_first_party: false }, 400, {}),
    ...guarded(VAULT_GRANT),
  ),
  s(
    'Token Vault is for confidential applications',
    VAULT,
    client({ grant_types: [VAULT_GRANT], token_endpoint_auth_method: 'none' }, 400, {}),
  ),
  s(
    'an application with Token Vault stays one of those that may have it',
    VAULT,
    client({ grant_types: [VAULT_GRANT], oidc_conformant: true }),
    change({ token_endpoint_auth_method: 'none' }, 400),
    change({ is_first_party: false }, 400),
  ),
  s(
    'CIBA is for applications of one’s own',
    CIBA,
    client({ grant_types: [CIBA_GRANT], is_first_party: false }, 400, {}),
    ...guarded(CIBA_GRANT),
  ),
  s(
    'CIBA is for confidential applications',
    CIBA,
    client({ grant_types: [CIBA_GRANT], token_endpoint_auth_method: 'none' }, 400, {}),
  ),
  s(
    'an application that an API exchanges tokens with is linked to it',
    VAULT,
    api(),
    client(
      { app_type: 'resource_server', resource_server_identifier: 'urn:books', grant_types: [VAULT_GRANT] },
      201,
      {
        has: { app_type: 'resource_server', resource_server_identifier: 'urn:books' },
      },
    ),
  ),
  s(
    'a privileged worker shows the ids of its keys alone',
    WORKER,
    client(
      {
        grant_types: [VAULT_GRANT],
        token_vault_privileged_access: { credentials: [publicKey], ip_allowlist: ['192.0.2.1'], grants: [] },
      },
      201,
      {
        matches: {
          'token_vault_privileged_access.credentials.0.id': /^cred_/,
          'token_vault_privileged_access.credentials.0.pem': /^undefined$/,
        },
      },
    ),
  ),
  s(
    'a privileged worker calls from at most ten addresses',
    WORKER,
    client(
      {
        grant_types: [VAULT_GRANT],
        token_vault_privileged_access: {
          credentials: [publicKey],
          ip_allowlist: Array.from({ length: 11 }, (_, at) => `192.0.2.${at}`),
        },
      },
      400,
      {},
    ),
    client({
      grant_types: [VAULT_GRANT],
      token_vault_privileged_access: {
        credentials: [publicKey],
        ip_allowlist: Array.from({ length: 10 }, (_, at) => `192.0.2.${at}`),
      },
    }),
  ),
  s(
    'a privileged worker calls from addresses and networks of both kinds',
    WORKER,
    client({
      grant_types: [VAULT_GRANT],
      token_vault_privileged_access: {
        credentials: [publicKey],
        ip_allowlist: ['192.0.2.0/24', '2001:db8::1', '2001:db8::/32'],
      },
    }),
    client(
      {
        grant_types: [VAULT_GRANT],
        token_vault_privileged_access: { credentials: [publicKey], ip_allowlist: ['example.com'] },
      },
      400,
      {},
    ),
  ),
  s(
    'a privileged worker has at most five connections',
    WORKER,
    client(
      {
        grant_types: [VAULT_GRANT],
        token_vault_privileged_access: {
          credentials: [publicKey],
          grants: Array.from({ length: 6 }, (_, at) => ({ connection: `c${at}`, scopes: ['a'] })),
        },
      },
      400,
      {},
    ),
    client({
      grant_types: [VAULT_GRANT],
      token_vault_privileged_access: {
        credentials: [publicKey],
        grants: Array.from({ length: 5 }, (_, at) => ({ connection: `c${at}`, scopes: ['a'] })),
      },
    }),
  ),
  s(
    'a privileged worker has at most twenty scopes, over all connections',
    WORKER,
    client(
      {
        grant_types: [VAULT_GRANT],
        token_vault_privileged_access: {
          credentials: [publicKey],
          grants: ['one', 'two'].map((connection) => ({
            connection,
            scopes: Array.from({ length: 11 }, (_, at) => `s${at}`),
          })),
        },
      },
      400,
      {},
    ),
    client({
      grant_types: [VAULT_GRANT],
      token_vault_privileged_access: {
        credentials: [publicKey],
        grants: ['one', 'two'].map((connection) => ({
          connection,
          scopes: Array.from({ length: 10 }, (_, at) => `s${at}`),
        })),
      },
    }),
  ),
  s(
    'a privileged worker names a key of its own',
    WORKER,
    client({ grant_types: [VAULT_GRANT], oidc_conformant: true }),
    change({ token_vault_privileged_access: { credentials: [{ id: 'cred_0000000000000000000000' }] } }, 400),
    credential(publicKey),
    change(
      { token_vault_privileged_access: { credentials: [{ id: '{key}' }], ip_allowlist: ['192.0.2.1'] } },
      200,
      { has: { token_vault_privileged_access: { credentials: [{ id: '{key}' }] } } },
    ),
  ),
  s(
    'an application takes part in access across applications',
    `${DEPLOY}: Clients (Cross App Access — Identity Assertion Authorization Grant)`,
    client({ identity_assertion_authorization_grant: { active: true } }, 201, {
      has: { identity_assertion_authorization_grant: { active: true } },
    }),
  ),
  s(
    'an API registers types of authorization details, which a change replaces',
    RAR,
    api({ authorization_details: [{ type: 'payment_initiation' }] }, 201, {
      keep: { api: 'id' },
      has: { authorization_details: [{ type: 'payment_initiation' }] },
    }),
    ['PATCH /resource-servers/{api}', { authorization_details: [{ type: 'money_transfer' }] }, 200],
    [
      'GET /resource-servers/{api}',
      undefined,
      200,
      { has: { authorization_details: [{ type: 'money_transfer' }] } },
    ],
  ),
  s(
    'a grant allows types of authorization details that the API registers',
    RAR,
    client(),
    api({ authorization_details: [{ type: 'money_transfer' }] }),
    grant({ authorization_details_types: ['payment_initiation'], subject_type: 'user' }, 400, {}),
    grant({ authorization_details_types: ['money_transfer'], subject_type: 'user' }, 201, {
      has: { authorization_details_types: ['money_transfer'] },
    }),
  ),
  s(
    'who may ask an API is said for applications and for people',
    RAR,
    api(
      {
        subject_type_authorization: {
          user: { policy: 'require_client_grant' },
          client: { policy: 'deny_all' },
        },
      },
      201,
      {
        has: {
          subject_type_authorization: {
            user: { policy: 'require_client_grant' },
            client: { policy: 'deny_all' },
          },
        },
      },
    ),
    api({ identifier: 'urn:b', subject_type_authorization: { client: { policy: 'allow_all' } } }, 400, {}),
  ),
  s(
    'an API that says nothing lets people in and asks applications for a grant',
    RAR,
    api({}, 201, {
      has: {
        subject_type_authorization: {
          user: { policy: 'allow_all' },
          client: { policy: 'require_client_grant' },
        },
      },
    }),
  ),
  s(
    'the key that tokens of an API are encrypted with is known by its thumbprint, and not shown',
    JWE,
    api(
      {
        token_encryption: {
          format: 'compact-nested-jwe',
          encryption_key: { name: 'k', pem: KEYS.pem, alg: 'RSA-OAEP-256', kid: 'key-1' },
        },
      },
      201,
      {
        has: {
          token_encryption: {
            encryption_key: { thumbprint_sha256: KEYS.thumbprint, kid: 'key-1', alg: 'RSA-OAEP-256' },
          },
        },
        matches: { 'token_encryption.encryption_key.pem': /^undefined$/ },
      },
    ),
  ),
  s(
    'tokens of an API are encrypted with RSA-OAEP of 256, 384 or 512 bits',
    JWE,
    api(
      {
        token_encryption: {
          format: 'compact-nested-jwe',
          encryption_key: { pem: KEYS.pem, alg: 'RSA-OAEP' },
        },
      },
      400,
      {},
    ),
    api({
      token_encryption: {
        format: 'compact-nested-jwe',
        encryption_key: { pem: KEYS.pem, alg: 'RSA-OAEP-512' },
      },
    }),
  ),
  s(
    'a key to encrypt with is a public key',
    JWE,
    api(
      {
        token_encryption: {
          format: 'compact-nested-jwe',
          encryption_key: { pem: 'none', alg: 'RSA-OAEP-256' },
        },
      },
      400,
      {},
    ),
  ),
  s(
    'tokens of an API are no longer encrypted when that is taken back',
    JWE,
    api({
      token_encryption: {
        format: 'compact-nested-jwe',
        encryption_key: { pem: KEYS.pem, alg: 'RSA-OAEP-256' },
      },
    }),
    ['PATCH /resource-servers/{api}', { token_encryption: null }, 200],
    ['GET /resource-servers/{api}', undefined, 200, { matches: { token_encryption: /^(undefined|null)$/ } }],
  ),
  s(
    'an application logs in with a certificate that it signed itself',
    MTLS,
    client(
      {
        app_type: 'non_interactive',
        client_authentication_methods: { self_signed_tls_client_auth: { credentials: [certificate] } },
      },
      201,
      {
        matches: { 'client_authentication_methods.self_signed_tls_client_auth.credentials.0.id': /^cred_/ },
      },
    ),
  ),
  s(
    'a certificate is uploaded, then chosen instead of the secret',
    MTLS,
    client(),
    credential(certificate, 201, {
      keep: { key: 'id' },
      has: { credential_type: 'x509_cert' },
      lacks: ['pem'],
    }),
    change(
      {
        token_endpoint_auth_method: null,
        client_authentication_methods: { self_signed_tls_client_auth: { credentials: [{ id: '{key}' }] } },
      },
      200,
      {
        has: {
          client_authentication_methods: { self_signed_tls_client_auth: { credentials: [{ id: '{key}' }] } },
        },
      },
    ),
    change({ token_endpoint_auth_method: 'client_secret_post', client_authentication_methods: null }, 200, {
      has: { token_endpoint_auth_method: 'client_secret_post' },
    }),
  ),
  s(
    'an application has at most two certificates',
    MTLS,
    client(),
    credential({ credential_type: 'cert_subject_dn', subject_dn: 'CN=a' }),
    credential({ credential_type: 'cert_subject_dn', subject_dn: 'CN=b' }),
    credential({ credential_type: 'cert_subject_dn', subject_dn: 'CN=c' }, 400, {}),
  ),
  s(
    'a distinguished name is given as such or within a certificate',
    MTLS,
    client(),
    credential({ credential_type: 'cert_subject_dn' }, 400, {}),
    credential({ credential_type: 'cert_subject_dn', subject_dn: 'C=XX\nO=Acme\nCN=client.example' }, 201, {
      has: { subject_dn: 'C=XX\nO=Acme\nCN=client.example' },
    }),
    credential({ credential_type: 'cert_subject_dn', pem: CERTIFICATE }, 201, {
      matches: { subject_dn: /CN=client\.example/ },
    }),
  ),
  s(
    'a certificate is needed for a certificate, and a key for a key',
    MTLS,
    client(),
    credential({ credential_type: 'x509_cert', name: 'c' }, 400, {}),
    credential({ credential_type: 'x509_cert', name: 'c', pem: KEYS.pem }, 400, {}),
    credential({ credential_type: 'public_key', name: 'k' }, 400, {}),
  ),
  s(
    'keys of an application are of the kind that it logs in with',
    MTLS,
    client(),
    credential(publicKey),
    change(
      {
        token_endpoint_auth_method: null,
        client_authentication_methods: { self_signed_tls_client_auth: { credentials: [{ id: '{key}' }] } },
      },
      400,
    ),
  ),
  s(
    'an application logs in with a secret or with credentials, not with both',
    MTLS,
    client(),
    credential(publicKey),
    change(
      {
        token_endpoint_auth_method: 'client_secret_post',
        client_authentication_methods: { private_key_jwt: { credentials: [{ id: '{key}' }] } },
      },
      400,
    ),
  ),
  s(
    'an application complies with a profile of FAPI, or with none',
    FAPI,
    client({ compliance_level: 'fapi1_adv_pkj_par' }, 201, {
      keep: { app: 'client_id' },
      has: { compliance_level: 'fapi1_adv_pkj_par' },
    }),
    change({ compliance_level: 'fapi2_sp_mtls_mtls' }, 200, {
      has: { compliance_level: 'fapi2_sp_mtls_mtls' },
    }),
    change({ compliance_level: 'fapi3' }, 400),
    change({ compliance_level: null }, 200),
    ['GET /clients/{app}', undefined, 200, { matches: { compliance_level: /^(null|undefined)$/ } }],
  ),
  s(
    'a strict third party has an id of its own kind',
    THIRD,
    client({ is_first_party: false, third_party_security_mode: 'strict' }, 201, {
      has: {
        is_first_party: false,
        third_party_security_mode: 'strict',
      },
      matches: { client_id: /^tpc_/ },
    }),
  ),
  s(
    'redirects of a strict third party are protected unless that is switched off',
    THIRD,
    client({ is_first_party: false, third_party_security_mode: 'strict' }, 201, {
      keep: { app: 'client_id' },
      has: { redirection_policy: 'open_redirect_protection' },
    }),
    change({ redirection_policy: 'allow_always' }, 200, { has: { redirection_policy: 'allow_always' } }),
    change({ redirection_policy: 'sometimes' }, 400),
  ),
  s(
    'how strict a third party is treated is not changed',
    THIRD,
    client({ is_first_party: false, third_party_security_mode: 'strict' }),
    change({ third_party_security_mode: 'permissive' }, 400),
  ),
  s(
    'a grant for all third parties is made once an API and kind',
    THIRD,
    api(),
    [
      'POST /client-grants',
      { default_for: 'third_party_clients', audience: 'urn:books', scope: ['read'], subject_type: 'user' },
      201,
      { has: { default_for: 'third_party_clients' }, lacks: ['client_id'] },
    ],
    [
      'POST /client-grants',
      { default_for: 'third_party_clients', audience: 'urn:books', scope: ['read'], subject_type: 'user' },
      409,
    ],
    [
      'POST /client-grants',
      { default_for: 'third_party_clients', audience: 'urn:books', scope: ['read'], subject_type: 'client' },
      201,
    ],
  ),
  s(
    'a grant of a third party is for no organization that is not named',
    THIRD,
    api(),
    client({
      is_first_party: false,
      third_party_security_mode: 'strict',
      grant_types: ['client_credentials'],
    }),
    grant({ organization_usage: 'allow', allow_any_organization: true }, 400, {}),
  ),
  s(
    'an organization lets third parties in when it says so',
    ORG_THIRD,
    acme,
    ['PATCH /organizations/{org}', { third_party_client_access: 'allow' }, 200],
    ['GET /organizations/{org}', undefined, 200, { has: { third_party_client_access: 'allow' } }],
    ['PATCH /organizations/{org}', { third_party_client_access: 'perhaps' }, 400],
  ),
  s(
    'an invitation is for an application that is there',
    INVITE,
    ...inviting,
    invite({ client_id: 'none00000000000000000000000000' }, 400, {
      code: 'invalid_body',
      says: 'The specified client_id does not exist',
    }),
  ),
  s(
    'an invitation is for a connection that is there',
    INVITE,
    ...inviting,
    invite({ connection_id: 'con_0000000000000000' }, 400, {
      code: 'invalid_body',
      says: 'The specified connection does not exist',
    }),
  ),
  s(
    'an invitation is not for a passwordless connection',
    INVITE,
    ...inviting,
    ['POST /connections', { name: 'email', strategy: 'email' }, 201, { keep: { con: 'id' } }],
    invite({ connection_id: '{con}' }, 400, {
      code: 'invalid_body',
      says: 'Passwordless connections are not supported',
    }),
  ),
  s(
    'an invitation needs a place to log in at',
    INVITE,
    acme,
    client({ organization_usage: 'allow' }),
    invite({}, 400, {
      code: 'invalid_body',
      says: 'A default login route is required to generate the invitation url',
    }),
  ),
  s(
    'an invitation is for roles that are there',
    INVITE,
    ...inviting,
    invite({ roles: ['rol_0000000000000000'] }, 400, {
      code: 'invalid_body',
      says: 'One or more of the specified roles do not exist: rol_0000000000000000',
    }),
  ),
  s(
    'an invitation is to an organization that is there',
    INVITE,
    client({ initiate_login_uri: 'https://app.example/login' }),
    [
      'POST /organizations/org_0000000000000000/invitations',
      { inviter: { name: 'Z' }, invitee: { email: 'a@b.example' }, client_id: '{app}' },
      404,
      { says: 'No organization found by that id' },
    ],
  ),
  s(
    'the name of who invites is at most 300 characters long',
    INVITE,
    ...inviting,
    invite({ inviter: { name: 'z'.repeat(301) } }, 400),
    invite({ inviter: { name: 'z'.repeat(300) } }, 200),
  ),
  s(
    'an invitation that is not mailed has its link all the same',
    INVITE,
    ...inviting,
    invite({ send_invitation_email: false }, 200, {
      matches: {
        invitation_url:
          /^https:\/\/app\.example\/login\?invitation=.+&organization=org_.+&organization_name=acme/,
      },
    }),
  ),
  s(
    'an invitation of zero seconds lasts as long as one that says nothing',
    INVITE,
    ...inviting,
    invite({ ttl_sec: 0 }, 200, { keep: { made: 'created_at' } }),
    ['CLOCK', 6 * 24 * 3600, 0],
    ['GET /organizations/{org}/invitations', undefined, 200, { has: [{ client_id: '{app}' }] }],
  ),
  s(
    'members who may only read an organization do not invite',
    INVITE,
    acme,
    client(
      {
        app_type: 'non_interactive',
        grant_types: ['client_credentials'],
        token_endpoint_auth_method: 'client_secret_post',
        initiate_login_uri: 'https://app.example/login',
      },
      201,
      { keep: { app: 'client_id', secret: 'client_secret' } },
    ),
    [
      'POST /client-grants',
      { client_id: '{app}', audience: '{audience}', scope: ['read:organizations'] },
      201,
    ],
    [
      'POST ~/oauth/token',
      {
        grant_type: 'client_credentials',
        client_id: '{app}',
        client_secret: '{secret}',
        audience: '{audience}',
      },
      200,
      { keep: { less: 'access_token' } },
    ],
    [
      'POST ~/api/v2/organizations/{org}/invitations',
      { inviter: { name: 'Z' }, invitee: { email: 'a@b.example' }, client_id: '{app}' },
      403,
      {
        sends: { authorization: 'Bearer {less}' },
        code: 'insufficient_scope',
        says: 'Insufficient scope, expected any of: create:organization_invitations',
      },
    ],
  ),
  s(
    'an application that describes itself does so at an https address with a path',
    CIMD,
    ['PATCH /tenants/settings', { client_id_metadata_document_supported: true }, 200],
    ...refusals('POST /clients/cimd/register', 400, [
      { external_client_id: 'http://client.example.com/client.json' },
      { external_client_id: 'not an address' },
      {},
    ]),
  ),
  s(
    'all scopes of a system API are not granted at once',
    issue('pulumi/pulumi-auth0/issues/1069'),
    client(),
    grant({ audience: '{audience}', scope: undefined, allow_all_scopes: true }, 400, {
      says: '`allow_all_scopes` cannot be provided when `audience` is a system API',
    }),
  ),
  s(
    'a public application has no client credentials',
    issue('alexkappa/terraform-provider-auth0/issues/256'),
    client(
      {
        app_type: 'non_interactive',
        token_endpoint_auth_method: 'none',
        grant_types: ['client_credentials'],
      },
      400,
      {},
    ),
  ),
  s(
    'whose grant it is, and for which API, is not changed',
    issue('alexkappa/terraform-provider-auth0/issues/9'),
    client(),
    api(),
    grant(),
    [
      'PATCH /client-grants/{grant}',
      { audience: 'urn:books', client_id: '{app}', scope: ['read'] },
      400,
      {
        code: 'invalid_body',
        says: "Payload validation error: 'Additional properties not allowed: audience,client_id'.",
      },
    ],
  ),
  s(
    'a scope has a value',
    issue('alexkappa/terraform-provider-auth0/issues/203'),
    api({ scopes: [{ value: 'a' }, { description: 'b' }] }, 400, {
      says: "Payload validation error: 'Missing required property: value' on property scopes[1]",
    }),
  ),
  s(
    'the name of a system API is not changed',
    issue('auth0/auth0-deploy-cli/issues/1484'),
    [
      'GET /resource-servers?identifiers={audience}',
      undefined,
      200,
      { keep: { system: '0.id' }, has: [{ is_system: true }] },
    ],
    [
      'PATCH /resource-servers/{system}',
      { name: 'Mine' },
      400,
      { says: "Payload validation error: 'Additional properties not allowed: name'" },
    ],
  ),
  s('an API is changed without its identifier', DEPLOY, api(), [
    'PATCH /resource-servers/{api}',
    { identifier: 'urn:other' },
    400,
    { says: 'Additional properties not allowed: identifier' },
  ]),
  s(
    'an API constrains tokens of public clients or of all',
    `${DEPLOY}: Resource Servers`,
    api({ proof_of_possession: { mechanism: 'dpop', required: true, required_for: 'public_clients' } }, 201, {
      has: { proof_of_possession: { mechanism: 'dpop', required: true, required_for: 'public_clients' } },
    }),
    api(
      {
        identifier: 'urn:b',
        proof_of_possession: { mechanism: 'dpop', required: true, required_for: 'web' },
      },
      400,
      {},
    ),
  ),
  s(
    'an application of an organization says whether members log in with it',
    `${DEPLOY}: Org-to-App Entitlement`,
    acme,
    client(),
    [
      'POST /organizations/{org}/clients',
      { clients: [{ client_id: '{app}', use_for_member_access: true }] },
      201,
    ],
    [
      'GET /organizations/{org}/clients/{app}',
      undefined,
      200,
      { has: { client_id: '{app}', use_for_member_access: true } },
    ],
    [
      'PATCH /organizations/{org}/clients/{app}',
      { use_for_member_access: false },
      200,
      { has: { use_for_member_access: false } },
    ],
    [
      'PATCH /organizations/{org}',
      { is_app_entitlement_active: true },
      200,
      { has: { is_app_entitlement_active: true } },
    ],
  ),
];

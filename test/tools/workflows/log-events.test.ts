import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { logEvents, meaningOf } from '../../../src/tools/workflows/log-events.js';

/** Every event code of Auth0's public table, and `session_revoked`, which manage-users/sessions/manage-sessions-actions names. */
const codes = `
  acls_summary actions_execution_failed acul_sdk_notice api_limit api_limit_warning appi
  ciba_exchange_failed ciba_exchange_succeeded ciba_start_failed ciba_start_succeeded cls
  connected_accounts_connection_failed connected_accounts_connection_succeeded
  connected_accounts_delete_failed connected_accounts_delete_succeeded cs
  custom_domain_verification_failed depnote directory_sync_completed directory_sync_failed
  directory_sync_started f failed_on_behalf_of_token_exchange fapi fc fce fco fcoa fcp fcph fcpn fcpr
  fcpro fcu fd fdeac fdeaz fdecc fdu feacft feccft fecte fede fdeleacft fdelsa federated_logout_failed fens feoobft
  feotpft fepft fepotpft fercft ferrt fertft feta fi flo flows_execution_completed
  flows_execution_failed fn forms_submission_failed forms_submission_succeeded fp fpar fpurh fs fsa fscim fu
  fui fv fvr gd_auth_email_verification gd_auth_fail_email_verification gd_auth_failed
  gd_auth_rejected gd_auth_succeed gd_enrollment_complete gd_otp_rate_limit_exceed gd_recovery_failed
  gd_recovery_rate_limit_exceed gd_recovery_succeed gd_send_email gd_send_email_verification
  gd_send_email_verification_failure gd_send_pn gd_send_pn_failure gd_send_sms gd_send_sms_failure
  gd_send_voice gd_send_voice_failure gd_start_auth gd_start_enroll gd_start_enroll_failed
  gd_tenant_update gd_unenroll gd_update_device_account gd_webauthn_challenge_failed
  gd_webauthn_enrollment_failed idjag_exchange_failed idjag_exchange_succeeded
  jwt_bearer_exchange_failed kms_key_management_failure kms_key_management_success
  kms_key_state_changed limit_delegation limit_mu limit_phone limit_sul limit_wc mfar mgmt_api_read
  my_account_authentication_method_failed my_account_authentication_method_succeeded
  oidc_backchannel_logout_failed oidc_backchannel_logout_succeeded organization_member_added
  passkey_challenge_failed passkey_challenge_started pla pwd_leak reset_pwd_leak resource_cleanup
  rich_consents_access_error s sapi sce scoa scp scpn scpr scu scv sd sdel sdeleacft sdelsa sdu seacft seccft secte sede
  sens seoobft seotpft sepft sepkoobft sepkotpft sepkrcft sercft sertft session_revoked seta si signup_pwd_leak slo
  srrt ss ss_sso_failure ss_sso_info ss_sso_success ssa sscim success_on_behalf_of_token_exchange sui
  sv svr token_quota_consumption_warning too_many_records ublkdu universal_logout_failed universal_logout_succeeded w wn wum
`
  .trim()
  .split(/\s+/);

describe('the dictionary of log events', () => {
  it('knows every public code, and no other', () => {
    expect(Object.keys(logEvents).sort()).toEqual([...codes].sort());
  });

  it('gives each one line of meaning, a severity and the next question', () => {
    for (const [code, meaning] of Object.entries(logEvents)) {
      expect(meaning.says, code).toMatch(/^[A-Z][^\n]{14,140}\.$/);
      expect(meaning.ask, code).toMatch(/^[A-Z][^\n]{10,140}[?.]$/);
      expect(['info', 'notice', 'warning', 'critical'], code).toContain(meaning.severity);
      expect(['success', 'failure', 'block', 'notice'], code).toContain(meaning.outcome);
    }
  });

  it('says something different of each', () => {
    const sentences = Object.values(logEvents).map(({ says }) => says);
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it('knows every code that the sandbox writes', () => {
    const folder = join(import.meta.dirname, '..', '..', '..', 'src', 'sandbox');
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    const written = sources.flatMap((name) =>
      [...readFileSync(join(folder, name), 'utf8').matchAll(/\blog\(\{\s*type: '(\w+)'/g)].map(
        (match) => match[1] as string,
      ),
    );
    expect(written.length).toBeGreaterThan(3);
    expect(written.filter((code) => !Object.hasOwn(logEvents, code))).toEqual([]);
  });

  it('judges a code it has never seen by its form', () => {
    expect(meaningOf('fxyz')).toMatchObject({ outcome: 'failure' });
    expect(meaningOf('xyz_started')).toMatchObject({ outcome: 'notice', severity: 'info' });
    expect(meaningOf('constructor').says).toContain('unrecognized code');
  });
});

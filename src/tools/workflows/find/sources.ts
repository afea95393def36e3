/** What `find_in_tenant` looks through: lists, things that there is one of, and what is shown one by one. */

export interface ListSource {
  kind: string;
  list: string;
  /** How it is paged; a list without pages is read like one with cursors. */
  paged: 'number' | 'cursor';
  /** The tool that shows one, by its id alone. */
  get: string;
  /** The member that holds the id. */
  id?: string;
  /** The list leaves out most of each: they are read one by one. */
  each?: true;
}

export interface SingleSource {
  kind: string;
  get: string;
  args?: Record<string, string>;
}

export const lists: readonly ListSource[] = [
  { kind: 'application', list: 'list_clients', paged: 'number', get: 'get_client', id: 'client_id' },
  { kind: 'connection', list: 'list_connections', paged: 'number', get: 'get_connection' },
  { kind: 'API', list: 'list_resource_servers', paged: 'number', get: 'get_resource_server' },
  { kind: 'API grant', list: 'list_client_grants', paged: 'number', get: 'get_client_grant' },
  { kind: 'Action', list: 'list_actions', paged: 'number', get: 'get_action' },
  {
    kind: 'Action module',
    list: 'list_action_modules',
    paged: 'number',
    get: 'get_action_module',
    each: true,
  },
  { kind: 'rule', list: 'list_rules', paged: 'number', get: 'get_rule' },
  { kind: 'hook', list: 'list_hooks', paged: 'number', get: 'get_hook' },
  { kind: 'log stream', list: 'list_log_streams', paged: 'cursor', get: 'get_log_stream' },
  { kind: 'event stream', list: 'list_event_streams', paged: 'cursor', get: 'get_event_stream' },
  {
    kind: 'custom domain',
    list: 'list_custom_domains',
    paged: 'cursor',
    get: 'get_custom_domain',
    id: 'custom_domain_id',
  },
  { kind: 'organization', list: 'list_organizations', paged: 'cursor', get: 'get_organization' },
  { kind: 'role', list: 'list_roles', paged: 'number', get: 'get_role' },
  { kind: 'phone provider', list: 'list_phone_providers', paged: 'cursor', get: 'get_phone_provider' },
  { kind: 'phone template', list: 'list_phone_templates', paged: 'cursor', get: 'get_phone_template' },
  { kind: 'network ACL', list: 'list_network_acls', paged: 'number', get: 'get_network_acl' },
  {
    kind: 'self-service profile',
    list: 'list_self_service_profiles',
    paged: 'number',
    get: 'get_self_service_profile',
  },
  {
    kind: 'token exchange profile',
    list: 'list_token_exchange_profiles',
    paged: 'cursor',
    get: 'get_token_exchange_profile',
  },
  { kind: 'form', list: 'list_forms', paged: 'number', get: 'get_form', each: true },
  { kind: 'flow', list: 'list_flows', paged: 'number', get: 'get_flow', each: true },
];

export const singles: readonly SingleSource[] = [
  { kind: 'tenant settings', get: 'get_tenant_settings' },
  { kind: 'branding', get: 'get_branding' },
  { kind: 'page template', get: 'get_universal_login_template' },
  { kind: 'theme', get: 'get_default_branding_theme' },
  { kind: 'prompt settings', get: 'get_prompt_settings' },
  { kind: 'e-mail provider', get: 'get_email_provider' },
  { kind: 'SMS texts', get: 'get_guardian_sms_templates' },
  { kind: 'brute-force protection', get: 'get_brute_force_protection' },
  { kind: 'suspicious-IP throttling', get: 'get_suspicious_ip_throttling' },
  { kind: 'bot detection', get: 'get_bot_detection' },
];

/** The tool whose argument names all e-mail templates. */
export const EMAIL_TEMPLATE = { kind: 'e-mail template', get: 'get_email_template', name: 'template_name' };

/** What is left out on purpose: an answer says so. */
export const NOT_SEARCHED =
  'people, log events, invitations, members, custom texts and partials of prompts, versions of Actions, secrets';

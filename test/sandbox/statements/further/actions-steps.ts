/** Actions that run: made, deployed and bound in one line. */
import type { Step } from '../statement.js';

const HANDLERS: Readonly<Record<string, readonly [version: string, handler: string]>> = {
  'post-login': ['v3', 'onExecutePostLogin'],
  'credentials-exchange': ['v2', 'onExecuteCredentialsExchange'],
  'pre-user-registration': ['v2', 'onExecutePreUserRegistration'],
  'password-reset-post-challenge': ['v1', 'onExecutePostChallenge'],
  'post-user-registration': ['v2', 'onExecutePostUserRegistration'],
  'post-change-password': ['v2', 'onExecutePostChangePassword'],
  'send-phone-message': ['v2', 'onExecuteSendPhoneMessage'],
  'custom-token-exchange': ['v1', 'onExecuteCustomTokenExchange'],
};

/** Claims of one's own are under this address. */
export const OWN = 'https://claims.example/';

/** An action that is deployed; later steps write `{name}` for its id. */
export const deployed = (trigger: string, body: string, name = 'action', more: object = {}): Step[] => {
  const [version, handler] = HANDLERS[trigger] ?? [];
  return [
    [
      'POST /actions/actions',
      {
        name,
        supported_triggers: [{ id: trigger, version }],
        code: `exports.${handler} = async (event, api) => { ${body} };`,
        ...more,
      },
      201,
      { keep: { [name]: 'id' } },
    ],
    [`POST /actions/actions/{${name}}/deploy`, undefined, 200],
  ];
};

/** The name of the action of a trigger at this place. */
const nameOf = (trigger: string, place: number): string => `${trigger.replaceAll('-', '_')}${place}`;

/** Actions of a trigger, in this order. */
export const actions = (trigger: string, ...bodies: string[]): Step[] => [
  ...bodies.flatMap((body, i) => deployed(trigger, body, nameOf(trigger, i))),
  [
    `PATCH /actions/triggers/${trigger}/bindings`,
    {
      bindings: bodies.map((_, i) => ({
        ref: { type: 'action_id', value: `{${nameOf(trigger, i)}}` },
        display_name: `a${i}`,
      })),
    },
    200,
  ],
];

export const onLogin = (...bodies: string[]): Step[] => actions('post-login', ...bodies);

/** Code that puts a value into the ID token. */
export const tell = (value: string, name = 'v'): string =>
  `api.idToken.setCustomClaim('${OWN}${name}', ${value});`;

/** The claim that `tell` sets. */
export const told = (value: unknown, name = 'v'): Record<string, object> => ({
  id_token: { [`${OWN}${name}`]: value },
});

/** Code that tries what may be refused, by an error or without one. */
export const tries = (code: string): string => `try { ${code} } catch {}`;

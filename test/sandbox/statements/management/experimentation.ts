/** Feature flags, their variations, segments and experiments. */
import { refusals, type Step, statement as s } from '../statement.js';

const API = 'API document';
const FLAGS = '/experimentation/feature-flags';
const EXPERIMENTS = '/experimentation/experiments';

const PARAMETERS = {
  show_passkey: { type: 'boolean', value: false },
  label: { type: 'string', value: 'Sign in' },
};
const flag: Step = [`POST ${FLAGS}`, { name: 'flag', parameters: PARAMETERS }, 201, { keep: { flag: 'id' } }];
const variation = (name: string, overrides: object = {}): Step => [
  `POST ${FLAGS}/{flag}/variations`,
  { name, overrides },
  201,
  { keep: { [name]: 'id' } },
];
const body = (more: object = {}): object => ({
  name: 'experiment',
  feature_flag_id: '{flag}',
  authentication_flow: 'authentication',
  allocation_strategy: 'percentage',
  assignment_config: { subject: 'device' },
  allocations: [
    { variation_id: '{control}', weight: 50, is_control: true },
    { variation_id: '{treatment}', weight: 50, is_control: false },
  ],
  ...more,
});
const experiment: Step = [
  `POST ${EXPERIMENTS}`,
  body(),
  201,
  { keep: { experiment: 'id' }, has: { is_valid: true } },
];
const setUp: Step[] = [flag, variation('control'), variation('treatment', { show_passkey: { value: true } })];
const status = (value: string, code: number, more: object = {}): Step => [
  `POST ${EXPERIMENTS}/{experiment}/status`,
  { status: value },
  code,
  more,
];

export const experimentation = [
  s('a parameter of a feature flag is of its type', `${API}: POST ${FLAGS} 400`, [
    `POST ${FLAGS}`,
    { name: 'flag', parameters: { on: { type: 'boolean', value: 'perhaps' } } },
    400,
    { says: 'Parameter value does not match the declared type.' },
  ]),
  s('a value of a parameter has at most 1 KB', `${API}: PATCH ${FLAGS}/{id} 400`, flag, [
    `PATCH ${FLAGS}/{flag}`,
    { parameters: { label: { type: 'string', value: 'x'.repeat(1024) } } },
    400,
    { says: 'exceeds maximum size of 1KB' },
  ]),
  s('a name belongs to one feature flag', `${API}: POST ${FLAGS} 409`, flag, [
    `POST ${FLAGS}`,
    { name: 'flag', parameters: PARAMETERS },
    409,
    { says: 'A feature flag with this name already exists.' },
  ]),
  s(
    'an override is of a parameter, of its type, and of another value',
    `${API}: POST ${FLAGS}/{id}/variations 400`,
    flag,
    ...refusals(`POST ${FLAGS}/{flag}/variations`, 400, [
      { name: 'other', overrides: { nothing: { value: 1 } } },
      { name: 'other', overrides: { show_passkey: { value: 'perhaps' } } },
      { name: 'other', overrides: { label: { value: 'Sign in' } } },
    ]),
    variation('other', { label: { value: 'Log in' } }),
  ),
  s(
    'a variation has a name of its own within its feature flag',
    `${API}: POST ${FLAGS}/{id}/variations 409`,
    flag,
    variation('one'),
    [
      `POST ${FLAGS}/{flag}/variations`,
      { name: 'one', overrides: {} },
      409,
      { says: 'on this feature flag' },
    ],
  ),
  s(
    'a feature flag has two variations at least when it is active',
    `${API}: POST ${FLAGS}/{id}/status 400`,
    flag,
    variation('control'),
    [`POST ${FLAGS}/{flag}/status`, { status: 'active' }, 400, { says: 'at least 2 variations' }],
    variation('treatment'),
    [`POST ${FLAGS}/{flag}/status`, { status: 'active' }, 200, { has: { status: 'active' } }],
  ),
  s(
    'the last variation of a feature flag stays',
    `${API}: DELETE ${FLAGS}/{id}/variations/{vid} 400`,
    flag,
    variation('one'),
    variation('two'),
    [`DELETE ${FLAGS}/{flag}/variations/{one}`, undefined, 204],
    [
      `DELETE ${FLAGS}/{flag}/variations/{two}`,
      undefined,
      400,
      { says: 'Cannot delete the last variation.' },
    ],
  ),
  s(
    'what an experiment uses stays until it is archived',
    `${API}: DELETE ${FLAGS}/{id} 409`,
    ...setUp,
    experiment,
    [`DELETE ${FLAGS}/{flag}`, undefined, 409, { says: 'in use by one or more non-archived experiments' }],
    [`DELETE ${FLAGS}/{flag}/variations/{control}`, undefined, 409],
    status('archived', 200),
    [`DELETE ${FLAGS}/{flag}/variations/{control}`, undefined, 204],
    [`DELETE ${FLAGS}/{flag}`, undefined, 204],
  ),
  s(
    'a segment that an experiment uses stays',
    `${API}: DELETE /experimentation/segments/{id} 409`,
    ...setUp,
    [
      'POST /experimentation/segments',
      { name: 'segment', rules: [{ match: { client_id: ['client'] } }] },
      201,
      { keep: { segment: 'id' } },
    ],
    [
      `POST ${EXPERIMENTS}`,
      body({
        allocation_strategy: 'segment',
        allocations: [
          { variation_id: '{treatment}', segment_id: '{segment}', priority: 1, is_control: false },
          { variation_id: '{control}', is_control: true, is_fallback: true },
        ],
      }),
      201,
    ],
    ['DELETE /experimentation/segments/{segment}', undefined, 409],
  ),
  s('an experiment is over a feature flag that exists', `${API}: POST ${EXPERIMENTS} 404`, ...setUp, [
    `POST ${EXPERIMENTS}`,
    body({ feature_flag_id: 'flg_1111111111111111111111' }),
    404,
    { says: 'Feature flag not found.' },
  ]),
  s(
    'an experiment has at most twenty allocations, of its flag’s variations and of segments that exist',
    `${API}: POST ${EXPERIMENTS} 400`,
    ...setUp,
    ...refusals(`POST ${EXPERIMENTS}`, 400, [
      body({
        allocations: Array.from({ length: 21 }, () => ({
          variation_id: '{control}',
          weight: 1,
          is_control: false,
        })),
      }),
      body({ allocations: [{ variation_id: 'var_1111111111111111111111', weight: 100, is_control: true }] }),
      body({
        allocations: [
          { variation_id: '{control}', segment_id: 'seg_1111111111111111111111', is_control: true },
        ],
      }),
    ]),
  ),
  s(
    'allocations of an active experiment do not change',
    `${API}: PATCH ${EXPERIMENTS}/{id} 400`,
    ...setUp,
    experiment,
    status('active', 200),
    [
      `PATCH ${EXPERIMENTS}/{experiment}`,
      { allocations: [{ variation_id: '{control}', weight: 100, is_control: true }] },
      400,
      { says: 'cannot be modified while the experiment is active' },
    ],
  ),
  s(
    'a completed experiment does not run again',
    `${API}: POST ${EXPERIMENTS}/{id}/status 400`,
    ...setUp,
    experiment,
    status('completed', 400, { says: 'Status transition is not allowed.' }),
    status('active', 200),
    status('completed', 200),
    status('active', 400, { says: 'Completed experiments cannot be reactivated.' }),
  ),
  s(
    'an experiment whose weights are not a hundred does not run',
    `${API}: POST ${EXPERIMENTS}/{id}/status 400`,
    ...setUp,
    [
      `POST ${EXPERIMENTS}`,
      body({ allocations: [{ variation_id: '{control}', weight: 10, is_control: true }] }),
      201,
      { keep: { experiment: 'id' }, has: { is_valid: false } },
    ],
    status('active', 400, { says: 'validation failed' }),
  ),
];

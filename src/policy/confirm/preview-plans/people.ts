/** Previews of operations on one person. */
import {
  client,
  detail,
  enrollAgain,
  firstPage,
  item,
  ofUser,
  type Plan,
  plan,
  role,
  subject,
  user,
  userDetails,
} from './parts.js';

export const peoplePlans: Readonly<Record<string, Plan>> = {
  // People
  'DELETE /users/{id}': plan(
    [user()],
    [userDetails.roles, userDetails.organizations, userDetails.sessions, userDetails.enrollments],
    'The profile, its metadata, linked identities, roles, memberships and enrollments are permanently deleted.',
  ),
  'DELETE /users/{id}/roles': plan(
    [user(), role('body.roles')],
    [],
    'The person loses the permissions of these roles.',
  ),
  'DELETE /users/{id}/permissions': plan([user()], [userDetails.permissions]),
  'POST /users/{id}/identities': plan(
    [user(), user('secondary')],
    [
      userDetails.roles,
      { ...ofUser('secondary').roles, label: 'Roles of the second account' },
      { ...ofUser('secondary').organizations, label: 'Organizations of the second account' },
    ],
    'The second account is merged into the first and no longer exists separately; its metadata, roles and memberships are lost.',
  ),
  'DELETE /users/{id}/identities/{provider}/{user_id}': plan(
    [user()],
    [],
    'The identity becomes a separate account, without the metadata, roles and memberships of this one.',
  ),
  'DELETE /users/{id}/authentication-methods': plan(
    [user()],
    [userDetails.roles, userDetails.methods],
    'All additional factors of the person are removed; until they enroll again, a password may be sufficient.',
  ),
  'DELETE /users/{id}/authentication-methods/{authentication_method_id}': plan(
    [
      user(),
      subject('Authentication method', '/users/{id}/authentication-methods/{authentication_method_id}'),
    ],
    [userDetails.roles, userDetails.methods],
    enrollAgain,
  ),
  'POST /users/{id}/authentication-methods': plan(
    [user()],
    [userDetails.roles, userDetails.methods],
    'Anyone who has the new factor can use it to sign in as this person.',
  ),
  'PUT /users/{id}/authentication-methods': plan(
    [user()],
    [userDetails.roles, userDetails.methods],
    'All current factors of the person are replaced by those given.',
  ),
  'DELETE /users/{id}/authenticators': plan(
    [user()],
    [userDetails.roles, userDetails.enrollments, userDetails.methods],
    enrollAgain,
  ),
  'DELETE /users/{id}/multifactor/{provider}': plan(
    [user()],
    [userDetails.roles, userDetails.enrollments],
    enrollAgain,
  ),
  'POST /users/{id}/multifactor/actions/invalidate-remember-browser': plan(
    [user()],
    [],
    'Every browser of the person is asked for the second factor again.',
  ),
  'POST /users/{id}/recovery-code-regeneration': plan(
    [user()],
    [userDetails.roles],
    'The current recovery code stops working; the person needs the new one.',
  ),
  'POST /users/{id}/revoke-access': plan(
    [
      user(),
      subject('Session', '/sessions/{id}', {
        params: { id: 'body.session_id' },
        mayBeGone: true,
      }),
    ],
    [userDetails.sessions, userDetails.refreshTokens],
    'The person is signed out and applications lose their access.',
  ),
  'POST /users/{id}/risk-assessments/clear': plan(
    [user()],
    [],
    'All known devices of the person are forgotten.',
  ),
  'DELETE /users/{user_id}/sessions': plan(
    [user('path.user_id')],
    [ofUser('path.user_id').sessions],
    'The person is signed out everywhere.',
  ),
  'DELETE /users/{user_id}/refresh-tokens': plan(
    [user('path.user_id')],
    [ofUser('path.user_id').refreshTokens],
    'Applications lose their offline access on behalf of the person.',
  ),
  'DELETE /user-blocks/{id}': plan(
    [user()],
    [userDetails.blocks],
    'The source of the blocked attempts can try passwords again.',
  ),
  'DELETE /user-blocks': plan(
    [],
    [
      detail('Blocks', '/user-blocks', {
        query: { identifier: '{query.identifier}' },
        names: ['ip', 'identifier'],
      }),
    ],
    'The source of the blocked attempts can try passwords again.',
  ),
  'DELETE /sessions/{id}': plan(
    [subject('Session', '/sessions/{id}'), user('target.user_id')],
    [],
    'The person is signed out of this session.',
  ),
  'POST /sessions/{id}/revoke': plan(
    [subject('Session', '/sessions/{id}'), user('target.user_id')],
    [],
    'The person is signed out of this session, and its refresh tokens are revoked.',
  ),
  'DELETE /refresh-tokens/{id}': plan(
    [subject('Refresh token', '/refresh-tokens/{id}'), user('target.user_id')],
    [],
    'The application loses its offline access on behalf of the person.',
  ),
  'POST /refresh-tokens/revoke': plan(
    [
      user('body.user_id'),
      client('body.client_id'),
      subject('Refresh token', '/refresh-tokens/{id}', { params: { id: 'body.ids' }, mayBeGone: true }),
    ],
    [],
    'Applications lose their offline access on behalf of everyone affected.',
  ),
  'DELETE /grants': plan(
    [user('query.user_id')],
    [
      detail('Consents', '/grants', {
        query: { user_id: '{query.user_id}', ...firstPage },
        names: ['audience'],
      }),
    ],
    'The person is asked for consent again by each application.',
  ),
  'DELETE /grants/{id}': plan([], [], 'The person is asked for consent again.'),
  'DELETE /device-credentials/{id}': plan([], [], 'The device has to be registered again.'),
  'DELETE /guardian/enrollments/{id}': item('Enrollment', '/guardian/enrollments/{id}', enrollAgain),
};

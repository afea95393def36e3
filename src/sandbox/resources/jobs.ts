/** Jobs: importing and exporting users, verification e-mails. They are done by the time the answer goes out. */

import { sendEmail } from '../auth/flows/messages.js';
import { itemAt } from '../engine/item-at.js';
import type { ResourceModule } from '../engine/resource-module.js';
import { badRequest, HttpError, invalidBody, notFound } from '../errors.js';
import type { UploadedFile } from '../http/body.js';
import { MAX_IMPORT_BYTES } from '../limits.js';
import { visible } from '../pagination.js';
import { alphanumeric, prefixedId } from '../state/ids.js';
import type { Doc } from '../state/store.js';
import { accepted, created, noContent, ok, type SandboxContext } from '../types.js';
import { insertTicket } from './tickets.js';
import { disabled } from './users/create.js';
import { checkCsvFields, type ExportField, exportPath } from './users/export.js';
import { importUsers } from './users/import.js';
import { connectionByName, identitiesOf, optionsOf, requireUser } from './users/store.js';

const JOBS = 'jobs';
const CONNECTION_ID = /^con_[A-Za-z0-9]{16}$/;

/** Everything about a job is gone after a day (public documentation, bulk-user-imports and bulk-user-exports). */
const KEPT_MS = 86_400_000;
/** How long the link to an export's file works. */
const LINK_MS = 60_000;
/** An import counts as running until it is read, or this long. */
const RUNNING_MS = 2000;
/** Imports that run at once (public documentation, bulk-user-imports). */
const MAX_RUNNING = 2;

/** Stores a finished job; the answer to its creation still calls it pending. */
function store(ctx: SandboxContext, job: Doc, outcome: Doc): Doc {
  const id = prefixedId('job');
  const common = { ...job, created_at: ctx.iso(), id };
  ctx.tenant.collection(JOBS).insert({ ...common, status: 'completed', ...outcome });
  return { ...common, status: 'pending' };
}

const missing = () => notFound('The job does not exist.', 'inexistent_job');
const at = itemAt(JOBS, missing);

function find(ctx: SandboxContext): Doc {
  const job = at(ctx);
  if (ctx.now() - Date.parse(String(job.created_at)) >= KEPT_MS) throw missing();
  return job;
}

/** A job as read: no longer running, and with a new link to its file if it has one. */
function read(ctx: SandboxContext): Doc {
  const job = find(ctx);
  const link = { $link_until: ctx.now() + LINK_MS, location: linkTo(ctx, job) };
  const known = ctx.tenant
    .collection(JOBS)
    .update(String(job.id), { $running_until: 0, ...(job.type === 'users_export' ? link : {}) });
  return visible(known as Doc);
}

const linkTo = (ctx: SandboxContext, { id, format, $key: key }: Doc): string =>
  `${ctx.url}${exportPath(format)}?job=${String(id)}&key=${String(key)}`;

/** Refuses an import while as many as may run at once are running. */
function checkRunning(ctx: SandboxContext): void {
  const running = ctx.tenant
    .collection(JOBS)
    .by('type', 'users_import')
    .filter((job) => Number(job.$running_until) > ctx.now());
  if (running.length >= MAX_RUNNING)
    throw new HttpError(
      429,
      `There are ${MAX_RUNNING} active import users jobs, please wait until some of them are finished and try again`,
    );
}

function exportJob(ctx: SandboxContext): Doc {
  const { connection_id, format = 'json', limit, fields } = (ctx.body ?? {}) as Doc;
  const connection =
    connection_id === undefined ? undefined : ctx.tenant.collection('connections').get(String(connection_id));
  if (connection_id !== undefined && !connection)
    throw badRequest('The connection does not exist.', 'inexistent_connection');
  if (format === 'csv') checkCsvFields((fields ?? []) as ExportField[]);
  const job: Doc = {
    type: 'users_export',
    format,
    ...(connection ? { connection_id, connection: connection.name } : { connection: '' }),
    ...(limit === undefined ? {} : { limit }),
    ...(fields === undefined ? {} : { fields }),
  };
  return store(ctx, job, { percentage_done: 100, time_left_seconds: 0, $key: alphanumeric(24) });
}

/** The uploaded file's text; a plain field of the form counts as well. */
function uploaded(users: unknown): string {
  if (typeof users === 'string') return users;
  const file = users as UploadedFile | undefined;
  if (!Buffer.isBuffer(file?.data)) throw invalidBody("Must provide 'users' file as multipart part.");
  if (file.data.length > MAX_IMPORT_BYTES) throw tooLarge();
  return file.data.toString('utf8');
}

const tooLarge = (): HttpError =>
  new HttpError(413, `Payload content length greater than maximum allowed: ${MAX_IMPORT_BYTES}`);

async function importJob(ctx: SandboxContext): Promise<Doc> {
  const body = ctx.body as unknown;
  if (
    body === null ||
    typeof body !== 'object' ||
    !/^multipart\/form-data/i.test(ctx.request.headers['content-type'] ?? '')
  ) {
    throw invalidBody("Payload validation error: 'Invalid multipart payload format'.");
  }
  const { users, connection_id, upsert, external_id, send_completion_email } = body as Doc;
  if (users === undefined) throw invalidBody("Must provide 'users' file as multipart part.");
  if (typeof connection_id !== 'string') throw invalidBody("Must provide 'connection_id' as multipart part.");
  if (!CONNECTION_ID.test(connection_id)) {
    throw invalidBody(
      `Payload validation error: 'String does not match pattern ${CONNECTION_ID.source}' on property connection_id.`,
    );
  }
  const text = uploaded(users);
  if (Buffer.byteLength(text) > MAX_IMPORT_BYTES) throw tooLarge();
  if (text.trim() === '') throw invalidBody('Users file must not be empty.');
  const connection = ctx.tenant.collection('connections').get(connection_id);
  if (!connection) throw badRequest('The connection does not exist.', 'inexistent_connection');
  if (connection.strategy !== 'auth0')
    throw badRequest('Connection must be a database connection.', 'operation_not_supported');
  if (disabled(connection)) throw badRequest('Connection must be enabled.', 'operation_not_supported');
  const options = optionsOf(connection);
  if (options.enabledDatabaseCustomization === true && options.import_mode !== true) {
    throw badRequest(
      'Custom Database Connections without import mode are not allowed.',
      'operation_not_supported',
    );
  }
  checkRunning(ctx);
  const job: Doc = {
    type: 'users_import',
    connection_id,
    connection: connection.name,
    upsert: upsert === 'true',
    ...(external_id === undefined ? {} : { external_id }),
    send_completion_email: send_completion_email !== 'false',
  };
  const outcome = await importOutcome(ctx, text, connection, upsert === 'true');
  return store(ctx, job, { ...outcome, $running_until: ctx.now() + RUNNING_MS });
}

async function importOutcome(
  ctx: SandboxContext,
  text: string,
  connection: Doc,
  upsert: boolean,
): Promise<Doc> {
  let entries: unknown;
  try {
    entries = JSON.parse(text);
  } catch {
    entries = undefined;
  }
  if (!Array.isArray(entries)) {
    const details = 'Failed to parse users file JSON when importing users. Make sure it is valid JSON.';
    ctx.log({ type: 'fui', description: details, connection: connection.name, connection_id: connection.id });
    return { status: 'failed', status_details: details };
  }
  const { errors, summary } = await importUsers(ctx, entries, connection, upsert);
  ctx.log({
    type: 'sui',
    description: 'Successfully imported users',
    connection: connection.name,
    connection_id: connection.id,
    details: { summary },
  });
  return { percentage_done: 100, time_left_seconds: 0, summary, $errors: errors };
}

function errorsOf(job: Doc): unknown {
  if (job.status === 'failed')
    return [{ errors: [{ code: 'FAILED_TO_PARSE', message: job.status_details }] }];
  const errors = (job.$errors ?? []) as Doc[];
  return errors.length === 0 ? undefined : errors;
}

async function verificationJob(ctx: SandboxContext): Promise<Doc> {
  const { user_id, client_id, identity, organization_id } = ctx.body as Doc;
  const user = requireUser(ctx, String(user_id));
  const wanted = identity as Doc | undefined;
  const meant = wanted
    ? identitiesOf(user).find(
        (one) => one.provider === wanted.provider && String(one.user_id) === String(wanted.user_id),
      )
    : identitiesOf(user)[0];
  if (!meant) throw badRequest('The user exists, but does not contain the given identity.', 'invalid_body');
  const connection = connectionByName(ctx.tenant, meant.connection);
  if (!connection) throw badRequest('Identity connection does not exist.', 'inexistent_connection');
  if (connection.strategy !== 'auth0')
    throw badRequest('Connection must be a database connection.', 'operation_not_supported');
  if (disabled(connection)) throw badRequest('Connection must be enabled.', 'operation_not_supported');
  if (typeof user.email !== 'string')
    throw badRequest('User does not have an email address.', 'operation_not_supported');
  if (client_id !== undefined && !ctx.tenant.collection('clients').has(String(client_id))) {
    throw badRequest('The client does not exist', 'inexistent_client');
  }
  if (organization_id !== undefined && !ctx.tenant.collection('organizations').has(String(organization_id))) {
    throw badRequest('The organization does not exist');
  }
  await sendEmail(ctx, {
    type: 'verify_email',
    user,
    client: client_id === undefined ? undefined : ctx.tenant.collection('clients').get(String(client_id)),
    organization: organization_id as string | undefined,
    link: insertTicket(ctx, 'verify-email', user, meant.connection),
  });
  ctx.log({
    type: 'svr',
    description: '',
    connection: connection.name,
    connection_id: connection.id,
    strategy: 'auth0',
    strategy_type: 'database',
    user_id: user.user_id,
    user_name: user.email,
    ...(client_id === undefined ? {} : { client_id }),
  });
  return store(ctx, { type: 'verification_email' }, {});
}

export const jobs: ResourceModule = {
  collections: [{ name: JOBS, indexes: { type: { of: (job) => job.type } } }],
  handlers: {
    'POST /jobs/users-exports': (ctx) => ok(exportJob(ctx)),
    'POST /jobs/users-imports': async (ctx) => accepted(await importJob(ctx)),
    'POST /jobs/verification-email': async (ctx) => created(await verificationJob(ctx)),
    'GET /jobs/{id}': (ctx) => ok(read(ctx)),
    'GET /jobs/{id}/errors': (ctx) => {
      const errors = errorsOf(find(ctx));
      return errors === undefined ? noContent() : ok(errors);
    },
  },
};

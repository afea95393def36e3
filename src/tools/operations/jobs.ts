// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { fileText } from '../formats.js';
import { operationsOf } from '../operation.js';
import { Identity } from './shared.js';

const JobFileFormatEnum = z.enum(["json", "csv"]);
const CreateExportUsersFields = z.strictObject({
  name: z.string().max(100),
  export_as: z.string().max(100).optional(),
});

const operation = operationsOf("jobs");

export const exportUsers = operation({
  name: "export_users", title: "Export users to a file",
  description: "Starts a background job that writes all users, or those of one connection, to a JSON or CSV file; no filter, no 1,000 limit. Poll get_job: when completed it has a short-lived download link. For a filtered list: list_users.",
  method: "POST", path: "/jobs/users-exports", risk: "write",
  scopes: ["read:users"], statuses: [200, 400, 401, 403, 429],
  input: z.strictObject({
    connection_id: z.string().regex(new RegExp("^con_[A-Za-z0-9]{16}$", 'u')).optional().describe("con_ id; default all connections"),
    format: JobFileFormatEnum.optional().describe("csv or json (one object per line)"),
    limit: z.int().min(1).optional().describe("Maximum number of users; default all"),
    fields: z.array(CreateExportUsersFields).optional().describe("Items of {name, export_as?}; metadata by path: {name: \"user_metadata.plan\"}"),
  }),
});

export const importUsers = operation({
  name: "import_users", title: "Import users from JSON",
  description: "Starts a background job that creates many users in one database connection from a JSON array of at most 500 KB, or overwrites existing ones with `upsert`. Irreversible; poll get_job and read list_job_errors. One person: create_user.",
  method: "POST", path: "/jobs/users-imports", risk: "destructive",
  scopes: ["create:users"], statuses: [202, 400, 401, 403, 413, 429, 500],
  body: "form",
  input: z.strictObject({
    users: fileText().describe("The file's content: a JSON array of user objects, at most 512,000 bytes; split larger ones"),
    connection_id: z.string().regex(new RegExp("^con_[A-Za-z0-9]{16}$", 'u')).describe("con_ id of an enabled database connection"),
    upsert: z.boolean().optional().describe("true updates existing users, false skips them"),
    external_id: z.string().optional().describe("Your own label for the job"),
    send_completion_email: z.boolean().optional().describe("true (default) emails all tenant owners when done"),
  }),
});

export const sendVerificationEmail = operation({
  name: "send_verification_email", title: "Send a verification email",
  description: "Makes Auth0 email a person the link that verifies their address; the template must be enabled. Delivery is queued: see get_job. To deliver the link yourself: create_email_verification_ticket.",
  method: "POST", path: "/jobs/verification-email", risk: "write", exposure: "direct",
  scopes: ["update:users"], statuses: [201, 400, 401, 403, 429],
  binding: { custom_domain: { in: "header", name: "auth0-custom-domain" } },
  input: z.strictObject({
    custom_domain: z.string().min(3).max(255).optional(),
    user_id: z.string(),
    client_id: z.string().optional().describe("Application whose name and branding are shown"),
    identity: Identity.optional().describe("Required for social, enterprise, passwordless or secondary identities"),
    organization_id: z.string().optional(),
  }),
});

export const getJob = operation({
  name: "get_job", title: "Get a background job",
  description: "State of an import, export or verification email job; counts for imports. save_secrets_to passes an export's download link to the person. Kept a day.",
  method: "GET", path: "/jobs/{id}", risk: "read", exposure: "direct",
  scopes: ["create:users", "read:users"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { job_id: { in: "path", name: "id" } },
  input: z.strictObject({
    job_id: z.string().min(1).describe("job_... as returned when the job was started"),
  }),
});

export const listJobErrors = operation({
  name: "list_job_errors", title: "List a job's errors",
  description: "Why a job failed or which rows of a user import were rejected, each with the user and the reasons. Empty when everything succeeded; overall counts are in get_job.",
  method: "GET", path: "/jobs/{id}/errors", risk: "read",
  scopes: ["create:users", "read:users"], statuses: [200, 204, 400, 401, 403, 404, 429],
  binding: { job_id: { in: "path", name: "id" } },
  list: null,
  input: z.strictObject({
    job_id: z.string().min(1).describe("job_... as returned when the job was started"),
  }),
});

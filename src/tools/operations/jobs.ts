// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { fileText } from '../formats.js';
import { operation } from '../operation.js';
import { Identity } from './shared.js';
import type * as outputs from './jobs.output.js';

const JobFileFormatEnum = z.enum(["json", "csv"]);

const CreateExportUsersFields = z.strictObject({
  name: z.string().max(100),
  export_as: z.string().max(100).optional(),
});

export const exportUsers = operation<z.infer<typeof outputs.ExportUsersOutput>>()({
  name: "export_users",
  title: "Export users to a file",
  description: "Starts a background job that writes all users, or those of one connection, to a JSON or CSV file; no filter, no 1,000 limit. Poll get_job: when completed it holds a short-lived download link. A selection: list_users.",
  method: "POST",
  path: "/jobs/users-exports",
  resource: "jobs",
  toolset: "jobs",
  risk: "write",
  scopes: {"mode":"any","scopes":["read:users"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["backup users","download everyone","dump accounts","migrate away","spreadsheet","bulk extract","report of all people","export all users to CSV","download all users","dump of users","full list of users as file","user backup","extract all accounts","users as spreadsheet","export users of a connection","Excel of all customers","dump the user base","all customers in Excel","list of all emails","copy of all users for the data warehouse","offline copy of user profiles","nightly export of user profiles","export users","user list as CSV","export to Excel","download users","all users as file","dump users","backup of users"],
  binding: {"connection_id":{"in":"body","name":"connection_id"},"format":{"in":"body","name":"format"},"limit":{"in":"body","name":"limit"},"fields":{"in":"body","name":"fields"}},
  required: [],
  body: "fields",
  emptyBody: "object",
  statuses: [200,400,401,403,429],
  input: z.strictObject({
    connection_id: z.string().regex(new RegExp("^con_[A-Za-z0-9]{16}$", 'u')).optional().describe("con_ id; left out, users of all connections"),
    format: JobFileFormatEnum.optional().describe("csv or json (one object per line)"),
    limit: z.int().min(1).optional().describe("Maximum number of users; left out, all"),
    fields: z.array(CreateExportUsersFields).optional().describe("Items of {name, export_as?}; metadata by path: {name: \"user_metadata.plan\"}"),
  }),
});

export const importUsers = operation<z.infer<typeof outputs.ImportUsersOutput>>()({
  name: "import_users",
  title: "Import users from JSON",
  description: "Starts a background job that creates many users in one database connection from a JSON array of at most 500 KB, or overwrites existing ones with `upsert`. There is no undo; poll get_job and read list_job_errors. One person: create_user.",
  method: "POST",
  path: "/jobs/users-imports",
  resource: "jobs",
  toolset: "jobs",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["create:users"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["bulk create","migrate users","upload accounts","mass sign-up","load password hashes","seed users","batch onboarding","import users in bulk","bulk migrate users from Cognito","migrate from another identity system with password hashes","upload a JSON file of users","mass create accounts","load users from old database","import bcrypt hashes","create hundreds of users","batch import","upsert existing users","create 3000 users from a file","load a list of people","migrate customers in bulk","onboard 5,000 users from our legacy database","bring users in from another system","import users","mass creation of accounts","upload users","users from a CSV or JSON file","bulk import","bring users from old system","load accounts with password hashes"],
  binding: {"users":{"in":"body","name":"users"},"connection_id":{"in":"body","name":"connection_id"},"upsert":{"in":"body","name":"upsert"},"external_id":{"in":"body","name":"external_id"},"send_completion_email":{"in":"body","name":"send_completion_email"}},
  required: ["users","connection_id"],
  body: "form",
  emptyBody: "object",
  statuses: [202,400,401,403,413,429,500],
  input: z.strictObject({
    users: fileText().describe("The file's content: a JSON array of user objects, at most 512,000 bytes; split larger ones"),
    connection_id: z.string().regex(new RegExp("^con_[A-Za-z0-9]{16}$", 'u')).describe("con_ id of an enabled database connection"),
    upsert: z.boolean().optional().describe("true updates users who already exist, false leaves them as they are"),
    external_id: z.string().optional().describe("Your own label to recognize the job by"),
    send_completion_email: z.boolean().optional().describe("true (default) emails all tenant owners when done"),
  }),
});

export const sendVerificationEmail = operation<z.infer<typeof outputs.SendVerificationEmailOutput>>()({
  name: "send_verification_email",
  title: "Send a verification email",
  description: "Has Auth0 mail a person the link that verifies their address; the template must be enabled. Delivery is queued: see get_job. To deliver the link by other means: create_email_verification_ticket.",
  method: "POST",
  path: "/jobs/verification-email",
  resource: "jobs",
  toolset: "jobs",
  risk: "write",
  scopes: {"mode":"any","scopes":["update:users"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "direct",
  aliases: [],
  synonyms: ["resend confirmation","activation mail","didn't get the email","confirm address again","email not verified","resend the confirmation mail","send verification email again","customer did not receive the verification mail","email the user a link to verify","resend verification","ask user to verify email","resend verification email","verification mail not arrived","send confirmation again","user did not get the activation mail","mail with verification link again"],
  binding: {"custom_domain":{"in":"header","name":"auth0-custom-domain"},"user_id":{"in":"body","name":"user_id"},"client_id":{"in":"body","name":"client_id"},"identity":{"in":"body","name":"identity"},"organization_id":{"in":"body","name":"organization_id"}},
  required: ["user_id"],
  body: "fields",
  emptyBody: "object",
  statuses: [201,400,401,403,429],
  input: z.strictObject({
    custom_domain: z.string().min(3).max(255).optional(),
    user_id: z.string(),
    client_id: z.string().optional().describe("Application whose name and branding the message shows"),
    identity: Identity.optional().describe("Needed for social, enterprise, passwordless or secondary identities"),
    organization_id: z.string().optional(),
  }),
});

export const getJob = operation<z.infer<typeof outputs.GetJobOutput>>()({
  name: "get_job",
  title: "Get a background job",
  description: "State of an import, export or verification email job (pending, processing, completed, failed), with counts for imports and the download `location` for exports. Job data disappears about 24 hours after the end.",
  method: "GET",
  path: "/jobs/{id}",
  resource: "jobs",
  toolset: "jobs",
  risk: "read",
  scopes: {"mode":"any","scopes":["create:users","read:users"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "direct",
  aliases: [],
  synonyms: ["progress","is it finished","poll status","export file","batch status","is the import finished","status of the export","job status","progress of a job","where is my export file","download link of export","how far is the import","is the background job done","did my export complete","has the job ended","what became of my import","check on a job","how is the job doing","state of a job","upload of users got stuck","poll the status of a bulk import","is the job finished","export ready","import still running","how far is the job","download link of the export"],
  binding: {"job_id":{"in":"path","name":"id"}},
  required: ["job_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,404,429],
  input: z.strictObject({
    job_id: z.string().min(1).describe("job_... as returned when the job was started"),
  }),
});

export const listJobErrors = operation<z.infer<typeof outputs.ListJobErrorsOutput>>()({
  name: "list_job_errors",
  title: "List a job's errors",
  description: "Why a job failed or which rows of a user import were rejected, each with the user and the reasons. Empty when everything succeeded; overall counts are in get_job.",
  method: "GET",
  path: "/jobs/{id}/errors",
  resource: "jobs",
  toolset: "jobs",
  risk: "read",
  scopes: {"mode":"any","scopes":["create:users","read:users"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["failed rows","import problems","rejected users","what went wrong","validation failures","why were rows of my import rejected","import errors","failed users in a job","why did the import fail","which users could not be imported","errors of a job","which rows failed","errors of import job"],
  binding: {"job_id":{"in":"path","name":"id"}},
  required: ["job_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,204,400,401,403,404,429],
  list: {"key":null,"page":false,"checkpoint":false,"totals":false},
  input: z.strictObject({
    job_id: z.string().min(1).describe("job_... as returned when the job was started"),
  }),
});

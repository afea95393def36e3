/**
 * Connects a project: plans what is missing in the tenant, has it made as one change with one approval, and answers
 * with what the project needs.
 */
import type { ToolRecord } from '../../../catalog/tool-record.js';
import { success } from '../../answer/result.js';
import { SecretHandoff, secretsOf } from '../../call/secret-handoff.js';
import { run, type SecretKeeper } from '../../changes/run-changes.js';
import { createClient } from '../../operations/clients.js';
import type { CallContext, CallOutcome, Runtime } from '../../runtime.js';
import { Reader } from '../reader.js';
import { applicationFor } from './application.js';
import type { ConnectApplication } from './connect-arguments.js';
import { FRAMEWORKS } from './frameworks.js';
import { planConnect } from './plan.js';
import { envFile, type Project, projectFacts } from './project.js';

type Json = Record<string, unknown>;

const MOST_READS = 40;

export async function connect(
  runtime: Runtime,
  record: ToolRecord,
  given: ConnectApplication,
  call: CallContext,
): Promise<CallOutcome> {
  const framework = FRAMEWORKS[given.framework];
  const { tenant } = runtime;
  const wanted = applicationFor(framework, given, tenant);
  const handoff =
    given.save_secrets_to === undefined
      ? undefined
      : await SecretHandoff.at(given.save_secrets_to, record.name, call.caller, process.cwd());
  const plan = await planConnect(new Reader(runtime, call, { limit: MOST_READS }), wanted, given);
  const projectOf = (clientId: string): Project => ({ framework, given, tenant, clientId });
  const facts = (clientId: string, saved: boolean) =>
    projectFacts(projectOf(clientId), saved, plan.clientId !== undefined, plan.notes);
  if (plan.changes.length === 0 && plan.clientId !== undefined) {
    const structured = {
      ok: true,
      client_id: plan.clientId,
      changes: [],
      project: facts(plan.clientId, false),
    };
    const sentence = 'Everything is there already; nothing was changed.';
    return { kind: 'result', result: success(structured, sentence) };
  }
  const why = `Connect ${JSON.stringify(given.name)} (${framework.title}) at ${given.url}`;
  const args = {
    changes: plan.changes,
    why: why.slice(0, 500),
    ...(given.dry_run ? { dry_run: true } : {}),
    // Part of what is approved: it decides who gets the secret.
    ...(given.save_secrets_to === undefined ? {} : { save_secrets_to: given.save_secrets_to }),
  };
  const outcome = await run(runtime, record, args, call, handoff && keeperOf(handoff, projectOf));
  if (outcome.kind !== 'result' || given.dry_run) return outcome;
  const { result } = outcome;
  const { changes, resume, ...structured } = (result.structuredContent ?? {}) as Json & { changes?: Json[] };
  const made = changes?.find(({ operation }) => operation === createClient.name)?.client_id;
  const clientId = plan.clientId ?? (typeof made === 'string' ? made : undefined);
  if (changes === undefined) return outcome;
  result.structuredContent = {
    ...structured,
    ...(clientId === undefined ? {} : { client_id: clientId }),
    changes,
    // Planned again, so that what was made is found.
    ...(resume === undefined ? {} : { resume: { tool: record.name, arguments: again(given) } }),
    ...(clientId === undefined ? {} : { project: facts(clientId, structured.secrets_saved !== undefined) }),
  };
  result.content = [
    ...result.content,
    { type: 'text', text: `Next: ${JSON.stringify(result.structuredContent.project ?? {})}` },
  ];
  return outcome;
}

/** The file with the secret is written already where the application was created. */
const again = ({ save_secrets_to, ...given }: ConnectApplication): Json => given;

/** Writes the .env file with what the new application hands out. */
function keeperOf(handoff: SecretHandoff, projectOf: (clientId: string) => Project): SecretKeeper {
  return {
    operation: createClient.name,
    open: () => handoff.open(),
    discard: () => handoff.discard(),
    keep: (operation, body) =>
      handoff.write(secretsOf(operation, body), (secrets) =>
        envFile(projectOf(String((body as Json | null)?.client_id ?? '')), secrets),
      ),
  };
}

/** Every command with its flags. Commands are loaded when they run. */
import { Command, CommanderError, Option } from 'commander';
import type { Flags } from '../../config/settings.js';
import { nearest } from '../../text/nearest.js';
import { VERSION } from '../../version.js';
import type { HttpOptions } from '../serve.js';
import { UsageError } from '../terminal/failure.js';
import { tolerateClosedPipes } from '../terminal/output.js';
import { CALLER_FLAGS, type FlagSpec, POLICY_FLAGS } from './flags.js';

function withFlags(command: Command, flags: readonly FlagSpec[]): Command {
  for (const { flag, value, help } of flags) command.option(value ? `${flag} <${value}>` : flag, help);
  return command;
}

const withPolicyFlags = (command: Command): Command => withFlags(command, POLICY_FLAGS);

function build(): Command {
  const program = new Command('auth0-management-mcp')
    .description('MCP server for the Auth0 Management API, with a policy and an embedded sandbox tenant.')
    .version(VERSION)
    .enablePositionalOptions()
    .showSuggestionAfterError(false)
    .addHelpText(
      'after',
      '\nTo begin: "demo" shows what it does, "setup" connects your tenant, "init --client NAME" an MCP client.',
    );

  withFlags(withPolicyFlags(program.command('serve', { isDefault: true })), CALLER_FLAGS)
    .description('serve MCP over stdio (the default), or over HTTP')
    .option('--http [HOST:PORT]', 'Streamable HTTP instead of stdio (127.0.0.1:3000)')
    .option('--sandbox', 'the built-in sandbox; with --http, its demo people sign in')
    .option('--drain <SECONDS>', 'with --http: time for running calls to end on SIGTERM (25)')
    .option('--admin [HOST:PORT]', 'with --http: /livez, /readyz and /metrics there (127.0.0.1:3001)')
    .action(async ({ http, drain, admin, ...flags }: Flags & Partial<HttpOptions>) => {
      const serve = await import('../serve.js');
      const more = { ...(drain ? { drain } : {}), ...(admin ? { admin } : {}) };
      if (http !== undefined) return serve.serveHttp({ http, ...more }, flags);
      const [own] = Object.keys(more).map((name) => `--${name}`);
      const lonely = own ?? CALLER_FLAGS.find(({ key }) => flags[key] !== undefined)?.flag;
      if (lonely) throw new UsageError(`${lonely} requires --http.`);
      return serve.serveStdio(flags);
    });

  program
    .command('sandbox')
    .description('run the sandbox tenant alone, as an HTTP server')
    .option('--port <NUMBER>', '0 picks a free port', '0')
    .option('--seed <NAME>', 'demo, empty, or a snapshot file', 'demo')
    .option(
      '--plan <NAME>',
      'free, essentials, professional or enterprise: limits and features',
      'enterprise',
    )
    .option('--from <TENANT>', "a copy of this tenant's configuration: a name of tenants.yaml, or env")
    .option('--users <NUMBER>', 'with --from: made-up people')
    .option('--tenants-file <FILE>', 'with --from: another file than the own tenants.yaml')
    .option('--data <FILE>', 'keep the state in this file')
    .option('--tls', 'HTTPS with a certificate generated at startup')
    .option('--actions <on|off>', 'whether deployed Actions run', 'on')
    .option('--actions-network', 'lets Actions reach other addresses than the sandbox')
    .option('--public-url <URL>', 'its address behind a proxy, which its tokens name')
    .option('--client-id <ID>', 'credentials instead of made-up ones, with --client-secret')
    .option('--client-secret <SECRET>', 'see --client-id')
    .option('--team <URL>', 'let the demo people sign in to the MCP server at this address')
    .option('--json', 'print the address and credentials as one line of JSON')
    .action(async (flags) => (await import('../sandbox.js')).runSandbox(flags));

  withPolicyFlags(program.command('tools'))
    .description('list the tools, and why hidden ones are hidden')
    .option('--json', 'as JSON, with schemas')
    .option('--all', 'hidden tools too')
    .action(async (flags) => (await import('../tools.js')).runTools(flags));

  withPolicyFlags(program.command('call'))
    .description('run one tool from this terminal, through the same policy')
    .argument('<TOOL>', 'name of the tool')
    .argument('[JSON]', 'its arguments')
    .option('--out <FILE>', "write a list's items to this new file, one JSON object per line")
    .option('--show-secrets', 'print secrets in the response to stderr, terminal or not')
    .action(async (tool, json, flags) => (await import('../call/call.js')).runCall(tool, json, flags));

  withPolicyFlags(program.command('changes'))
    .description('list what was changed, and what can be undone; with --journal, also by other processes')
    .option('--tool <NAME>', 'only changes of this tool')
    .option('--target <TEXT>', 'only changes of something with this in its id')
    .option('--since <TIME>', 'not before this time')
    .option('--json', 'as JSON, with all differences')
    .action(async (flags) => (await import('../changes.js')).runChanges(flags));

  withPolicyFlags(program.command('undo'))
    .description('undo a change, through the same policy')
    .argument('<ID>', 'the change, from "changes"')
    .action(async (id, flags) => (await import('../changes.js')).runUndo(id, flags));

  program
    .command('approve')
    .description('list requests that wait for your approval, and answer them in this terminal')
    .argument('[ID]', 'only this request, by its id or code')
    .option('--list', 'show them without answering')
    .action(async (id, flags) => (await import('../approve.js')).runApprove(id, flags));

  withFlags(withPolicyFlags(program.command('doctor')), CALLER_FLAGS)
    .description('check configuration, network, clock, token and scopes')
    .action(async (flags) => (await import('../doctor.js')).runDoctor(flags));

  program
    .command('demo')
    .description('watch a support session against the sandbox')
    .action(async () => (await import('../demo/demo.js')).runDemo());

  program
    .command('setup')
    .description('connect a tenant, step by step: application, secret, check, MCP clients')
    .option('--domain <DOMAIN>', "the tenant's domain")
    .option('--profile <NAME>', 'support-readonly, support, developer or admin')
    .option('--client <NAMES>', 'MCP clients to configure, separated by commas')
    .option('--plain', 'ask line by line')
    .option('--remove', 'take all of it back')
    .option('--yes', 'with --remove: without asking')
    .action(async (flags) => (await import('../setup/setup.js')).runSetup(flags));

  program
    .command('rotate-credentials')
    .description('a new secret or key for the application that setup knows')
    .option('--domain <DOMAIN>', "the tenant's domain, if several are set up")
    .option('--plain', 'ask line by line')
    .action(async (flags) => (await import('../setup/rotate.js')).runRotate(flags));

  withPolicyFlags(program.command('init'))
    .description(
      "write an MCP client's configuration: the tenant of setup or of the environment, else the sandbox",
    )
    .requiredOption(
      '--client <NAME>',
      'claude-code, claude-desktop, cursor, vscode, windsurf, gemini, codex, goose, zed, jetbrains, librechat, cline, kiro, amp or opencode',
    )
    .option('--scope <SCOPE>', 'user (everything you do) or project (this folder)')
    .option('--url <URL>', "your team's server instead of a program")
    .option('--sandbox', 'the built-in sandbox, even if a tenant is set up')
    .option('--remove', 'take the entry out again')
    .option('--yes', 'write without asking')
    .option('--dry-run', 'show what would be written')
    .option('--with-secrets', 'write secrets of the environment into the file')
    .action(async (flags) => (await import('../init/init.js')).runInit(flags));

  program
    .command('completion')
    .description('print a script that completes commands and flags in your shell')
    .argument('<SHELL>', 'bash, zsh or fish')
    .action(async (shell) => (await import('../completion.js')).runCompletion(shell, program));

  program
    .command('policy')
    .description('policy files')
    .command('check')
    .description('check a policy file and explain it')
    .argument('<FILE>', 'the policy file')
    .option('--profile <NAME>', 'with this profile')
    .action(async (file, flags) => (await import('../policy.js')).runPolicyCheck(file, flags));

  const audit = program.command('audit').description('audit trails');
  audit
    .command('verify')
    .description('check that no line was modified, removed or inserted')
    .argument('<FILE>', 'the audit trail')
    .option('--head <HASH>', 'a record that must be in it, kept elsewhere: shows lines cut off the end')
    .action(async (file, { head }) => (await import('../audit.js')).runAuditVerify(file, head));
  audit
    .command('show')
    .description('show decisions and results')
    .argument('<FILE>', 'the audit trail')
    .option('--tool <NAME>', 'only this tool')
    .option('--caller <NAME>', 'only this caller')
    .addOption(new Option('--kind <KIND>', 'only this kind').choices(['decision', 'result']))
    .addOption(new Option('--decision <DECISION>', 'only this decision').choices(['run', 'ask', 'refuse']))
    .addOption(new Option('--risk <RISK>', 'only this risk').choices(['read', 'write', 'destructive']))
    .option('--since <TIME>', 'not before this time')
    .option('--until <TIME>', 'not after this time')
    .option('--json', 'the lines verbatim')
    .action(async (file, flags) => (await import('../audit.js')).runAuditShow(file, flags));

  return program;
}

/** Applies to every command: errors are thrown, and reported in one line by the entry point. */
function quiet(command: Command): void {
  command.exitOverride().configureOutput({ writeErr: () => {}, outputError: () => {} });
  for (const child of command.commands) quiet(child);
}

/**
 * Runs the command that the arguments name.
 *
 * @throws UsageError for arguments that no command takes
 */
export async function runProgram(argv: readonly string[]): Promise<void> {
  tolerateClosedPipes();
  const program = build();
  quiet(program);
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return;
    throw new UsageError(complaint(error, program, argv));
  }
}

/** What is wrong with the arguments, and the flag or command that was probably intended. */
function complaint(error: CommanderError, program: Command, argv: readonly string[]): string {
  const message = error.message.replace(/^error: /, '').replace(/\.$/, '');
  const command = reached(program, argv);
  if (error.code === 'commander.unknownOption') {
    const flag = /'([^']*)'/.exec(message)?.[1] ?? '';
    return guessed(
      message,
      flag,
      command.options.map((option) => option.long ?? ''),
    );
  }
  const word = argv.find((argument) => !argument.startsWith('-')) ?? '';
  if (error.code === 'commander.excessArguments' && command.name() === 'serve' && word !== 'serve') {
    // An unknown word is parsed as an argument of the default command.
    return unknownCommand(word, program);
  }
  if (error.code === 'commander.unknownCommand') {
    return unknownCommand(/'([^']*)'/.exec(message)?.[1] ?? '', command);
  }
  if (error.code === 'commander.help') {
    // An unknown command, or a command that needs a subcommand.
    if (argv[0] === 'help') return unknownCommand(argv[1] ?? '', program);
    const known = command.commands.map((one) => one.name()).join(' or ');
    return `${command.name()} needs a subcommand: ${known}.`;
  }
  if (error.code === 'commander.missingMandatoryOptionValue') {
    // A misspelled flag is more likely than one that was left out.
    const known = command.options.map(({ long }) => long ?? '');
    const [unknown] = argv
      .filter((word) => word.startsWith('--'))
      .map((word) => word.split('=')[0] ?? '')
      .filter((flag) => !known.includes(flag));
    if (unknown) return guessed(`unknown option '${unknown}'`, unknown, known);
    const option = command.options.find(({ flags }) => message.includes(`'${flags}'`));
    if (option) return `${message}; it takes ${option.description}.`;
  }
  return `${message}; see --help.`;
}

function unknownCommand(word: string, { commands }: Command): string {
  return guessed(
    `unknown command '${word}'`,
    word,
    commands.map((known) => known.name()),
  );
}

function guessed(message: string, word: string, known: readonly string[]): string {
  const guess = nearest(word, known);
  return guess ? `${message}; did you mean ${guess}?` : `${message}; see --help.`;
}

/** The command that the arguments name, as far as they do. */
function reached(program: Command, argv: readonly string[]): Command {
  let command = program;
  for (const word of argv) {
    const next = command.commands.find((known) => known.name() === word);
    if (!next) break;
    command = next;
  }
  return command === program
    ? (program.commands.find((known) => known.name() === 'serve') ?? program)
    : command;
}

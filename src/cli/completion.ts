/** `completion`: a script with which a shell completes commands, flags and the values that flags take. */
import type { Command } from 'commander';
import { builtInProfiles } from '../policy/profiles.js';
import { PLANS } from '../sandbox/plans.js';
import { HOST_CLIENTS, SCOPES } from './init/host-clients.js';
import { UsageError } from './terminal/failure.js';
import { print } from './terminal/output.js';

const NAME = 'auth0-management-mcp';
export const SHELLS = ['bash', 'zsh', 'fish'] as const;

interface Flag {
  name: string;
  help: string;
  /** What it takes: nothing, one of these, or a file (also any other text). */
  takes: 'nothing' | 'file' | readonly string[];
}

interface Entry {
  /** The words that lead to the command. */
  path: string;
  help: string;
  subcommands: string[];
  flags: Flag[];
}

/** Values of flags that are closed lists. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  '--client': Object.keys(HOST_CLIENTS),
  '--scope': SCOPES,
  '--profile': Object.keys(builtInProfiles),
  '--approver': ['auto', 'form', 'page', 'push'],
  '--log-level': ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
  '--seed': ['demo', 'empty'],
  '--plan': PLANS,
  '--actions': ['on', 'off'],
};

function entriesOf(command: Command, path: string[] = []): Entry[] {
  const flags = command.options
    .filter(({ hidden, long }) => !hidden && long)
    .map(({ long, description, required, optional, argChoices }): Flag => {
      const name = long ?? '';
      const takes = required || optional ? (argChoices ?? VALUES[name] ?? 'file') : 'nothing';
      return { name, help: description, takes };
    });
  const entry: Entry = {
    path: path.join(' '),
    help: command.description(),
    subcommands: command.commands.map((child) => child.name()),
    flags: [...flags, { name: '--help', help: 'display help', takes: 'nothing' }],
  };
  return [entry, ...command.commands.flatMap((child) => entriesOf(child, [...path, child.name()]))];
}

/**
 * Prints the script for a shell.
 *
 * @throws UsageError for a shell that is not known
 */
export async function runCompletion(shell: string, program: Command): Promise<void> {
  const entries = entriesOf(program);
  const writers: Record<string, (all: readonly Entry[]) => string> = { bash, zsh, fish };
  const write = Object.hasOwn(writers, shell) ? writers[shell] : undefined;
  if (!write) throw new UsageError(`completion takes ${SHELLS.join(', ')}, not "${shell}".`);
  await print(write(entries));
}

/** The words before the cursor that are commands, as a case for each path. */
function bash(entries: readonly Entry[]): string {
  const flagCases = entries
    .flatMap(({ flags }) => flags)
    .filter(({ takes }) => Array.isArray(takes))
    .map(
      ({ name, takes }) =>
        `    ${name}) COMPREPLY=($(compgen -W "${(takes as string[]).join(' ')}" -- "$cur")); return ;;`,
    );
  const files = new Set(
    entries.flatMap(({ flags }) => flags.filter(({ takes }) => takes === 'file').map(({ name }) => name)),
  );
  const paths = entries.map(
    ({ path, subcommands, flags }) =>
      `    "${path}") words="${[...subcommands, ...flags.map(({ name }) => name)].join(' ')}" ;;`,
  );
  return `# bash completion for ${NAME}: source <(${NAME} completion bash)
_auth0_management_mcp() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" path="" word words=""
  case "$prev" in
${[...new Set(flagCases)].join('\n')}
    ${[...files].join('|')}) COMPREPLY=($(compgen -f -- "$cur")); return ;;
  esac
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "\${path:+$path }$word" in
      ${entries
        .filter(({ path }) => path !== '')
        .map(({ path }) => `"${path}"`)
        .join('|')}) path="\${path:+$path }$word" ;;
    esac
  done
  case "$path" in
${paths.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  [ \${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "$cur"))
}
complete -F _auth0_management_mcp ${NAME}`;
}

/** zsh runs the functions of bash. */
function zsh(entries: readonly Entry[]): string {
  return `#compdef ${NAME}
# zsh completion for ${NAME}: source <(${NAME} completion zsh)
autoload -Uz compinit bashcompinit
(( $+functions[compdef] )) || compinit
bashcompinit
${bash(entries)}`;
}

const quoted = (text: string): string => `'${text.replace(/['\\]/g, '\\$&')}'`;

function fish(entries: readonly Entry[]): string {
  const lines = [`# fish completion for ${NAME}: ${NAME} completion fish | source`];
  for (const { path, subcommands, flags } of entries) {
    const words = path === '' ? [] : path.split(' ');
    const below = subcommands.join(' ');
    const seen = words.map((word) => `__fish_seen_subcommand_from ${word}`);
    const fresh = subcommands.length > 0 ? [`not __fish_seen_subcommand_from ${below}`] : [];
    const condition = [...seen, ...fresh].join('; and ');
    const on = condition === '' ? '' : ` -n ${quoted(condition)}`;
    for (const subcommand of subcommands) {
      const help = entries.find((entry) => entry.path === [...words, subcommand].join(' '))?.help ?? '';
      lines.push(`complete -c ${NAME}${on} -f -a ${subcommand} -d ${quoted(help)}`);
    }
    for (const { name, help, takes } of flags) {
      const value = takes === 'nothing' ? '' : takes === 'file' ? ' -r' : ` -x -a ${quoted(takes.join(' '))}`;
      lines.push(`complete -c ${NAME}${on} -l ${name.slice(2)}${value} -d ${quoted(help)}`);
    }
  }
  return lines.join('\n');
}

import type { Command } from 'commander';
import * as z from 'zod';
import { addVerb } from '../command-line.ts';
import type { Document } from '../output/result.ts';
import type { Shell } from '../shell.ts';

const ShellName = z.enum(['bash', 'zsh', 'fish'], { error: 'must be bash, zsh or fish' });

export function addCompletionCommand(program: Command, shell: Shell): void {
  addVerb(program, shell, {
    usage: 'completion <shell>',
    summary: 'Write the script that completes commands in bash, zsh or fish',
    examples: [
      'completion bash >> ~/.bashrc',
      'completion zsh >> ~/.zshrc',
      'completion fish > ~/.config/fish/completions/studyhall.fish',
    ],
    input: z.object({ shell: ShellName }),
    isReading: false,
    run: async (_, input): Promise<Document> => ({
      kind: 'document',
      chunks: once(scripts[input.shell](placesOf(program, ''))),
      file: undefined,
      done: () => undefined,
    }),
  });
}

/** A point of the command line, such as " users list", and the words that can stand next. */
interface Place {
  readonly path: string;
  readonly words: string;
}

/** What commands are called and what their options are is all ours: nothing in it needs quoting. */
function placesOf(command: Command, path: string): Place[] {
  const options = [...command.options, ...(command.parent?.parent?.options ?? command.parent?.options ?? [])];
  const words = [
    ...command.commands.map((child) => child.name()),
    ...options.map((option) => option.long),
    '--help',
  ];
  const below = command.commands.flatMap((child) => placesOf(child, `${path} ${child.name()}`));
  return [{ path, words: [...new Set(words)].join(' ') }, ...below];
}

const scripts = {
  bash: (places: readonly Place[]) => `_studyhall() {
  local word place="" words=""
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$place $word" in ${pathsOf(places, '|')}) place="$place $word" ;; esac
  done
${casesOf(places)}
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _studyhall studyhall
`,
  zsh: (places: readonly Place[]) => `_studyhall() {
  local word place="" words_here=""
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$place $word" in (${pathsOf(places, '|')}) place="$place $word" ;; esac
  done
${casesOf(places).replaceAll('words=', 'words_here=')}
  compadd -- \${=words_here}
  [[ \${words[CURRENT]} == -* ]] || _files
}
compdef _studyhall studyhall
`,
  fish: (places: readonly Place[]) => `function __studyhall_place
  set -l place ""
  for word in (commandline -opc)[2..]
    contains -- "$place $word" ${pathsOf(places, ' ')}; and set place "$place $word"
  end
  echo "$place"
end
${places.map(({ path, words }) => `complete -c studyhall -n 'test (__studyhall_place) = "${path}"' -a '${words}'\n`).join('')}`,
};

function pathsOf(places: readonly Place[], separator: string): string {
  return places
    .filter(({ path }) => path !== '')
    .map(({ path }) => `"${path}"`)
    .join(separator);
}

function casesOf(places: readonly Place[]): string {
  const cases = places.map(({ path, words }) => `    ("${path}") words="${words}" ;;`);
  return `  case "$place" in\n${cases.join('\n')}\n  esac`;
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

import { settingDefaults } from '../platform/settings.ts';

const WIDTH = 100;

/** The file `.env.example`: every setting of README's table in its words, as a comment with its default. It sets nothing. */
export function envExample(readme: string): string {
  const table = /^\| variable \| meaning \|\n\|-+\|-+\|\n((?:\|.*\n)+)/m.exec(readme)?.[1] ?? '';
  const parts = table.split('\n').flatMap((row) => {
    const [, names = '', meaning = ''] = /^\| (.*?) \| (.*) \|$/.exec(row) ?? [];
    const variables = [...names.matchAll(/`([A-Z_]+)[`=]/g)].map(([, name]) => name ?? '');
    // Where the file itself is cannot stand in it.
    if (variables.length === 0 || variables.includes('ENV_FILE')) return [];
    return [
      `${wrapped(plain(meaning))}\n${variables.map((name) => `#${name}=${defaultOf(name)}\n`).join('')}`,
    ];
  });
  return [
    '# Settings of Studyhall. Copy this file to .env and take the # away from what you set.\n# The environment wins over it.\n',
    ...parts,
  ].join('\n');
}

function defaultOf(name: string): string {
  const value = settingDefaults[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Without what only a browser shows. */
function plain(text: string): string {
  return text
    .replaceAll(/\[([^\]]+)\]\(([^)]+)\)/g, (_, words: string, target: string) =>
      words === 'why' ? target : `${words}: ${target}`,
    )
    .replaceAll('`', '');
}

function wrapped(text: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line.length + word.length + 3 > WIDTH) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.map((line) => `# ${line}`).join('\n');
}

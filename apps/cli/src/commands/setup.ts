import type { Command } from 'commander';
import * as z from 'zod';
import { addVerb, option } from '../command-line.ts';
import { Failure, Misuse } from '../failures.ts';
import { besideDatabase } from '../operator/beside-database.ts';
import { type Done, done } from '../output/result.ts';
import { askPassword, readPassword } from '../prompts.ts';
import type { Shell } from '../shell.ts';

const WITHOUT_TERMINAL = 'studyhall setup --user NAME --password-stdin < FILE';

const SetupInput = z.object({
  user: z.string({ error: 'has to be said: --user NAME' }),
  email: z.string().optional(),
  passwordStdin: z.boolean().default(false),
});

export function addSetupCommand(program: Command, shell: Shell): void {
  addVerb(program, shell, {
    usage: 'setup',
    summary: 'Make the first administrator, beside the database and without a browser',
    examples: ['setup --user ada', 'setup --user ada --email ada@school.org --password-stdin < password.txt'],
    options: [
      option('-u, --user <name>', 'the user name'),
      option('--email <address>', 'an address that signs in, too; it counts as proved'),
      option('--password-stdin', 'read the password from stdin'),
    ],
    input: SetupInput,
    isReading: false,
    run: setUp,
  });
}

async function setUp(shell: Shell, input: z.output<typeof SetupInput>): Promise<Done> {
  const { user, email, passwordStdin } = input;
  const { terminal } = shell;
  const instead = `Without a terminal: ${WITHOUT_TERMINAL}`;
  const password = passwordStdin
    ? await readPassword(terminal)
    : await askPassword(terminal, { message: `Password for ${user}`, instead });
  return await besideDatabase(shell, 'no administrator could be made', async ({ operator, access }) => {
    const db = operator.openDatabase(access.application);
    try {
      const wanted = { username: user, email, password };
      const refused = await operator.createFirstAdministrator(db, wanted, { now: new Date() });
      if (refused === undefined) return done(`${user} is the administrator: studyhall login --user ${user}`);
      if (refused.reason === 'exists')
        throw new Failure('there is an administrator already', {
          hint: 'It makes others: studyhall users set-role NAME admin',
        });
      throw new Misuse(refused.message);
    } finally {
      await db.destroy();
    }
  });
}

import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { Failure, Misuse } from '../../failures.ts';
import { besideDatabase } from '../../operator/beside-database.ts';
import { recordIfPossible } from '../../operator/record-action.ts';
import { type Document, type Done, done } from '../../output/result.ts';
import { askPassword, readPassword } from '../../prompts.ts';
import type { Shell } from '../../shell.ts';

export const PasswordInput = z.object({
  role: z.enum(['studyhall_app', 'studyhall_reporter'], {
    error: 'must be studyhall_app or studyhall_reporter: nobody else logs in',
  }),
  file: z.string().min(1).optional(),
  print: z.boolean().default(false),
});

/** Nobody invents passwords here: it comes from whoever keeps it, and reaches the server as a verifier alone. */
export async function givePassword(
  shell: Shell,
  { role, file, print }: z.output<typeof PasswordInput>,
): Promise<Done | Document> {
  const { passwordComplaint, passwordStatement } = await import('@studyhall/api/server');
  const password = await readSecret(shell, file);
  const complaint = passwordComplaint(password);
  if (complaint !== undefined) throw new Misuse(complaint);
  if (print) return documentOf(`${await passwordStatement(role, password)};\n`);
  return await besideDatabase(shell, 'the password could not be set', async ({ operator, access }) => {
    await operator.setRolePassword(access.directUrl, { role, password });
    const target = { kind: 'role', id: role };
    await recordIfPossible(shell, { operator, access }, { action: 'db.password', target, detail: {} });
    return done(`${role} has the password now; log-ins that are open stay`);
  });
}

async function readSecret({ terminal }: Shell, file: string | undefined): Promise<string> {
  if (file !== undefined) {
    const text = await readFile(file, 'utf8').catch((error: unknown) => {
      throw new Failure('the file of the password cannot be read', { cause: error });
    });
    return text.trim();
  }
  if (!terminal.isInteractive) return await readPassword(terminal);
  return await askPassword(terminal, { message: 'Password', instead: 'studyhall db password ROLE < FILE' });
}

function documentOf(text: string): Document {
  const chunks = (async function* () {
    yield text;
  })();
  return { kind: 'document', chunks, file: undefined, done: () => undefined };
}

import type { Command } from 'commander';
import * as z from 'zod';
import { addVerb, option } from '../command-line.ts';
import { createApi } from '../connection/api.ts';
import { isReadableOnTheWay } from '../connection/server-address.ts';
import { readSessions } from '../connection/sessions.ts';
import { Misuse } from '../failures.ts';
import { type Done, done } from '../output/result.ts';
import { askPassword, askText, readPassword } from '../prompts.ts';
import type { Shell } from '../shell.ts';
import { forgetSession, keepSession } from './session/keep-session.ts';
import { type LoginRequest, logIn } from './session/login.ts';
import { whoAmI } from './session/whoami.ts';

const LoginInput = z.object({ user: z.string().optional(), passwordStdin: z.boolean().default(false) });

const WITHOUT_TERMINAL = 'studyhall login --user NAME --password-stdin < FILE';

export function addSessionCommands(program: Command, shell: Shell): void {
  addVerb(program, shell, {
    usage: 'login',
    summary: 'Log in to a server and keep the session',
    examples: [
      'login',
      'login --server https://learn.school.org',
      'login --user ada --password-stdin < password.txt',
    ],
    options: [
      option('-u, --user <name>', 'user name or e-mail address'),
      option('--password-stdin', 'read the password from stdin'),
    ],
    input: LoginInput,
    isReading: false,
    run: runLogin,
  });
  addVerb(program, shell, {
    usage: 'logout',
    summary: 'End the session on the server and forget it',
    examples: ['logout', 'logout --server https://learn.school.org'],
    input: z.object({}),
    isReading: false,
    run: runLogout,
  });
  addVerb(program, shell, {
    usage: 'whoami',
    summary: 'Show the account you are logged in with',
    examples: ['whoami', 'whoami --json=username,role'],
    input: z.object({}),
    isReading: true,
    run: (asked) => asked.signedIn(whoAmI),
  });
}

async function runLogin(shell: Shell, input: z.output<typeof LoginInput>): Promise<Done> {
  return await shell.anonymous(async ({ server, api }) => {
    const { terminal } = shell;
    if (isReadableOnTheWay(server))
      terminal.say(`${server} is not encrypted: others on the way can read your password.`, 'hint');
    const credentials = await credentialsFor(shell, server, input);
    const { token, expiresAt } = await logIn(api, credentials);
    const me = await createApi(server, token).auth.me.query();
    const userName = me?.username ?? credentials.identifier;
    const session = { token, userName, expiresAt: expiresAt.toISOString() };
    await keepSession({ file: shell.sessionsFile, server }, session);
    if (me?.role !== 'admin')
      terminal.say('This account is no administrator: most commands will refuse.', 'hint');
    return done(`Logged in to ${server} as ${userName}`);
  });
}

async function credentialsFor(
  { terminal }: Shell,
  server: string,
  { user, passwordStdin }: z.output<typeof LoginInput>,
): Promise<LoginRequest> {
  if (passwordStdin) {
    if (user === undefined) throw new Misuse('--password-stdin needs --user', { hint: WITHOUT_TERMINAL });
    return { identifier: user, password: await readPassword(terminal) };
  }
  const instead = `Without a terminal: ${WITHOUT_TERMINAL}`;
  const message = `User name or e-mail address on ${server}`;
  const identifier = user ?? (await askText(terminal, { message, instead }));
  return { identifier, password: await askPassword(terminal, { message: 'Password', instead }) };
}

/** What the server no longer knows is forgotten just the same. */
async function runLogout(shell: Shell): Promise<Done> {
  const server = await shell.server();
  const session = (await readSessions(shell.sessionsFile)).servers[server];
  if (session === undefined) return done(`You were not logged in to ${server}`);
  try {
    await createApi(server, session.token).auth.logOut.mutate();
  } catch {
    shell.terminal.say(`${server} could not be told; the session ends there by itself.`, 'hint');
  }
  await forgetSession({ file: shell.sessionsFile, server });
  return done(`Logged out of ${server}`);
}

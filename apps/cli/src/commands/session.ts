import { type Rights, rightNames } from '@studyhall/domain/auth/rights';
import type { Command } from 'commander';
import * as z from 'zod';
import { addVerb, option } from '../command-line.ts';
import { type Api, createApi, refusalOf } from '../connection/api.ts';
import { logInByDevice } from '../connection/device-log-in.ts';
import { isReadableOnTheWay } from '../connection/server-address.ts';
import { readSessions } from '../connection/sessions.ts';
import { Misuse } from '../failures.ts';
import { type Done, done } from '../output/result.ts';
import { askPassword, readPassword } from '../prompts.ts';
import type { Shell } from '../shell.ts';
import { forgetSession, keepSession } from './session/keep-session.ts';
import { type LoginRequest, logIn, type NewSession, thisDevice } from './session/login.ts';
import { showCode } from './session/show-code.ts';
import { whoAmI } from './session/whoami.ts';

const LoginInput = z.object({
  address: z.string().optional(),
  user: z.string().optional(),
  code: z.string().optional(),
  passwordStdin: z.boolean().default(false),
  device: z.boolean().default(false),
});

const WITHOUT_TERMINAL = 'studyhall login --user NAME --password-stdin < FILE';
const CODE_WITHOUT_TERMINAL = 'studyhall login --user NAME --code CODE --password-stdin < FILE';

export function addSessionCommands(program: Command, shell: Shell): void {
  addVerb(program, shell, {
    usage: 'login [address]',
    summary: 'Log in to a server and keep the session',
    examples: ['login', 'login https://learn.school.org', 'login --user ada --password-stdin < password.txt'],
    options: [
      option('-u, --user <name>', 'log in with a password: user name or e-mail address'),
      option('--code <code>', 'code of your app or a recovery code, where the account has a second factor'),
      option('--password-stdin', 'read the password from stdin'),
      option('--device', 'show a code to type elsewhere, also where no terminal is'),
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

async function runLogin(asked: Shell, input: z.output<typeof LoginInput>): Promise<Done> {
  const { address } = input;
  const shell = address === undefined ? asked : asked.on({ server: address });
  return await shell.anonymous(async ({ server, api }) => {
    const { terminal } = shell;
    if (isReadableOnTheWay(server))
      terminal.say(`${server} is not encrypted: others on the way can read what opens your account.`, 'hint');
    const { token, expiresAt } = isByDevice(shell, input)
      ? await logInByDevice(api, { deviceName: thisDevice(), show: (started) => showCode(terminal, started) })
      : await logInWithFactors(shell, api, await credentialsFor(shell, server, input));
    const me = await createApi(server, token).auth.me.query();
    const userName = me?.username ?? input.user ?? '';
    const session = { token, userName, expiresAt: expiresAt.toISOString() };
    await keepSession({ file: shell.sessionsFile, server }, session);
    if (me?.role !== 'admin') terminal.say(powerOf(me?.rights ?? {}), 'hint');
    return done(`Logged in to ${server} as ${userName}`);
  });
}

/** What the commands are worth to somebody who is no administrator. */
function powerOf(rights: Rights): string {
  const held = rightNames.filter((name) => rights[name] !== undefined);
  if (held.length === 0) return 'This account is no administrator: most commands will refuse.';
  return `This account holds the ${held.length === 1 ? 'right' : 'rights'} ${held.join(' and ')}: other commands will refuse.`;
}

/** Whoever names an account wants to type its password; nobody waits for a yes where nobody sees the code. */
function isByDevice(
  { terminal }: Shell,
  { user, passwordStdin, device }: z.output<typeof LoginInput>,
): boolean {
  if (device && (user !== undefined || passwordStdin))
    throw new Misuse('--device goes without --user and --password-stdin');
  if (device) return true;
  if (user !== undefined || passwordStdin) return false;
  if (!terminal.isInteractive)
    throw new Misuse('there is no terminal to show a code on', {
      hint: `Without a terminal: ${WITHOUT_TERMINAL}; or login --device`,
    });
  return true;
}

async function credentialsFor(
  { terminal }: Shell,
  server: string,
  { user, code, passwordStdin }: z.output<typeof LoginInput>,
): Promise<LoginRequest> {
  if (passwordStdin) {
    if (user === undefined) throw new Misuse('--password-stdin needs --user', { hint: WITHOUT_TERMINAL });
    return { identifier: user, password: await readPassword(terminal), code };
  }
  const instead = `Without a terminal: ${WITHOUT_TERMINAL}`;
  if (user === undefined) throw new Misuse('a password needs --user', { hint: instead });
  const message = `Password of ${user} on ${server}`;
  return { identifier: user, password: await askPassword(terminal, { message, instead }), code };
}

/** Asks for the second factor once the password was right, and not before. */
async function logInWithFactors({ terminal }: Shell, api: Api, request: LoginRequest): Promise<NewSession> {
  try {
    return await logIn(api, request);
  } catch (error) {
    if (request.code !== undefined || refusalOf(error)?.reason !== 'second-factor-needed') throw error;
    const instead = `Without a terminal: ${CODE_WITHOUT_TERMINAL}`;
    const message = 'Code of your app, or a recovery code';
    return await logIn(api, { ...request, code: await askPassword(terminal, { message, instead }) });
  }
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

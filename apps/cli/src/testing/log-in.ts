import type { Desk, Ended } from './run-studyhall.ts';

interface Person {
  readonly username: string;
  readonly password: string;
}

/** Logs a person in as a script would. */
export async function logIn(desk: Desk, origin: string, { username, password }: Person): Promise<Ended> {
  return await desk.run(
    ['login', '--server', origin, '--user', username, '--password-stdin'],
    `${password}\n`,
  );
}

/** The same, for a scene that has to stand before the test begins. */
export async function beLoggedIn(desk: Desk, origin: string, person: Person): Promise<void> {
  const { code, stderr } = await logIn(desk, origin, person);
  if (code !== 0) throw new Error(`logging in failed: ${stderr}`);
}

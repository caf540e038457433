import { createHash, createHmac, pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import pg from 'pg';
import { databaseRoles } from './roles.ts';

/** Those who may log in: the others are only ever taken. */
export const loginRoles = [databaseRoles.app, databaseRoles.reporter] as const;
export type LoginRole = (typeof loginRoles)[number];

const ITERATIONS = 4096;
const KEY_BYTES = 32;
const SALT_BYTES = 16;
/** Shorter ones are guessed by whoever reads the verifier. */
const LENGTH_MIN = 16;

/** What is wrong with a password for a role, in words; undefined if nothing is. */
export function passwordComplaint(password: string): string | undefined {
  // Others mean different bytes to different programs, unless all of them prepare texts alike (SASLprep).
  if (!/^[\x21-\x7e]*$/.test(password)) return 'a password for a role is made of ASCII without spaces';
  return password.length < LENGTH_MIN
    ? `a password for a role has ${LENGTH_MIN} characters or more; openssl rand -hex 24 makes one`
    : undefined;
}

/**
 * The statement that gives a role a password, without the password: SCRAM-SHA-256 (RFC 5802) is computed here, so that it
 * stands in no log and no statistics of the server.
 */
export async function passwordStatement(
  role: LoginRole,
  password: string,
  salt: Buffer = randomBytes(SALT_BYTES),
): Promise<string> {
  const salted = await promisify(pbkdf2)(password, salt, ITERATIONS, KEY_BYTES, 'sha256');
  const keyed = (text: string) => createHmac('sha256', salted).update(text).digest();
  const storedKey = createHash('sha256').update(keyed('Client Key')).digest('base64');
  const verifier = `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${storedKey}:${keyed('Server Key').toString('base64')}`;
  return `alter role ${role} password '${verifier}'`;
}

/** Sets it on the server of `url`, as a log-in that may change the role. */
export async function setRolePassword(
  url: string,
  { role, password }: { readonly role: LoginRole; readonly password: string },
): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'studyhall' });
  await client.connect();
  try {
    await client.query(await passwordStatement(role, password));
  } finally {
    await client.end();
  }
}

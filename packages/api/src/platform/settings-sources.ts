import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { similarName } from '@studyhall/domain/similar-name';
import { type EnvFile, readEnvFile } from './env-file.ts';
import { postgresVariables, urlOfPostgresVariables } from './postgres-variables.ts';
import { readSettings, type Settings, secretNames, settingNames } from './settings.ts';
import { SettingsError } from './settings-error.ts';

type Values = Readonly<Record<string, string | undefined>>;

/**
 * The settings of the process from everywhere they may stand: its environment, `.env` in the folder `root`, the files that
 * `NAME_FILE` names, and PostgreSQL's own variables. The environment wins.
 * @throws SettingsError that names every wrong setting in one line.
 */
export function loadSettings(env: Values, root: string): Settings {
  const file = readEnvFile(root, env['ENV_FILE']);
  const values = withSecretFiles(together(env, file.values), root);
  // An empty DATABASE_URL is somebody's mistake, and is told as one.
  const made = values['DATABASE_URL'] === undefined ? urlOfPostgresVariables(values) : undefined;
  const settings = made === undefined ? readSettings(values, root) : readMade(values, made, root);
  return { ...settings, warnings: [...unknownNames(file), ...settings.warnings] };
}

function readMade(values: Values, url: string, root: string): Settings {
  try {
    return readSettings({ ...values, DATABASE_URL: url }, root);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    throw new SettingsError(
      `${error.message} (DATABASE_URL is made of ${postgresVariables.filter((name) => values[name]).join(', ')}; with PGHOST and PGDATABASE empty the database is the embedded one)`,
    );
  }
}

/** What the environment says of a setting, itself or its file, puts aside what `.env` says of it. */
function together(env: Values, fromFile: Values): Values {
  const rest = Object.entries(fromFile).filter(
    ([name]) => !secretNames.some((secret) => isOf(secret, name) && isSetIn(env, secret)),
  );
  const own = Object.entries(env).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(rest), ...Object.fromEntries(own) };
}

function isOf(secret: string, name: string): boolean {
  return name === secret || name === `${secret}_FILE`;
}

function isSetIn(env: Values, secret: string): boolean {
  return env[secret] !== undefined || env[`${secret}_FILE`] !== undefined;
}

function withSecretFiles(values: Values, root: string): Values {
  const read = secretNames.flatMap((name) => {
    const path = values[`${name}_FILE`];
    if (path === undefined || path === '') return [];
    if (values[name] !== undefined) throw new SettingsError(`${name} and ${name}_FILE exclude each other`);
    return [[name, readSecret(name, resolve(root, path))]];
  });
  return { ...values, ...Object.fromEntries(read) };
}

function readSecret(name: string, path: string): string {
  try {
    const text = readFileSync(path, 'utf8').trim();
    if (text === '') throw new SettingsError(`${name}_FILE names an empty file`);
    return text;
  } catch (error) {
    if (error instanceof SettingsError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    // Without its name: somebody may have put the secret itself there.
    throw new SettingsError(`${name}_FILE names a file that cannot be read (${code})`);
  }
}

/** Names of the file that are none of ours and look like one. What looks like none may be another program's. */
function unknownNames({ name: file, lines }: EnvFile): string[] {
  const known = [...settingNames, ...secretNames.map((name) => `${name}_FILE`)];
  return [...lines].flatMap(([name, line]) => {
    const meant = known.includes(name) ? undefined : similarName(name, known);
    return meant === undefined ? [] : [`${file} line ${line}: ${name} is no setting; did you mean ${meant}?`];
  });
}

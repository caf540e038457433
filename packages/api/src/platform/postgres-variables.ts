import { SettingsError } from './settings-error.ts';

type Values = Readonly<Record<string, string | undefined>>;

/** What PostgreSQL's own programs read, and this one where there is no DATABASE_URL. */
export const postgresVariables = [
  'PGHOST',
  'PGPORT',
  'PGUSER',
  'PGPASSWORD',
  'PGDATABASE',
  'PGSSLMODE',
  'PGSSLROOTCERT',
] as const;

/**
 * The address that the variables of PostgreSQL make; `undefined` unless PGHOST or PGDATABASE is set.
 * @throws SettingsError that names the variable that is missing or wrong.
 */
export function urlOfPostgresVariables(values: Values): string | undefined {
  const [host, port, user, password, database, mode, certificate] = postgresVariables.map(
    (name) => values[name] || undefined,
  );
  if (host === undefined && database === undefined) return undefined;
  if (user === undefined)
    throw new SettingsError(`PGUSER must be set beside ${host === undefined ? 'PGDATABASE' : 'PGHOST'}`);
  if (port !== undefined && !/^\d{1,5}$/.test(port)) throw new SettingsError('PGPORT must be a port');
  if (host !== undefined && !/^[\w./:-]+$/.test(host))
    throw new SettingsError('PGHOST must be one host, or the folder of a socket');
  const isSocket = host?.startsWith('/') === true;
  const parameters = Object.entries({
    host: isSocket ? host : undefined,
    sslmode: mode,
    sslrootcert: certificate,
  });
  const query = parameters.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  const name = encodeURIComponent(user) + (password === undefined ? '' : `:${encodeURIComponent(password)}`);
  const place = isSocket || host === undefined ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return (
    `postgres://${name}@${place}${port === undefined ? '' : `:${port}`}/${encodeURIComponent(database ?? user)}` +
    (query.length === 0 ? '' : `?${query.join('&')}`)
  );
}

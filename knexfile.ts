import { accessDatabase, migrationSource, readSettings } from '@studyhall/api/server';

/**
 * For `npx tsx node_modules/knex/bin/cli.js migrate:list` and its like, on the same database as the server. The server
 * itself and `npm run migrate` bring the schema up under a lock; this is for looking and for going back.
 */
export default async function knexConfiguration() {
  const access = await accessDatabase(readSettings(process.env, import.meta.dirname), () => undefined);
  return { client: 'pg', connection: access.directUrl, migrations: { migrationSource } };
}

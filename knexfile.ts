import { accessDatabase, loadSettings, migrationSource } from '@studyhall/api/server';

/**
 * For `npx knex migrate:list` and its like, on the same database as the server (knexfile.mjs lets Node read this). The server
 * itself and `npm run db:migrate` bring the schema up under a lock; this is for looking.
 */
export default async function knexConfiguration() {
  const access = await accessDatabase(loadSettings(process.env, import.meta.dirname), () => undefined);
  return { client: 'pg', connection: access.directUrl, migrations: { migrationSource } };
}

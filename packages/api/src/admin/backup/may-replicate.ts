import { withDirectConnection } from './direct-connection.ts';

/** Whether the role of an address may take physical backups. */
export async function mayReplicate(url: string): Promise<boolean> {
  const { rows } = await withDirectConnection(
    url,
    async (client) =>
      await client.query<{ may: boolean }>(
        'select rolreplication or rolsuper as may from pg_roles where rolname = current_user',
      ),
  );
  return rows[0]?.may === true;
}

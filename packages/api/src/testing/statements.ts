import type { Knex } from 'knex';

/** What a piece of work sends to the database, BEGIN and COMMIT included. */
export async function statementsOf(db: Knex, work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const listen = ({ sql }: { sql: string }): void => void statements.push(sql.trim().slice(0, 60));
  db.on('query', listen);
  try {
    await work();
  } finally {
    db.removeListener('query', listen);
  }
  return statements;
}

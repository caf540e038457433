import { openDatabase } from './database.ts';
import { type RecordedStep, readHistory } from './migration-record.ts';

/** Every migration that was done or undone at `url`, the oldest first: when, by which release and by whom. */
export async function migrationHistory(url: string): Promise<RecordedStep[]> {
  const db = openDatabase({ url, poolSize: 1 });
  try {
    return await readHistory(db);
  } finally {
    await db.destroy();
  }
}

import { expect, test } from 'vitest';
import { liveCopies } from '../live/after/merge-part.ts';
import { progressCopies } from '../progress/merge-part.ts';
import { quizzesCopies } from '../quizzes/merge-part.ts';
import { withClient } from '../testing/template-database.ts';
import { workerDatabase } from '../testing/test-database.ts';

const copies = [...progressCopies, ...quizzesCopies, ...liveCopies].map(({ table, columns }) => ({
  table,
  columns,
}));

test.each(copies)('a copy of a row of $table has all of its columns', async ({ table, columns }) => {
  const { url } = await workerDatabase();
  const kept = await withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
         and attgenerated = '' and attname <> 'user_id'`,
      [table],
    );
    return rows.map(({ name }) => name);
  });
  expect([...columns].toSorted()).toEqual(kept.toSorted());
});

import { expect, test } from 'vitest';
import { explainDatabaseFailure } from './database-failure.ts';

test.each(['SASL authentication failed', 'password authentication failed', 'no such user: ada'])(
  'a pooler that does not know the log-in is told from the database behind it: %s',
  (message) => {
    const failure = Object.assign(new Error(message), { code: '08P01' });
    expect(explainDatabaseFailure(failure)).toMatch(/^the pooler of DATABASE_URL refuses/);
  },
);

test('another breach of the protocol is not explained', () => {
  expect(
    explainDatabaseFailure(Object.assign(new Error('invalid message'), { code: '08P01' })),
  ).toBeUndefined();
});

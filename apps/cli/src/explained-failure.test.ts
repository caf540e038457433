import * as backups from '@studyhall/api/backup';
import * as operator from '@studyhall/api/server';
import { expect, test } from 'vitest';
import { Failure } from './failures.ts';
import { explainedFailure } from './operator/beside-backups.ts';

test('what a person can mend is one line, as of a backup that a newer release wrote; a fault stays one', () => {
  const newer = new operator.MigrationError('the database belongs to a newer Studyhall');
  const damaged = new backups.BackupError('damaged-file', 'base.tar.br is damaged');
  for (const error of [newer, damaged])
    expect(explainedFailure(error, { operator, backups })).toEqual(
      new Failure(error.message, { cause: error }),
    );
  const fault = new TypeError('a fault');
  expect(explainedFailure(fault, { operator, backups })).toBe(fault);
});

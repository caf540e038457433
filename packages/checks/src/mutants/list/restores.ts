import type { Mutant } from '../mutant.ts';

const AFTER = 'packages/api/src/admin/restore/after-restore.test.ts';
const INTO = 'packages/api/src/admin/restore/restore-into.test.ts';
const BACK = 'packages/api/src/admin/restore/bring-back.test.ts';

/** What holds after a restore, and what a restore refuses. */
export const restoreMutants: readonly Mutant[] = [
  {
    rule: 'a store that was restored sells nothing until it was reconciled',
    file: 'packages/api/src/billing/begin-checkout.ts',
    text: 'if (await isStoreClosed(ctx.db))',
    replacement: 'if (false)',
    test: AFTER,
  },
  {
    rule: 'a store opens again only for what goes back far enough',
    file: 'packages/api/src/platform/restores.ts',
    text: `.orWhere('restoredTo', '>=', since)`,
    replacement: `.orWhereNotNull('restoredTo')`,
    test: AFTER,
  },
  {
    rule: 'mails from before a restore wait',
    file: 'packages/api/src/platform/relay.ts',
    text: 'r.mails_released_at is null and',
    replacement: 'false and',
    test: AFTER,
  },
  {
    rule: 'mails that are newer than a restore go on',
    file: 'packages/api/src/platform/relay.ts',
    text: ' and outbox_messages.created_at <= r.at',
    replacement: '',
    test: AFTER,
  },
  {
    rule: 'orders that the provider alone knows are written again',
    file: 'packages/api/src/billing/take-over.ts',
    text: 'if (price === undefined) return false;',
    replacement: 'if (price !== undefined) return false;',
    test: AFTER,
  },
  {
    rule: 'the newest restore is the last one, whatever the clock says',
    file: 'packages/api/src/platform/restores.ts',
    text: 'newIdAfter(last?.id)',
    replacement: 'newIdAfter(last && undefined)',
    test: AFTER,
  },
  {
    rule: 'a folder that holds something is left alone by a restore',
    file: 'packages/api/src/admin/restore/unfinished-restore.ts',
    text: 'names.length === 0 ||',
    replacement: 'names.length >= 0 ||',
    test: INTO,
  },
  {
    rule: 'the folder of a restore that is at work is left alone',
    file: 'packages/api/src/admin/restore/unfinished-restore.ts',
    text: 'owner === undefined || (await isOwnerAlive(owner))',
    replacement: 'owner === undefined',
    test: INTO,
  },
  {
    rule: 'a full backup is held to its hashes before a restore',
    file: 'packages/api/src/admin/restore/verify-kept-files.ts',
    text: 'found.bytes !== bytes || found.sha256 !== sha256',
    replacement: 'found.bytes !== bytes',
    test: INTO,
  },
  {
    rule: 'two files of one segment that differ are no log to follow',
    file: 'packages/api/src/admin/restore/kept-wal.ts',
    text: '(await plainHashOf(twin)) !== plain',
    replacement: 'twin.name !== file.name',
    test: INTO,
  },
  {
    rule: 'the copy of a process that lives is left alone',
    file: 'packages/api/src/admin/restore/scratch-folder.ts',
    text: ' || (await isInUse(name))',
    replacement: '',
    test: 'packages/api/src/admin/restore/scratch-folder.test.ts',
  },
  {
    rule: 'a ledger is never brought back row by row',
    file: 'packages/api/src/admin/restore/table-shape.ts',
    text: 'if (reason !== undefined)',
    replacement: 'if (false)',
    test: BACK,
  },
  {
    rule: 'a preview of rows to bring back changes nothing',
    file: 'packages/api/src/admin/restore/bring-back.ts',
    text: 'if (!options.isApplied) return {',
    replacement: 'if (options.isApplied === undefined) return {',
    test: BACK,
  },
];

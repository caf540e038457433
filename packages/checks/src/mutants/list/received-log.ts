import type { Mutant } from '../mutant.ts';

const POSITION = 'packages/domain/src/admin/receiving-position.ts';
const POSITION_TEST = 'packages/domain/src/admin/receiving-position.test.ts';
const RECEIVE = 'packages/api/src/admin/backup/receive-wal.ts';
const RECEIVE_TEST = 'packages/api/src/admin/backup/receive-wal.sized.test.ts';
const TORN_TEST = 'packages/api/src/admin/backup/torn-log.sized.test.ts';
const RECEIVER = 'packages/api/src/admin/backup/log-receiver.ts';
const RECEIVER_TEST = 'packages/api/src/admin/backup/log-receiver.test.ts';

/** The log of a PostgreSQL that is not ours: none of it is left out, and what is missing is said. */
export const receivedLogMutants: readonly Mutant[] = [
  {
    rule: 'a received segment that was begun begins anew',
    file: POSITION,
    text: 'isBegun ? segment.number : segment.number + 1',
    replacement: 'segment.number + 1',
    test: POSITION_TEST,
  },
  {
    rule: 'where the log is received on, another timeline is no help',
    file: POSITION,
    text: 'segment?.timeline === timeline ?',
    replacement: 'segment !== undefined ?',
    test: POSITION_TEST,
  },
  {
    rule: 'a segment that lacks behind the newest full backup tears the received log',
    file: POSITION,
    text: 'if (!kept.has(name))',
    replacement: 'if (false)',
    test: POSITION_TEST,
  },
  {
    rule: 'a torn log that is received makes a full backup due',
    file: 'packages/domain/src/admin/full-backup-due.ts',
    text: 'isNeeded || newest',
    replacement: 'newest',
    test: 'packages/domain/src/admin/backup-rules.test.ts',
  },
  {
    rule: 'the server keeps what was received and is not safe yet',
    file: 'packages/api/src/admin/backup/wal-stream.ts',
    text: 'BigInt(this.#flushed), 14',
    replacement: 'BigInt(this.#received), 14',
    test: RECEIVE_TEST,
  },
  {
    rule: 'a received log goes on behind what the server has removed',
    file: RECEIVE,
    text: 'errorCode(error) !== GONE || from === current',
    replacement: 'true',
    test: TORN_TEST,
  },
  {
    rule: 'that the server removed what was not received is noted',
    file: RECEIVE,
    text: 'await noteNeed(spool.folder, wasReceived ? detail : null);',
    replacement: 'void [wasReceived, detail];',
    test: TORN_TEST,
  },
  {
    rule: 'the received log of a database that was set back is refused',
    file: RECEIVE,
    text: 'if (position.from > position.current)',
    replacement: 'if (false)',
    test: TORN_TEST,
  },
  {
    rule: 'a slot of the received log that the server gave up is made anew',
    file: 'packages/api/src/admin/backup/receiving-slot.ts',
    text: 'if (slot?.isLost === true) await dropSlot(client);',
    replacement: '',
    test: TORN_TEST,
  },
  {
    rule: 'a hole in the received log that was found during a full backup asks for another',
    file: 'packages/api/src/admin/backup/full-backup-needed.ts',
    text: '?.id === need.id',
    replacement: ' !== undefined',
    test: RECEIVER_TEST,
  },
  {
    rule: 'that nobody receives the log is an incident',
    file: RECEIVER,
    text: 'slot?.isActive !== true || ',
    replacement: '',
    test: RECEIVER_TEST,
  },
  {
    rule: 'a connection that is lost while the log is received is no incident yet',
    file: RECEIVER,
    text: ' > PASSING_MS',
    replacement: ' >= 0',
    test: RECEIVER_TEST,
  },
  {
    rule: 'a received log of somebody else is not to be released',
    file: 'packages/api/src/admin/doctor/judge-backups.ts',
    text: 'slot === null || slot.isActive',
    replacement: 'slot === null',
    test: 'packages/api/src/admin/doctor/site-checks.test.ts',
  },
];

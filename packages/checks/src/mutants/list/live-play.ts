import type { Mutant } from '../mutant.ts';

const answers = 'packages/api/src/live/play/answers.test.ts';
const alone = 'packages/api/src/live/play/alone.test.ts';
const races = 'packages/api/src/live/play/races.test.ts';
const secrecy = 'packages/api/src/live/play/secrecy.test.ts';
const store = 'packages/api/src/live/play/store-answers.ts';

/** What happens in a game: who moves it on, and whose answers count. */
export const livePlayMutants: readonly Mutant[] = [
  {
    rule: 'nobody else sees it, moves it on or answers in it',
    file: 'packages/api/src/live/play/control-game.ts',
    text: "if (found === undefined) throw new DomainError('not-found');",
    replacement: 'if (found === undefined) return null;',
    test: secrecy,
  },
  {
    rule: 'of ten presses of one button one does something, and the others are told what it did',
    file: 'packages/api/src/live/play/control-game.ts',
    text: 'if (found.doneSeq !== null) return found.doneSeq;',
    replacement: '',
    test: races,
  },
  {
    rule: 'what a process waits for a connection is no time of whoever answered',
    file: store,
    text: 'waitedMs({ cameAtMs, sentAtMs })',
    replacement: 'waitedMs({ cameAtMs: sentAtMs, sentAtMs })',
    test: races,
  },
  {
    rule: 'a press that comes after another one that it did not know of is refused, and changes nothing',
    file: 'packages/api/src/live/play/control-game.ts',
    text: "if (found.isStale) throw new DomainError('stale-control');",
    replacement: '',
    test: races,
  },
  {
    rule: 'of whoever does not play, was removed, was banned, or came after the question',
    file: store,
    text: "when p.from_position > d.position then 'not-present'",
    replacement: '',
    test: answers,
  },
  {
    rule: 'of whoever does not play, was removed, was banned, or came after the question: who is in',
    file: store,
    text: "when p.state <> 'in' then 'not-present'",
    replacement: '',
    test: answers,
  },
  {
    rule: 'and the grace that the network needs, by the clock of the database',
    file: store,
    text: `when d.received_at > \${TAKEN_UNTIL} then 'too-late'`,
    replacement: '',
    test: answers,
  },
  {
    rule: 'the same answer that two processes store at once is taken by both, and another one by none',
    file: store,
    text: 'where a.answer = excluded.answer or ',
    replacement: 'where ',
    test: 'packages/api/src/live/play/closing-race.test.ts',
  },
  {
    rule: 'the last one before the close stands where it may be changed, and the first one where not',
    file: store,
    text: 'or (select can_change from g) and a.received_at',
    replacement: 'or a.received_at',
    test: answers,
  },
  {
    rule: 'when all have answered who are asked, in and heard of',
    file: 'packages/api/src/live/play/progress.ts',
    text: `and s.seen_at > clock_timestamp() - interval '\${UNHEARD_MS} ms'`,
    replacement: '',
    test: alone,
  },
  {
    rule: 'a self-paced game is open while others may come in, and ends when all have answered where none may',
    file: 'packages/api/src/live/play/early-ends.ts',
    text: "(g.settings ->> 'lateJoin' = 'never' or (select r.is_locked from live.rooms r where r.room_id = g.room_id))",
    replacement: 'true',
    test: alone,
  },
  {
    rule: 'a game that has closed is counted without a tick in between',
    file: 'packages/api/src/live/play/tick-games.ts',
    text: "isCounting ||= step?.kind === 'close' || step?.kind === 'count';",
    replacement: "isCounting ||= step?.kind === 'close';",
    test: races,
  },
  {
    rule: 'goes on with other games where one cannot be moved, and comes back to that one',
    file: 'packages/api/src/live/play/tick-games.ts',
    text: 'await putOff.run(db, { gameId });',
    replacement: 'throw error;',
    test: races,
  },
  {
    rule: 'a page is heard of for the seat of its own account',
    file: 'packages/api/src/live/play/mark-presence.ts',
    text: 'and s.seat = h.seat and s.user_id = h."userId"',
    replacement: 'and s.seat = h.seat',
    test: 'packages/api/src/live/play/mark-presence.test.ts',
  },
  {
    rule: 'a banned page is not heard of',
    file: 'packages/api/src/live/play/mark-presence.ts',
    text: ` and s.state = 'in'`,
    replacement: '',
    test: 'packages/api/src/live/play/mark-presence.test.ts',
  },
  {
    rule: 'a host is heard of where they lead',
    file: 'packages/api/src/live/play/mark-presence.ts',
    text: 'and (r.host_id = h."userId"',
    replacement: 'and (true',
    test: 'packages/api/src/live/play/mark-presence.test.ts',
  },
];

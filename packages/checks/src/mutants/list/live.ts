import type { Mutant } from '../mutant.ts';

const rules = 'packages/domain/src/live';
const closing = 'packages/api/src/live/play/closing-race.test.ts';
const joining = 'packages/api/src/live/rooms/races.test.ts';

/** What a game counts, and what a race must not lose. */
export const liveMutants: readonly Mutant[] = [
  {
    rule: 'an answer that was acknowledged while its question closed is counted',
    file: 'packages/api/src/live/play/store-answers.ts',
    text: '\n     for share\n',
    replacement: '\n',
    test: closing,
  },
  {
    rule: 'a room has no more players than seats, however many come at once',
    file: `${rules}/seating.ts`,
    text: "if (seatsTaken >= settings.seats) return refused('room-full');",
    replacement: '',
    test: joining,
  },
  {
    rule: 'seats are counted under the lock of the game',
    file: 'packages/api/src/live/rooms/join-queries.ts',
    text: "where p.pin = :pin and p.kind = 'room'\n   for update of g",
    replacement: "where p.pin = :pin and p.kind = 'room'",
    test: joining,
  },
  {
    rule: 'a room goes on with one game, however many ask for the next one',
    file: 'packages/api/src/live/rooms/lock-room.ts',
    text: `  const game = found(await Game.query(trx).findById(gameId).forUpdate());
  const room = found(await Room.query(trx).findById(roomId).forUpdate());`,
    replacement: `  const game = found(await Game.query(trx).findById(gameId));
  const room = found(await Room.query(trx).findById(roomId));`,
    test: joining,
  },
  {
    rule: 'whoever has more time is measured by it',
    file: `${rules}/scoring.ts`,
    text: 'const most = msFor(seconds, timeFactorPercent);',
    replacement: 'const most = msFor(seconds, 100);',
    test: `${rules}/scoring.test.ts`,
  },
  {
    rule: 'a calm seat is neither fast nor slow',
    file: `${rules}/scoring.ts`,
    text: 'const taken = isCalm ? most / CALM_SHARE : Math.min(Math.max(0, ms), most);',
    replacement: 'const taken = Math.min(Math.max(0, ms), most);',
    test: `${rules}/scoring.test.ts`,
  },
  {
    rule: 'what the network needs is nobody’s time',
    file: `${rules}/settle.ts`,
    text: "return mode === 'self-paced' ? ms : Math.min(ms, msFor(seconds, timeFactorPercent));",
    replacement: 'return ms;',
    test: `${rules}/settle.test.ts`,
  },
  {
    rule: 'whoever came after a question has missed nothing by it',
    file: `${rules}/counted-question.ts`,
    text: 'return fromPosition <= position && ',
    replacement: 'return fromPosition <= 1_000 + position && ',
    test: `${rules}/settle.test.ts`,
  },
  {
    rule: 'of those who were removed nothing is counted',
    file: `${rules}/counted-question.ts`,
    text: "(state === 'left' && hasAnswered)",
    replacement: 'hasAnswered',
    test: `${rules}/settle.test.ts`,
  },
  {
    rule: 'a row of right answers is over for whoever leaves a question without an answer',
    file: `${rules}/settle.ts`,
    text: 'missed.has(total.seat) ? broken(terms, total) : total.streak',
    replacement: 'total.streak',
    test: `${rules}/settle.test.ts`,
  },
  {
    rule: 'a row of right answers of a team is over where all have left a question',
    file: `${rules}/settle.ts`,
    text: 'for (const had of teamsAway(question, teams)) teams.set(had.team, { ...had, streak: broken(terms, had) });',
    replacement: 'void teamsAway;',
    test: `${rules}/settle.test.ts`,
  },
  {
    rule: 'a team has the mean of those who were asked',
    file: `${rules}/settle.ts`,
    text: 'Math.round(points / Math.max(1, results.size))',
    replacement: 'Math.round(points / Math.max(1, results.size + 1))',
    test: `${rules}/settle.test.ts`,
  },
  {
    rule: 'whoever was removed has no place on a board',
    file: `${rules}/board.ts`,
    text: "return state === 'in' || state === 'left';",
    replacement: "return state !== 'banned';",
    test: `${rules}/board.test.ts`,
  },
  {
    rule: 'no wall shows a typed text that nobody shall read there',
    file: `${rules}/distribution.ts`,
    text: '.filter(({ text }) => filter.accepts(text))',
    replacement: ".filter(() => filter.accepts(''))",
    test: `${rules}/distribution.test.ts`,
  },
  {
    rule: 'a page that lacks an event asks for the game anew',
    file: `${rules}/apply-frame.ts`,
    text: 'if (seq > view.seq + 1) return null;',
    replacement: '',
    test: `${rules}/apply-frame.test.ts`,
  },
  {
    rule: 'an event that a page has already changes nothing',
    file: `${rules}/apply-frame.ts`,
    text: 'if (seq <= view.seq) return view;',
    replacement: '',
    test: `${rules}/apply-frame.test.ts`,
  },
  {
    rule: 'whoever has gone is not back by being called otherwise',
    file: `${rules}/replay-game.ts`,
    text: 'if (one !== undefined) seats.set(seat, { ...one, team });\n  }\n  if',
    replacement: "if (one !== undefined) seats.set(seat, { ...one, team, state: 'in' });\n  }\n  if",
    test: `${rules}/replay-game.test.ts`,
  },
  {
    rule: 'a filter reads digits and signs as the letters that they stand for',
    file: `${rules}/nickname.ts`,
    text: "  return [...plain].map((sign) => standsFor[sign] ?? sign).join('');",
    replacement: '  return plain;',
    test: `${rules}/nickname.test.ts`,
  },
];

import type { Mutant } from '../mutant.ts';

const onTheWire = 'apps/server/src/game-streams.test.ts';
const sessionsOnTheWire = 'apps/server/src/events.test.ts';

/** Who follows a game, what they are told and when they are told no more, each taken out. */
export const liveStreamMutants: readonly Mutant[] = [
  {
    rule: 'a game is followed by those who have a part in its room, and by nobody else',
    file: 'packages/api/src/live/stream/find-viewer.ts',
    text: "    return isSpectator ? 'spectator' : undefined;",
    replacement: "    return 'spectator';",
    test: onTheWire,
  },
  {
    rule: 'whoever is banned hears that, and nothing more, at every process and within a second',
    file: 'apps/server/src/game-streams.ts',
    text: 'if (seat === frame.seat) stream.end(words.over);',
    replacement: '{}',
    test: onTheWire,
  },
  {
    rule: 'whoever comes back, to any process, hears what they missed once, and nothing twice',
    file: 'apps/server/src/game-audience.ts',
    text: '  if (seq <= onlooker.seq) return;',
    replacement: '',
    test: onTheWire,
  },
  {
    rule: 'a page that knows more than the log asks for the game anew',
    file: 'apps/server/src/game-streams.ts',
    text: 'after <= newest && ',
    replacement: '',
    test: onTheWire,
  },
  {
    rule: 'an open stream is not somebody who is there: a page says so with the token that it was given, to any process',
    file: 'packages/api/src/live/play/mark-presence.ts',
    text: ` and s.user_id = h."userId" and s.state = 'in'`,
    replacement: '',
    test: onTheWire,
  },
  {
    rule: 'of those who only look on there are so many at most, and players come in all the same',
    file: 'apps/server/src/game-streams.ts',
    text: 'if (spectators >= spectatorsMax)',
    replacement: 'if (spectators > spectatorsMax)',
    test: onTheWire,
  },
  {
    rule: 'a reader who does not read is cut off instead of being remembered for',
    file: 'apps/server/src/event-stream.ts',
    text: 'if (socket.writableLength > BEHIND_MAX_BYTES) socket.destroy();',
    replacement: 'if (socket.writableLength > Number.POSITIVE_INFINITY) socket.destroy();',
    test: onTheWire,
  },
  {
    rule: 'a log-out, a ban and an expired session each end their stream within seconds, and no other',
    file: 'packages/api/src/auth/end-sessions.ts',
    text: '    await noteEnded(trx, { sessionIds: ended.map(({ id }) => id), now });',
    replacement: '',
    test: sessionsOnTheWire,
  },
  {
    rule: 'a session whose time is over ends its stream, although nobody ended it',
    file: 'apps/server/src/session-watch.ts',
    text: 'expiresAtMs <= nowMs',
    replacement: 'expiresAtMs < 0 && nowMs < 0',
    test: sessionsOnTheWire,
  },
  {
    rule: 'by address until somebody with a session comes on them, who brings room for another',
    file: 'apps/server/src/socket-limits.ts',
    text: ' + (known.get(network) ?? 0)',
    replacement: '',
    test: 'apps/server/src/socket-limits.test.ts',
  },
];

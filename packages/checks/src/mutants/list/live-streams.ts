import type { Mutant } from '../mutant.ts';

const onTheWire = 'apps/server/src/game-streams.test.ts';
const partsOnTheWire = 'apps/server/src/game-parts.test.ts';
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
    text: 'if (viewer === undefined) stream.end(words.over);',
    replacement: 'if (viewer === undefined) continue;',
    test: onTheWire,
  },
  {
    rule: 'whoever was removed while their stream was being opened is sent away, too',
    file: 'apps/server/src/game-streams.ts',
    text: 'onlooker.seq > newest ? askAgain(gameId, [onlooker]) : undefined',
    replacement: 'undefined',
    test: partsOnTheWire,
  },
  {
    rule: 'whoever hosts along no more looks on no more, at every process',
    file: 'packages/api/src/live/rooms/hosts.ts',
    text: 'await tellParts(trx, { game, now });',
    replacement: '{}',
    test: partsOnTheWire,
  },
  {
    rule: 'a device that steers no more looks on no more, at every process',
    file: 'packages/api/src/live/rooms/remotes.ts',
    text: 'await tellParts(trx, { game, now });',
    replacement: '{}',
    test: partsOnTheWire,
  },
  {
    rule: 'whoever is sent away once the game is over looks on no more, and keeps their place',
    file: 'packages/api/src/live/rooms/leave-room.ts',
    text: `if (because !== 'left') await tellParts(trx, { game, now });`,
    replacement: '',
    test: partsOnTheWire,
  },
  {
    rule: 'whoever is banned after they had left looks on no more',
    file: 'apps/server/src/game-streams.ts',
    text: ' || seat === null',
    replacement: '',
    test: partsOnTheWire,
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
    rule: 'an account has sixty streams, in however many sessions, and takes none from others',
    file: 'apps/server/src/events.ts',
    text: 'open.countOfUser(session.userId) >= STREAMS_PER_USER_MAX',
    replacement: 'open.countOfUser(session.userId) < 0',
    test: sessionsOnTheWire,
  },
  {
    rule: 'guests of one address have so many streams together, and whoever has an account is not counted with them',
    file: 'apps/server/src/events.ts',
    text: 'open.countOfGuestsAt(guestNetwork) >= guestStreamsMax',
    replacement: 'open.countOfGuestsAt(guestNetwork) < 0',
    test: sessionsOnTheWire,
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

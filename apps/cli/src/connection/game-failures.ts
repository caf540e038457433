import type { Reason } from '@studyhall/domain/errors';

/** What the reasons of live games are in the terminal, in one line each. */
export const gameFailures: Partial<Readonly<Record<Reason, string>>> = {
  'pin-unknown': 'no game has this PIN',
  'room-closed': 'the room is closed',
  'room-locked': 'the room is locked by its host',
  'room-full': 'every seat of the room is taken',
  'late-join-closed': 'the game has begun, and nobody joins it any more',
  banned: 'the host has banned this account from the room',
  'name-taken': 'somebody in the room has that name, or one that looks like it',
  'name-refused': 'this name cannot be used in the room',
  'too-many-rooms': 'this account has as many open rooms as it may: close one first',
  'no-game-questions': 'no question of it can be asked in a game',
  'exam-not-hostable': 'the terms of the exam do not let it be played as a game',
  'seats-need-feature': 'so many seats have to be opened with credits or a plan',
  'wrong-phase': 'that cannot be done at this point of the game',
  'stale-control': 'the game has gone on meanwhile, and nothing was done',
  'too-late': 'the time for the question is over',
  'already-answered': 'the question is answered already',
  'not-present': 'the question was asked before this seat was taken',
};

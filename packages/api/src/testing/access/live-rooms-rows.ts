import { GameSettings } from '@studyhall/domain/live/settings';
import { accounts, anybody, learners } from './access-row.ts';
import type { Things } from './possessions.ts';

const room = ({ roomId }: Things) => ({ roomId });
const pin = ({ roomPin }: Things) => ({ pin: roomPin });
const game = ({ gameId }: Things) => ({ gameId });
const seat = (hers: Things) => ({ ...room(hers), seat: 1 });
const coHost = (hers: Things) => ({ ...room(hers), userId: hers.userId });
const ofHost = (asks: (hers: Things) => unknown) => accounts({ asks, others: 'not-found' });

/** Rows of the access table for `packages/api/src/live/rooms`. */
export const roomsRows = {
  addHost: accounts({
    asks: (hers) => ({ ...room(hers), userName: hers.username }),
    others: 'not-found',
  }),
  closeRoom: ofHost(room),
  composeGame: ofHost(game),
  findRoom: anybody({ asks: pin, reveals: ['auth.profiles'] }),
  getRoom: learners({ asks: room, hers: ['live.seats'], others: 'not-found' }),
  handOver: ofHost(coHost),
  hostable: accounts(),
  // Which room and game it is they need to know who sit there with her.
  joinRoom: learners({
    asks: (hers) => ({ ...pin(hers), nickname: 'Somebody' }),
    reveals: ['live.seats', 'live.players'],
  }),
  leaveRoom: learners({ asks: room, others: 'not-found' }),
  // A room that anybody finds says who hosts it; hers is found by its PIN alone.
  listRooms: learners({ asks: () => ({ limit: 100 }), hers: ['auth.profiles'] }),
  // The key of somebody else is one of their own to whoever has it.
  openRoom: accounts({
    asks: ({ roomKey, examCode }) => ({
      ...{ idempotencyKey: roomKey, name: 'A room of a test' },
      ...{ source: { kind: 'exam', examCode, count: 3 }, settings: GameSettings.parse({}) },
    }),
  }),
  pairRemote: ofHost(room),
  pickQuestions: accounts({ asks: () => ({ limit: 100 }) }),
  playAgain: accounts({
    asks: (hers) => ({ ...room(hers), after: hers.gameId }),
    owner: 'wrong-phase',
    others: 'not-found',
  }),
  // The PIN of a room is none of a remote.
  redeemRemote: learners({ asks: pin, owner: 'pin-unknown', others: 'pin-unknown' }),
  removeHost: ofHost(coHost),
  removeSeat: ofHost(seat),
  setOwnSeat: learners({ asks: (hers) => ({ ...room(hers), isReady: true }), others: 'not-found' }),
  setRoom: ofHost((hers) => ({ ...room(hers), isLocked: true })),
  setSeat: ofHost((hers) => ({ ...seat(hers), isCalm: true })),
  // Whoever is signed in stays who they are.
  startPlayer: anybody({ asks: (hers) => ({ ...pin(hers), timeZone: 'UTC', language: 'en' }) }),
  unpairRemotes: ofHost(room),
  weighQuestion: ofHost((hers) => ({ ...game(hers), position: 0, points: 2 })),
};

import type { Exception } from './exception-list.ts';

const NAMES = ['auth.hidden_things', 'auth.identifiers', 'auth.profiles', 'auth.users'];

/** Games, where people see each other: what is of a game or a room is found by that, and names of hosts are told there. */
export const crossesUsersForGames: readonly Exception[] = [
  {
    statement: 'live_room_by_pin',
    tables: [...NAMES, 'live.players', 'live.seats'],
    reason: 'Whoever has a PIN is told whose room it is, and whether there is a seat left.',
  },
  {
    statement: 'live_rooms',
    tables: [...NAMES, 'live.seats'],
    reason: 'Rooms that are open to everybody are listed with their hosts and how many sit there.',
  },
  ...['live_snapshot', 'live_desk'].map((statement): Exception => {
    return {
      statement,
      tables: NAMES,
      reason: 'A room is told by the names of its hosts to those who are there.',
    };
  }),
  {
    statement: 'live_names',
    tables: NAMES,
    reason: 'Under what name somebody sits where names are real, which all who sit there see.',
  },
  {
    statement: 'live_games_of_host',
    tables: ['live.players'],
    reason: 'Whoever hosted games sees how many have played in them.',
  },
  {
    statement: 'live_operated_games',
    tables: ['live.players'],
    reason: 'Whoever looks after the installation sees how many play in each game.',
  },
  {
    statement: 'live_early_ends',
    tables: ['live.players', 'live.seats'],
    reason: 'One question about all games in which somebody answers, in place of one of each.',
  },
  {
    statement: 'live_stream_progress',
    tables: ['live.players', 'live.seats'],
    reason: 'One question about all games that somebody looks on at, in place of one of each.',
  },
  {
    statement: 'live_stream_viewers',
    tables: ['live.hosts', 'live.remotes', 'live.spectators'],
    reason: 'As what those look on whose streams are open in a process, each named by their account.',
  },
  {
    statement: 'live_mark_seats',
    tables: ['live.seats'],
    reason: 'One statement for all pages that were heard of, each named with its seat and its account.',
  },
  {
    statement: 'live_mark_hosts',
    tables: ['live.hosts', 'live.remotes'],
    reason: 'The same of those who lead.',
  },
  {
    statement: 'live_recent_pairs',
    tables: ['live.rating_entries'],
    reason: 'Who met whom within the hour, or often enough within the day, counts less, whoever it was.',
  },
  {
    statement: 'live_race_seats',
    tables: ['auth.users'],
    reason: 'A game rates all who played it with a registered account.',
  },
  {
    statement: 'live_enter_ratings',
    tables: ['live.rating_entries', 'live.ratings'],
    reason: 'A rated game changes the strength of all who played in it.',
  },
  {
    statement: 'select "live"."ratings".* from "live"."ratings" where "user_id" in …',
    tables: ['live.ratings'],
    reason: 'The same: how strong they are before it.',
  },
  {
    statement: 'select "live"."rating_entries".* from "live"."rating_entries" where "game_id" = $1 …',
    tables: ['live.rating_entries'],
    reason: 'Operators see what a game has changed.',
  },
  {
    statement: 'live_settle_ratings',
    tables: ['live.ratings'],
    reason: 'An operator has all strengths counted anew.',
  },
  {
    statement: 'live_hall_of_fame',
    tables: [...NAMES, 'auth.pictures', 'gamification.standings', 'live.ratings'],
    reason: 'A board shows the learners who agreed to be on it to each other.',
  },
];

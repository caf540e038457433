/**
 * What a table is, which says how its rows are keyed and where they may live once there are many machines.
 * - root: the accounts themselves.
 * - user: of one account and without bound: the key begins with `user_id`, and nothing in it points at another account.
 * - reference: the same for everybody, small, changed by administrators: may be copied to every machine.
 * - directory: who owns a value that exists once in the whole installation.
 * - ledger: money; unique keys may be unique in the whole world, and it may live in a database of its own.
 * - board: scores of many accounts side by side.
 * - game: of a room in which games are played: the key begins with `room_id` or `game_id`, it names accounts without a foreign key
 *   and outlives them; a machine that holds a room holds all of it.
 * - ephemeral: work in progress that may be lost or is emptied by whoever filled it.
 * - log: what happened, in lines that are added and that no role of the application changes or removes.
 */
export type TableClass =
  | 'root'
  | 'user'
  | 'reference'
  | 'directory'
  | 'ledger'
  | 'board'
  | 'game'
  | 'ephemeral'
  | 'log';

/** The tables of a domain, with their schema, and the class of each. */
export type TableClasses = Readonly<Record<string, TableClass>>;

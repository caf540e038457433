import type { Knex } from 'knex';

/** Rooms are listed by their ids, the newest first: neither of the two that were ordered by their last use led there. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- live.listRooms: what is open to everybody, and what somebody hosts, without a look at what is closed.
    create index rooms_listed on live.rooms (room_id) where closed_at is null;

    drop index live.rooms_public;
    drop index live.rooms_of_host;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index live.rooms_listed;
    -- live.listRooms
    create index rooms_public on live.rooms (used_at desc) where is_public and closed_at is null;
    create index rooms_of_host on live.rooms (host_id, used_at desc) where closed_at is null;
  `);
}

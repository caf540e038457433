import { randomInt } from 'node:crypto';
import { PIN_DIGITS } from '@studyhall/domain/live/schemas';
import type { Knex } from 'knex';
import * as z from 'zod';
import { statement } from '../../platform/statement.ts';
import type { Pin } from '../models.ts';

const PINS = 10 ** PIN_DIGITS;
/** With every second PIN taken, one of so many is free but for once in 10^15. */
const TRIES = 50;

const taken = statement(
  'live_take_pin',
  `insert into live.pins (pin, room_id, kind, expires_at) values (:pin, :roomId, :kind, :expiresAt)
   on conflict (pin) do nothing returning pin`,
  z.object({ pin: z.string() }),
  { because: 'guarded' },
);

type NewPin = Pick<Pin, 'roomId' | 'kind' | 'expiresAt'>;

/** Takes a PIN that leads nowhere yet, drawn by the system's generator: nobody guesses the next from others. */
export async function takePin(trx: Knex.Transaction, pin: NewPin): Promise<string> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const digits = String(randomInt(PINS)).padStart(PIN_DIGITS, '0');
    if ((await taken.first(trx, { ...pin, pin: digits })) !== undefined) return digits;
  }
  throw new Error('No PIN is free');
}

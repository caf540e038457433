import type { GameSettings } from '@studyhall/domain/live/settings';
import type { Knex } from 'knex';
import { newId } from '../../platform/ids.ts';
import { AskedQuestion, Game } from '../models.ts';
import type { DrawnGame } from './draw-game.ts';

interface Making {
  readonly roomId: string;
  readonly hostId: string;
  readonly language: string;
  readonly settings: GameSettings;
  readonly drawn: DrawnGame;
  /** By the clock of the database. */
  readonly now: Date;
}

/** Writes a game that waits in the lobby, with what it asks; answers with its id. */
export async function makeGame(trx: Knex.Transaction, making: Making): Promise<string> {
  const { roomId, hostId, language, settings, drawn, now } = making;
  const gameId = newId();
  await Game.query(trx).insert({
    ...{ gameId, roomId, hostId, phase: 'lobby', language, settings, createdAt: now },
    ...{ questionCount: drawn.questions.length, seed: drawn.seed },
  });
  await putQuestions(trx, gameId, drawn);
  return gameId;
}

/** Writes what a game asks. */
export async function putQuestions(trx: Knex.Transaction, gameId: string, drawn: DrawnGame): Promise<void> {
  await AskedQuestion.query(trx).insert(drawn.questions.map((question) => ({ ...question, gameId })));
}

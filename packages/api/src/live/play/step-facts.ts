import type { Step } from '@studyhall/domain/live/advance';
import { CountedFacts } from '@studyhall/domain/live/replay-game';
import { TeamTotal } from '@studyhall/domain/live/settle';
import { Answer } from '@studyhall/domain/quizzes/question-types/answer';
import type { Knex } from 'knex';
import * as z from 'zod';
import { statement } from '../../platform/statement.ts';
import { ASKED_QUESTION, AskedRow, KEYED_QUESTION, KeyRow } from './game-questions.ts';

const NOW = 'floor(extract(epoch from clock_timestamp()) * 1000)::float8 as "now"';

/** How somebody stands before a question is counted. */
export const PlayerFacts = z.object({
  seat: z.int(),
  nickname: z.string(),
  team: z.int(),
  state: z.enum(['in', 'left', 'removed', 'banned']),
  timeFactorPercent: z.int(),
  isCalm: z.boolean(),
  fromPosition: z.int(),
  score: z.int(),
  streak: z.int(),
  correct: z.int(),
  answered: z.int(),
  asked: z.int(),
  timeMs: z.int(),
  rank: z.int().nullable(),
});
export type PlayerFacts = z.output<typeof PlayerFacts>;

const GivenFacts = z.object({ seat: z.int(), answer: Answer, ms: z.int(), receivedAt: z.number() });

/** What the event of a counted question keeps beside its frame: all that its points came of, and what came of it. */
export const RevealedFacts = CountedFacts.extend({
  /** What each team has since then. */
  teams: z.array(TeamTotal),
  /** How many places those on the board won. */
  climbed: z.array(z.tuple([z.int(), z.int()])),
});
export type RevealedFacts = z.output<typeof RevealedFacts>;

const OpeningFacts = z.object({
  now: z.number(),
  question: AskedRow.nullable(),
  /** The longest of those who are in and asked; null where nobody is. */
  longestFactor: z.int().nullable(),
});

const openingFacts = statement(
  'live_opening_facts',
  `select ${NOW}, ${ASKED_QUESTION} as "question",
     (select max(p.time_factor_percent) from live.players p
      where p.game_id = g.game_id and p.state = 'in' and p.from_position <= :position)::integer as "longestFactor"
   from live.games g where g.game_id = :gameId`,
  OpeningFacts,
);

const CountingFacts = z.object({
  now: z.number(),
  question: KeyRow.nullable(),
  players: z.array(PlayerFacts),
  answers: z.array(GivenFacts),
  teams: z.array(TeamTotal),
  climbed: RevealedFacts.shape.climbed,
});
export type CountingFacts = z.output<typeof CountingFacts>;

const countingFacts = statement(
  'live_counting_facts',
  `select ${NOW}, case when :isCounted::boolean then ${KEYED_QUESTION} end as "question",
     (select coalesce(json_agg(json_build_object('seat', p.seat, 'nickname', p.nickname, 'team', p.team, 'state', p.state,
         'timeFactorPercent', p.time_factor_percent, 'isCalm', p.is_calm, 'fromPosition', p.from_position, 'score', p.score,
         'streak', p.streak, 'correct', p.correct, 'answered', p.answered, 'asked', p.asked, 'timeMs', p.time_ms,
         'rank', p.rank) order by p.seat), '[]')
      from live.players p where p.game_id = g.game_id) as "players",
     (select coalesce(json_agg(json_build_object('seat', a.seat, 'answer', a.answer, 'ms', a.ms,
         'receivedAt', extract(epoch from a.received_at) * 1000) order by a.seat), '[]')
      from live.answers a where :isCounted::boolean and a.game_id = g.game_id and a.position = :position) as "answers",
     coalesce(last.facts -> 'teams', '[]') as "teams", coalesce(last.facts -> 'climbed', '[]') as "climbed"
   from live.games g
   left join lateral (select e.facts from live.events e where e.game_id = g.game_id and e.kind = 'revealed'
     order by e.seq desc limit 1) last on true
   where g.game_id = :gameId`,
  CountingFacts,
);

const now = statement('live_step_now', `select ${NOW}`, z.object({ now: z.number() }));

/** What a step has to know, read after the row of the game was locked, by the clock of the database. */
export type StepReading =
  | { readonly kind: 'opening'; readonly facts: z.output<typeof OpeningFacts> }
  | { readonly kind: 'counting'; readonly facts: CountingFacts }
  | { readonly kind: 'moment'; readonly facts: { readonly now: number } };

/** Reads it, in one statement. */
export async function readFor(
  trx: Knex.Transaction,
  { gameId, step }: { readonly gameId: string; readonly step: Step },
): Promise<StepReading> {
  switch (step.kind) {
    case 'intro':
    case 'question': {
      const { position } = step;
      return { kind: 'opening', facts: the(await openingFacts.first(trx, { gameId, position })) };
    }
    case 'reveal':
    case 'count':
    case 'board':
    case 'podium': {
      const position = step.kind === 'board' ? null : step.kind === 'podium' ? step.counts : step.position;
      const bindings = { gameId, position: position ?? -1, isCounted: position !== null };
      return { kind: 'counting', facts: the(await countingFacts.first(trx, bindings)) };
    }
    default:
      return { kind: 'moment', facts: the(await now.first(trx, {})) };
  }
}

function the<Facts>(facts: Facts | undefined): Facts {
  if (facts === undefined) throw new Error('A locked game was not there');
  return facts;
}

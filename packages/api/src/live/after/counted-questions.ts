import { type Distribution, GameFrame } from '@studyhall/domain/live/frames';
import { type GameReveal, GameType, PointsFactor } from '@studyhall/domain/live/game-question';
import { rulesOf } from '@studyhall/domain/quizzes/question-types/question-types';
import { TextFormat } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import * as z from 'zod';
import { statement } from '../../platform/statement.ts';
import { translationOf } from '../../platform/translated.ts';
import { TranslatedQuestion, worded } from '../../quizzes/translation-queries.ts';

const Row = z.object({
  position: z.int(),
  type: GameType,
  textFormat: TextFormat,
  text: z.string(),
  public: z.unknown(),
  translated: TranslatedQuestion.nullable(),
  /** The language that it is written in, and that of the game. */
  examLanguage: z.string(),
  language: z.string(),
  points: PointsFactor,
  optionOrder: z.array(z.int()),
  frame: z.unknown(),
  medianMs: z.int().nullable(),
});

const TRANSLATION = translationOf('v', 'g.language');

const counted = statement(
  'live_counted_questions',
  `select q.position, v.type, v.text_format as "textFormat", v.text, v.public,
     case when ${TRANSLATION} is not null then
       json_build_object('text', ${TRANSLATION} -> 'text', 'public', ${TRANSLATION} -> 'public') end as translated,
     x.language as "examLanguage", g.language, q.points, q.option_order as "optionOrder", e.frame,
     (select percentile_cont(0.5) within group (order by a.ms)::int from live.answers a
      where a.game_id = q.game_id and a.position = q.position) as "medianMs"
   from live.games g
   join live.events e on e.game_id = g.game_id and e.kind = 'revealed'
   join live.game_questions q on q.game_id = g.game_id and q.position = (e.frame ->> 'question')::int
   join quizzes.question_versions v on v.question_id = q.question_id and v.version = q.version
   join quizzes.questions b on b.id = q.question_id
   join quizzes.exams x on x.id = b.exam_id
   where g.game_id = :gameId
   order by q.position`,
  Row,
);

type Unshown = 'frame' | 'public' | 'translated' | 'examLanguage';

/** A question of a game that was counted, as everybody saw it then. */
export interface CountedQuestion extends Omit<z.output<typeof Row>, Unshown> {
  /** The texts of what could be chosen, by their places on the screen; null where an answer is typed or put in order. */
  readonly options: string[] | null;
  readonly reveal: GameReveal | null;
  readonly distribution: Distribution;
}

/** The questions of a game that were counted, in their order: what was revealed comes from its log, never from the bank. */
export async function listCountedQuestions(db: Knex, gameId: string): Promise<CountedQuestion[]> {
  const rows = await counted.all(db, { gameId });
  return rows.flatMap((row) => {
    const frame = GameFrame.parse(row.frame);
    if (frame.kind !== 'revealed') return [];
    const { reveal, distribution } = frame;
    return [{ ...shownOf(row), reveal, distribution }];
  });
}

const WithOptions = z.object({ options: z.array(z.object({ text: z.string() })) });

function shownOf(row: z.output<typeof Row>): Omit<CountedQuestion, 'reveal' | 'distribution'> {
  const { position, type, textFormat, optionOrder, points, medianMs, examLanguage, language } = row;
  const { text, lang, public: known } = worded(row, { examLanguage, language });
  const { data } = WithOptions.safeParse(rulesOf(type).show(known, optionOrder));
  const options = data?.options.map((option) => option.text) ?? null;
  return {
    position,
    type,
    textFormat,
    text,
    language: lang ?? language,
    options,
    optionOrder,
    points,
    medianMs,
  };
}

import { GameQuestion, GameReveal, GameType, PointsFactor } from '@studyhall/domain/live/game-question';
import { rulesOf } from '@studyhall/domain/quizzes/question-types/question-types';
import { TextFormat } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import * as z from 'zod';
import { translationOf } from '../../platform/translated.ts';
import { listImagesIn } from '../../quizzes/images/image-queries.ts';
import { explained, TranslatedKey, TranslatedQuestion, worded } from '../../quizzes/translation-queries.ts';

/** What may be known of a question while it is open. */
export const AskedRow = z.object({
  position: z.int(),
  type: GameType,
  points: PointsFactor,
  textFormat: TextFormat,
  text: z.string(),
  public: z.unknown(),
  translated: TranslatedQuestion.nullable(),
  /** The language that it is written in, and that of the game. */
  examLanguage: z.string(),
  language: z.string(),
  optionOrder: z.array(z.int()),
});
export type AskedRow = z.output<typeof AskedRow>;

/** The same with its key: read when nobody can answer any more. */
export const KeyRow = AskedRow.extend({
  key: z.unknown(),
  feedback: z.unknown(),
  explanation: z.string().nullable(),
  translatedKey: TranslatedKey.nullable(),
});
export type KeyRow = z.output<typeof KeyRow>;

const TRANSLATION = translationOf('v', 'g.language');

const ASKED = `'position', q.position, 'type', v.type, 'points', q.points, 'textFormat', v.text_format, 'text', v.text,
  'public', v.public, 'examLanguage', e.language, 'language', g.language, 'optionOrder', q.option_order,
  'translated', case when ${TRANSLATION} is not null then
    json_build_object('text', ${TRANSLATION} -> 'text', 'public', ${TRANSLATION} -> 'public') end`;

const KEY = `'key', v.key, 'feedback', v.feedback, 'explanation', v.explanation,
  'translatedKey', case when ${TRANSLATION} is not null then
    json_build_object('feedback', ${TRANSLATION} -> 'feedback', 'explanation', ${TRANSLATION} -> 'explanation') end`;

const FROM = `from live.game_questions q
     join quizzes.question_versions v on v.question_id = q.question_id and v.version = q.version
     join quizzes.questions b on b.id = q.question_id
     join quizzes.exams e on e.id = b.exam_id
     where q.game_id = g.game_id and q.position = :position`;

/** The question at `:position` of the game `g`, as JSON, without its key. */
export const ASKED_QUESTION = `(select json_build_object(${ASKED}) ${FROM})`;
/** The same with it. */
export const KEYED_QUESTION = `(select json_build_object(${ASKED}, ${KEY}) ${FROM})`;

/** A question as everybody sees it while it is open. */
export async function gameQuestionOf(db: Knex, row: AskedRow): Promise<GameQuestion> {
  const { position, type, points, textFormat, optionOrder, examLanguage, language } = row;
  const { text, lang, ...rest } = worded(row, { examLanguage, language });
  const shown = rulesOf(type).show(rest.public, optionOrder);
  const images = await listImagesIn(db, { text, shown });
  return GameQuestion.parse({
    ...{ type, position, textFormat, text, language: lang ?? language, shown, images, points },
  });
}

/** Its key, as everybody sees it afterwards. */
export async function gameRevealOf(db: Knex, row: KeyRow): Promise<GameReveal> {
  const { type, key, optionOrder, examLanguage, language, translatedKey: translated } = row;
  const { public: shown, lang } = worded(row, { examLanguage, language });
  const { feedback, explanation, explanationLang } = explained(
    { ...row, translated },
    { examLanguage, language },
  );
  const revealed = rulesOf(type).reveal({ public: shown, key, feedback }, optionOrder);
  const images = await listImagesIn(db, { revealed, explanation });
  return GameReveal.parse({
    ...{ type, revealed, explanation, images, language: explanationLang ?? lang ?? language },
  });
}

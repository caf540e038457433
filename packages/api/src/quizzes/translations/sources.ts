import { DomainError } from '@studyhall/domain/errors';
import {
  checkTexts,
  type NamedText,
  type PlainTextKind,
  type TextKind,
} from '@studyhall/domain/translated-texts';
import type { Knex } from 'knex';
import { listTranslatableProducts, putProductTranslation } from '../../billing/translatable-products.ts';
import {
  listTranslatableAchievements,
  listTranslatableAvatars,
  putAchievementTranslation,
  putAvatarTranslation,
} from '../../gamification/translatable-collection.ts';
import {
  type FitTranslation,
  hashOfTexts,
  type NewTranslation,
  type Translatable,
  type TranslatablePage,
} from '../../platform/translations.ts';
import {
  listTranslatableCourses,
  listTranslatableLevels,
  putCourseTranslation,
  putLevelTranslation,
} from '../../progress/translatable-levels.ts';
import type { AuthorReach } from '../authored-exam-queries.ts';
import {
  fitQuestionTranslation,
  listTranslatableExams,
  listTranslatableQuestions,
  lockTranslatedQuestion,
  putExamTranslation,
  putQuestionTranslation,
} from '../translatable-bank.ts';

interface Page extends TranslatablePage, AuthorReach {
  readonly examCode?: string | undefined;
}

/** Where the texts of a kind are, and how a translation of them is judged and written. */
interface Source {
  /** Keeps one as it is until the transaction ends, where others may change what it says meanwhile. */
  lock?(trx: Knex.Transaction, item: AuthorReach & { readonly id: string }): Promise<void>;
  list(db: Knex, page: Page): Promise<Translatable[]>;
  fit(
    trx: Knex.Transaction,
    item: { readonly id: string; readonly originals: readonly NamedText[] },
    said: ReadonlyMap<string, string>,
  ): Promise<FitTranslation>;
  put(trx: Knex.Transaction, translation: NewTranslation): Promise<void>;
}

function plain(
  kind: PlainTextKind,
  { list, put }: Pick<Source, 'put'> & { list(db: Knex, page: Page): Promise<Translatable[]> },
): Source {
  return {
    list,
    put,
    fit(_trx, { originals }, said) {
      const { texts, problems } = checkTexts(kind, { originals, said });
      const of = hashOfTexts(originals);
      return Promise.resolve(
        problems.length > 0
          ? { problems }
          : { stored: { of, ...texts }, said: new Map(Object.entries(texts)) },
      );
    },
  };
}

/** What is of no exam is for authors of everything. Errors: `forbidden`. */
function ofNoExam(source: Source): Source {
  return {
    ...source,
    async list(db, page) {
      if (page.listOf !== null) throw new DomainError('forbidden', { right: 'author' });
      return await source.list(db, page);
    },
  };
}

/** The texts of every kind. */
export const sources: Readonly<Record<TextKind, Source>> = {
  question: {
    lock: lockTranslatedQuestion,
    list: listTranslatableQuestions,
    fit: async (trx, { id }, said) => await fitQuestionTranslation(trx, id, said),
    put: putQuestionTranslation,
  },
  exam: plain('exam', { list: listTranslatableExams, put: putExamTranslation }),
  course: ofNoExam(plain('course', { list: listTranslatableCourses, put: putCourseTranslation })),
  level: ofNoExam(plain('level', { list: listTranslatableLevels, put: putLevelTranslation })),
  achievement: ofNoExam(
    plain('achievement', { list: listTranslatableAchievements, put: putAchievementTranslation }),
  ),
  avatar: ofNoExam(plain('avatar', { list: listTranslatableAvatars, put: putAvatarTranslation })),
  offer: ofNoExam(plain('offer', { list: listTranslatableProducts, put: putProductTranslation })),
};

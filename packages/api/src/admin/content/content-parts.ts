import { achievements, avatars, draftOf, type SampleExam } from '@studyhall/content';
import { CourseDraft } from '@studyhall/domain/progress/schemas';
import { tidyDraft } from '@studyhall/domain/quizzes/import-draft';
import type { Knex } from 'knex';
import { Achievement, Avatar } from '../../gamification/models.ts';
import { rehearse } from '../../platform/rehearse.ts';
import { saysTheSame } from '../../platform/says-the-same.ts';
import { isCourseAsWritten, putCourse } from '../../progress/add-course.ts';
import { Exam, Question } from '../../quizzes/bank-models.ts';
import type { MergeCounts } from '../../quizzes/import/merge-questions.ts';
import { addExam, putQuestions } from '../install-content.ts';
import { installTranslation } from '../install-translation.ts';

/** How a part stands in the database beside what the release says. */
export interface Looked {
  readonly state: 'absent' | 'same' | 'changed';
  /** Of an exam, how many of its questions are not there, or say something else. */
  readonly questions: number;
}

/** A part of the content of the release, under the name that it is installed under. */
export interface ContentPart {
  readonly item: string;
  readonly look: (trx: Knex.Transaction) => Promise<Looked>;
  /** Makes it what the release says, whatever was made of it. */
  readonly put: (trx: Knex.Transaction) => Promise<void>;
}

/** All parts but what is for sale, in the order in which they are put: an avatar names an achievement. */
export async function listParts(now: Date): Promise<readonly ContentPart[]> {
  const { sampleCourses, sampleExams, sampleTexts, sampleTranslations } = await import(
    '@studyhall/content/samples'
  );
  return [
    ...achievements.map((seed) => achievementPart(seed, now)),
    ...avatars.map((seed) => avatarPart(seed, now)),
    ...sampleExams.map((exam, index) => examPart(exam, { displayOrder: index + 1, now })),
    ...sampleCourses.map((course, index) => {
      const put = { course: CourseDraft.parse(course), displayOrder: index + 1, now };
      return coursePart(put);
    }),
    ...sampleTranslations.map(({ item, ...translation }) => ({
      item,
      ...translationPart({ ...translation, exams: sampleExams, texts: sampleTexts, isAgain: true }),
    })),
  ];
}

function looked(isSame: boolean | undefined, questions = 0): Looked {
  return { state: isSame === undefined ? 'absent' : isSame ? 'same' : 'changed', questions };
}

type AchievementSeed = (typeof achievements)[number];

function achievementPart(seed: AchievementSeed, createdAt: Date): ContentPart {
  return {
    item: `achievement:${seed.slug}`,
    look: async (trx) => {
      const row = await Achievement.query(trx).findById(seed.slug);
      return looked(row && saysTheSame(row, seed));
    },
    put: async (trx) => {
      await Achievement.query(trx)
        .insert({ ...seed, createdAt })
        .onConflict('slug')
        .merge(Object.keys(seed));
    },
  };
}

function avatarPart(seed: (typeof avatars)[number], createdAt: Date): ContentPart {
  const needed = achievements.filter(({ slug }) => slug === seed.requiredAchievementSlug);
  return {
    item: `avatar:${seed.slug}`,
    look: async (trx) => {
      const row = await Avatar.query(trx).findById(seed.slug);
      return looked(row && saysTheSame(row, seed));
    },
    put: async (trx) => {
      for (const one of needed)
        await Achievement.query(trx)
          .insert({ ...one, createdAt })
          .onConflict('slug')
          .ignore();
      await Avatar.query(trx)
        .insert({ ...seed, createdAt })
        .onConflict('slug')
        .merge(Object.keys(seed));
    },
  };
}

function coursePart(course: Parameters<typeof putCourse>[1]): ContentPart {
  return {
    item: `course:${course.course.slug}`,
    look: async (trx) => looked(await isCourseAsWritten(trx, course.course)),
    put: async (trx) => await putCourse(trx, course),
  };
}

/** Of what an author has changed since, the release says nothing in another language. */
function translationPart(translation: Parameters<typeof installTranslation>[1]): Omit<ContentPart, 'item'> {
  return {
    look: async (trx) => {
      const { questions, things } = await rehearse(trx, async (rehearsal) => {
        return await installTranslation(rehearsal, translation);
      });
      return looked(things === 0, questions);
    },
    put: async (trx) => {
      await installTranslation(trx, translation);
    },
  };
}

interface Placing {
  readonly displayOrder: number;
  readonly now: Date;
}

function examPart(exam: SampleExam, { displayOrder, now }: Placing): ContentPart {
  const { code, title, description, questionCount, timeLimitSeconds, passPercent } = exam;
  const facts = {
    title,
    description,
    questionCount,
    timeLimitSeconds,
    passPercent,
    status: 'published' as const,
  };
  const merge = async (trx: Knex.Transaction, examId: string): Promise<MergeCounts> => {
    const drafts = exam.questions.map((question) => tidyDraft(draftOf(question)));
    return await putQuestions(trx, { exam, examId, drafts, now });
  };
  const inBank = (trx: Knex, examId: string) =>
    Question.query(trx)
      .where({ examId })
      .whereIn(
        'externalId',
        exam.questions.map(({ externalId }) => externalId),
      )
      .whereNot('status', 'published');
  const lockExam = async (trx: Knex) => await Exam.query(trx).findOne({ code }).forNoKeyUpdate();
  return {
    item: `exam:${code}`,
    look: async (trx) => {
      const row = await lockExam(trx);
      if (row === undefined) return looked(undefined);
      // What putting the questions back would change is known by doing it, and taking it back.
      const counts = await rehearse(trx, async (rehearsal) => await merge(rehearsal, row.id));
      const questions = counts.new + counts.updated + (await inBank(trx, row.id).resultSize());
      return looked(saysTheSame(row, facts) && questions === 0, questions);
    },
    put: async (trx) => {
      await addExam(trx, { exam, displayOrder, now });
      const { id } = (await lockExam(trx)) ?? {};
      if (id === undefined) return;
      await Exam.query(trx)
        .findById(id)
        .patch({ ...facts, updatedAt: now });
      await merge(trx, id);
      await inBank(trx, id).patch({ status: 'published', updatedAt: now });
    },
  };
}

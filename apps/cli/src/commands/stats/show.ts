import type { Api, Outputs } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { plural } from '../../output/plural.ts';
import { type Column, record, type Section, type ShownRecord } from '../../output/result.ts';
import { figure } from './figure.ts';

type Exam = Outputs['quizzes']['getExamStatistics'];

const columns: readonly Column<Exam>[] = [
  { name: 'examCode', title: 'exam', value: (exam) => exam.examCode },
  { name: 'title', value: (exam) => exam.title },
  { name: 'examStatus', title: 'state', value: (exam) => exam.examStatus },
  { name: 'attempts', title: 'first attempts', value: (exam) => exam.attempts },
  { name: 'items', title: 'questions asked', value: (exam) => exam.items },
  { name: 'waitingAttempts', title: 'wait for marks', value: (exam) => exam.waitingAttempts },
  figure('mean', 'mean %'),
  figure('median', 'median %'),
  figure('standardDeviation', 'standard deviation'),
  figure('skewness', 'skewness'),
  figure('kurtosis', 'kurtosis'),
  figure('internalConsistency', 'internal consistency %'),
  figure('errorRatio', 'error ratio %'),
  figure('standardError', 'standard error'),
  { name: 'regradedQuestions', value: (exam) => exam.regradedQuestions, isDetail: true },
  { name: 'tenths', value: (exam) => exam.tenths, isDetail: true },
];

export async function showExamStatistics(api: Api, examCode: string): Promise<ShownRecord> {
  const item = await found(api.quizzes.getExamStatistics.query({ examCode }), `exam "${examCode}"`);
  return record({ columns, item, sections: item.attempts === 0 ? [] : [scoresOf(item)], note: noteOf(item) });
}

function noteOf(exam: Exam): string | undefined {
  const { examCode, attempts, waitingAttempts } = exam;
  if (waitingAttempts > 0) return joined(waitingInWords(examCode, waitingAttempts), standInWords(exam));
  const none = 'Nobody has finished a first attempt yet, or it is counted in a minute';
  return joined(attempts === 0 ? none : undefined, standInWords(exam));
}

/** Several notes in one; undefined where there is none. */
export function joined(...notes: readonly (string | undefined)[]): string | undefined {
  const said = notes.filter((note) => note !== undefined);
  return said.length === 0 ? undefined : said.join('. ');
}

/** What whoever looks at figures of an exam has to know; undefined where there is nothing. */
export function standInWords({
  examStatus,
  regradedQuestions,
}: Pick<Exam, 'examStatus' | 'regradedQuestions'>): string | undefined {
  const are = regradedQuestions === 1 ? 'question is' : 'questions are';
  return joined(
    examStatus === 'retired' ? 'The exam is retired: nobody takes it any more' : undefined,
    regradedQuestions > 0
      ? `${regradedQuestions} ${are} being graded anew: the figures are partly those of before until that is done`
      : undefined,
  );
}

/** What is not counted yet, and what to do about it. */
export function waitingInWords(examCode: string, attempts: number): string {
  const waiting = plural(attempts, 'attempt waits', 'attempts wait');
  return `${waiting} for marks, and ${attempts === 1 ? 'is' : 'are'} counted then: studyhall answers mark --exam ${examCode}`;
}

const WIDTH = 40;

/** How many are in each tenth of full marks. */
function scoresOf({ tenths }: Exam): Section {
  const most = Math.max(...tenths.map(({ attempts }) => attempts));
  return {
    title: 'Scores',
    paragraphs: tenths.map(({ fromPercent, attempts }) => ({
      label: `${fromPercent} %`.padStart(4),
      text: `${'#'.repeat(Math.round((WIDTH * attempts) / most))} ${attempts}`.trimStart(),
    })),
  };
}

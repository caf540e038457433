import type { Api, Outputs } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { Failure } from '../../failures.ts';
import { type Column, record, type Section, type ShownRecord } from '../../output/result.ts';
import { answerSectionsOf } from '../questions/answer-sections.ts';
import { attemptColumns } from './list.ts';

type Attempt = Outputs['admin']['getUserAttempt'];
type Question = Attempt['questions'][number];

const columns: readonly Column<Attempt>[] = [
  ...attemptColumns,
  { name: 'questions', value: ({ questions }) => questions, isDetail: true },
];

interface Asked {
  readonly user: string;
  /** The last one where none is named. */
  readonly attemptId: string | undefined;
}

/** A quiz with what was asked, what is right and what was answered. */
export async function showAttempt(api: Api, { user, attemptId }: Asked): Promise<ShownRecord> {
  const id = attemptId ?? (await lastOf(api, user));
  const what = `attempt ${id} of "${user}" at an exam of yours`;
  const item = await found(api.admin.getUserAttempt.query({ user, attemptId: id }), what);
  return record({ columns, item, sections: item.questions.flatMap(sectionsOf) });
}

async function lastOf(api: Api, user: string): Promise<string> {
  const listed = api.admin.listUserAttempts.query({ user, limit: 1 });
  const [last] = (await found(listed, `account with the id, name or address "${user}"`)).items;
  if (last === undefined) throw new Failure(`${user} has begun no quiz`);
  return last.attemptId;
}

function sectionsOf(question: Question): Section[] {
  const { position, externalId, text } = question;
  const id = externalId === null ? '' : ` (${externalId})`;
  return [
    { title: `${position + 1}. ${verdictOf(question)}${id}`, paragraphs: [{ text }] },
    { title: 'Answered', paragraphs: answeredOf(question).map((said) => ({ text: said })) },
    ...answerSectionsOf(question),
  ];
}

function verdictOf({ isWaiting, isCorrect, score, mark }: Question): string {
  const marked = mark === null ? '' : `, marked ${mark} %`;
  if (isWaiting) return 'waits for a mark';
  if (isCorrect === null) return 'not graded yet';
  const part = score === null || score === 0 || score === 1 ? '' : `, ${Math.round(score * 100)} % of it`;
  return `${isCorrect ? 'right' : 'not right'}${part}${marked}`;
}

/** What was answered, a line for each part; of pairs and gaps beside what each belongs to. */
function answeredOf(question: Question): string[] {
  const { answered } = question;
  if (answered === null || answered.length === 0) return ['nothing'];
  const said = answered.map((part) => part ?? '–');
  if (question.type === 'matching')
    return said.map((part, index) => `${question.pairs[index]?.prompt ?? ''} → ${part}`);
  if (question.type === 'ordering' || question.type === 'gaps')
    return said.map((part, index) => `${index + 1}. ${part}`);
  return said;
}

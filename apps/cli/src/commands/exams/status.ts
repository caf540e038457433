import type { Api } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { plural } from '../../output/plural.ts';
import { type Done, done } from '../../output/result.ts';

interface StatusChange {
  readonly examCode: string;
  readonly status: 'published' | 'retired';
  readonly isDryRun: boolean;
  /** Resolves when the change is wanted. */
  readonly confirm: (question: string) => Promise<void>;
}

/** Shows an exam to learners, or to nobody any more: after a look at it, and a question if somebody can answer. */
export async function setExamStatus(
  api: Api,
  { examCode, status, isDryRun, confirm }: StatusChange,
): Promise<Done> {
  const change = { examCode, status };
  const asked = api.quizzes.setExamStatus.mutate({ ...change, isDryRun: true });
  const { title, before, publishedQuestions, openAttempts } = await found(asked, `exam "${examCode}"`);
  if (before === status) return done(`${title} is ${status} already; nothing changed`);
  const effect =
    status === 'published'
      ? `Learners find it, with ${plural(publishedQuestions, 'question', 'questions')}.`
      : `Nobody begins it any more; ${plural(openAttempts, 'quiz', 'quizzes')} that go on are ended as they were begun.`;
  if (isDryRun) return done(`Dry run: ${title} from ${before} to ${status}. ${effect}`);
  await confirm(`${title} from ${before} to ${status}? ${effect}`);
  await api.quizzes.setExamStatus.mutate({ ...change, isDryRun: false });
  return done(`${title} is ${status}. ${effect}`);
}

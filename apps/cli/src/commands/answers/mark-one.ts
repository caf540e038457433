import type { Api, Outputs } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { type Done, done } from '../../output/result.ts';
import { answerId, type Place } from './answer-id.ts';

interface Marking {
  readonly answer: Place;
  readonly percent: number;
  readonly isDryRun: boolean;
  /** Resolves when the mark is wanted. */
  readonly confirm: (question: string) => Promise<void>;
}

/** Marks an answer: after a look at what that makes of the quiz, and a question if somebody can answer. */
export async function markOne(api: Api, { answer, percent, isDryRun, confirm }: Marking): Promise<Done> {
  const mark = { ...answer, percent };
  const looking = api.quizzes.markAnswer.mutate({ ...mark, isDryRun: true });
  const change = await found(looking, `answer ${answerId(answer)} in an exam of yours`);
  if (change.before === percent) return done(`It has ${percent} % already; nothing changed`);
  const effect = effectOf(change);
  if (isDryRun) return done(`Dry run: ${givenIn(change)} → ${percent} %. ${effect}`);
  await confirm(`${givenIn(change)} → ${percent} %? ${effect}`);
  return done(`Marked with ${percent} %. ${effectOf(await api.quizzes.markAnswer.mutate(mark))}`);
}

type Marked = Outputs['quizzes']['markAnswer'];

function givenIn({ before }: Marked): string {
  return before === null ? 'no mark' : `${before} %`;
}

/** What a mark makes of the result. */
export function effectOf({ scorePercentBefore, scorePercent }: Marked): string {
  return scorePercentBefore === scorePercent
    ? `The quiz keeps its ${scorePercent} %.`
    : `The quiz: ${scorePercentBefore} % → ${scorePercent} %.`;
}

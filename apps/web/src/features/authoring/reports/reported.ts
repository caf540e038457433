import type { RouterOutputs } from '@studyhall/client';

/** A question of which learners reported something. */
export type Reported = RouterOutputs['quizzes']['listQuestionReports']['items'][number];

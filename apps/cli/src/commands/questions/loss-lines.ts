import type { ExportLosses } from '@studyhall/domain/quizzes/formats/export-losses';
import { plural } from '../../output/plural.ts';

/** How many questions are named for each thing that a format does not hold. */
const NAMED = 3;

/** What an export left out: a line for each reason, with the first questions that it is about. */
export function lossLines(losses: ExportLosses): string[] {
  return losses.all().map(({ isRefused, what, names }) => {
    const counted = plural(names.length, 'question was', 'questions were');
    const first = names.slice(0, NAMED).join(', ');
    const shown = names.length > NAMED ? `${first} …` : first;
    return isRefused
      ? `${counted} not written: ${what} (${shown})`
      : `${counted} written without ${what} (${shown})`;
  });
}

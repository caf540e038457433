import type { Api } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { plural } from '../../output/plural.ts';
import { type Done, done } from '../../output/result.ts';
import { waitingInWords } from './show.ts';

interface Recount {
  readonly examCode: string;
  readonly isDryRun: boolean;
}

export async function recount(api: Api, asked: Recount): Promise<Done> {
  const { examCode, isDryRun } = asked;
  const recounting = api.quizzes.recountScores.mutate(asked);
  const { totals, items, waitingAttempts } = await found(recounting, `exam "${examCode}"`);
  const waiting = waitingAttempts === 0 ? '' : `. ${waitingInWords(examCode, waitingAttempts)}`;
  if (totals + items === 0) return done(`The counts of ${examCode} are those of its attempts${waiting}`);
  const what = `${plural(totals + items, 'count', 'counts')} of scores`;
  return done(
    isDryRun
      ? `Not as the attempts of ${examCode} say: ${what}. Nothing was changed${waiting}`
      : `Not as the attempts of ${examCode} said: ${what}. They are mended${waiting}`,
  );
}

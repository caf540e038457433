import type { Api } from '../../connection/api.ts';
import { everyItem } from '../../connection/gather-pages.ts';
import { Interrupted } from '../../failures.ts';
import { cleanText } from '../../output/clean.ts';
import { plural } from '../../output/plural.ts';
import { type Done, done } from '../../output/result.ts';
import type { Terminal } from '../../output/terminal.ts';
import { wrap } from '../../output/wrap.ts';
import { demandExam, type Waiting } from './list.ts';
import { effectOf } from './mark-one.ts';

interface Marking {
  readonly examCode: string | undefined;
  /** Says what each mark would make of its quiz, and gives none. */
  readonly isDryRun: boolean;
  readonly terminal: Terminal;
  /** What somebody types. */
  readonly ask: (question: string) => Promise<string>;
}

const ASKED = 'Percent of the credit, 0 to 100 (empty: later, q: enough)';

/** Shows what waits, one after the other, and asks what each is worth. */
export async function markEach(api: Api, { examCode, isDryRun, terminal, ask }: Marking): Promise<Done> {
  const counts = { marked: 0, left: 0 };
  const waiting = everyItem<Waiting>((page) => api.quizzes.listAnswersToMark.query({ examCode, ...page }));
  for await (const answer of waiting) {
    terminal.stderr.write(`\n${shownOf(answer, terminal)}\n`);
    const percent = await askPercent(ask).catch((error: unknown) => {
      throw error instanceof Interrupted && counts.marked > 0 && !isDryRun
        ? new Interrupted(`interrupted: ${plural(counts.marked, 'answer is', 'answers are')} marked`)
        : error;
    });
    if (percent === 'enough') return ended(counts, isDryRun);
    if (percent === 'later') counts.left += 1;
    else {
      const { questionId, attemptId, position } = answer;
      const mark = { questionId, attemptId, position, percent, isDryRun };
      terminal.say(effectOf(await api.quizzes.markAnswer.mutate(mark)), 'hint');
      counts.marked += 1;
    }
  }
  if (counts.marked + counts.left > 0) return ended(counts, isDryRun);
  await demandExam(api, examCode);
  return done('Nothing waits');
}

function ended({ marked, left }: { marked: number; left: number }, isDryRun: boolean): Done {
  const what = plural(marked, 'answer', 'answers');
  const later = left === 0 ? '' : `; left for later: ${left}`;
  return done(isDryRun ? `Dry run: ${what} looked at, nothing was marked` : `Marked ${what}${later}`);
}

async function askPercent(ask: Marking['ask']): Promise<number | 'later' | 'enough'> {
  for (let question = ASKED; ; question = `That is no number from 0 to 100. ${ASKED}`) {
    const typed = (await ask(question)).trim().toLowerCase();
    if (typed === '') return 'later';
    if (typed === 'q') return 'enough';
    if (/^(\d|[1-9]\d|100)\s*%?$/.test(typed)) return Number.parseInt(typed, 10);
  }
}

function shownOf(answer: Waiting, { width, colors }: Terminal): string {
  const { examCode, externalId, text, modelAnswer, points } = answer;
  const parts: readonly (readonly [title: string, text: string])[] = [
    [`${examCode}${externalId === null ? '' : ` ${externalId}`}`, text],
    ['Model answer', modelAnswer],
    ['What earns which part', points],
    ['Answer', answer.answer],
  ];
  return parts
    .filter(([, said]) => said !== '')
    .map(
      ([title, said]) => `${colors.bold(cleanText(title))}\n${wrap(cleanText(said), { width, label: '' })}`,
    )
    .join('\n\n');
}

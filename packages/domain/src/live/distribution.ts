import { type Answer, isUnanswered } from '../quizzes/question-types/answer.ts';
import { asSeen } from '../unseen.ts';
import type { CountedQuestion } from './counted-question.ts';
import type { Distribution } from './frames.ts';
import type { GameType } from './game-question.ts';
import { nameFilter } from './nickname.ts';
import { refusedEnglishWords, refusedGermanWords } from './refused-words.ts';
import { isRight } from './scoring.ts';
import type { SettleSettings } from './settle.ts';

/** How many texts that were typed a screen shows: those that came most often. */
const TEXTS_SHOWN = 10;

const filter = nameFilter([refusedGermanWords, refusedEnglishWords]);

/**
 * How a question was answered, as everybody sees it after its end. `answers` has what each seat answered, with places on the
 * screen. A team that answers as one is counted once, by its last answer. Orders that somebody made are counted, but not
 * shown one by one; typed texts are, except for those that nobody shall read on a wall.
 */
export function distributionOf(
  settings: SettleSettings,
  {
    type,
    question,
    answers,
  }: {
    readonly type: GameType;
    readonly question: CountedQuestion;
    readonly answers: ReadonlyMap<number, Answer>;
  },
): Distribution {
  const entrants = entrantsOf(settings, question);
  const given = entrants.filter(({ credit }) => credit !== null);
  const shown = given.map(({ seat }) => answers.get(seat) ?? []).filter((answer) => !isUnanswered(answer));
  return {
    answered: given.length,
    right: settings.mode === 'poll' ? 0 : given.filter(({ credit }) => isRight(credit ?? 0)).length,
    of: entrants.length,
    answers: type === 'ordering' ? [] : countsOf(shown),
  };
}

interface Entrant {
  readonly seat: number;
  readonly credit: number | null;
}

/** Those who were asked: of a team that answers as one, whoever answered last, or the first who did not. */
function entrantsOf({ teams, teamScore }: SettleSettings, { asked }: CountedQuestion): Entrant[] {
  if (teams === 0 || teamScore !== 'last-answer') return asked;
  const alone = asked.filter(({ team }) => team === 0);
  const lastOf = new Map<number, Entrant>();
  for (const one of asked) {
    if (one.team > 0 && (one.credit !== null || !lastOf.has(one.team))) lastOf.set(one.team, one);
  }
  return [...alone, ...lastOf.values()];
}

function countsOf(answers: readonly Answer[]): Distribution['answers'] {
  const places = new Map<number, number>();
  const texts = new Map<string, { text: string; count: number }>();
  for (const part of answers.flat()) {
    if (typeof part === 'number') places.set(part, (places.get(part) ?? 0) + 1);
    if (typeof part !== 'string') continue;
    const text = asSeen(part);
    const known = texts.get(text.toLowerCase());
    texts.set(text.toLowerCase(), { text: known?.text ?? text, count: (known?.count ?? 0) + 1 });
  }
  const ofPlaces = [...places].toSorted(([one], [other]) => one - other);
  const ofTexts = [...texts.values()]
    .filter(({ text }) => filter.accepts(text))
    .toSorted((one, other) => other.count - one.count || (one.text < other.text ? -1 : 1))
    .slice(0, TEXTS_SHOWN);
  return [
    ...ofPlaces.map(([answer, count]) => ({ answer, count })),
    ...ofTexts.map(({ text, count }) => ({ answer: text, count })),
  ];
}

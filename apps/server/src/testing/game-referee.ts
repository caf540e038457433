import type { CallEnd, PhaseFrame } from './game-client.ts';

/** Where a game is that is played in step: nobody moves it on before all have sent what they want to. */
export interface Moment {
  readonly phase: 'lobby' | Exclude<PhaseFrame['kind'], 'ended'>;
  /** Of the question that is asked, or was last. */
  readonly position: number;
}

/** What somebody sends as their answer to a question. */
export interface Attempt {
  readonly position: number;
  readonly answer: readonly number[];
}

export const RIGHT = [0];
const WRONG = [1];
/** No question has so many options. */
const FORGED = [9];

/** What is the matter with what somebody sends, beside their answers. */
const habits = ['early', 'late', 'other', 'forged', 'twice at once'] as const;
export type Habit = (typeof habits)[number];

export function habitOf(player: number): Habit {
  return habits[player % habits.length] ?? 'early';
}

/** What a player sends at a moment of a game with so many questions, one after the other. */
export function attemptsOf(player: number, { phase, position }: Moment, questions: number): Attempt[] {
  const isRight = (player + position) % 3 > 0;
  const own = { position, answer: isRight ? RIGHT : WRONG };
  const other = { position, answer: isRight ? WRONG : RIGHT };
  const next = { position: position + 1, answer: RIGHT };
  const last = { position: position - 1, answer: RIGHT };
  const isOpen = phase === 'question';
  switch (habitOf(player)) {
    case 'early':
      if (phase === 'lobby') return [own];
      return [...(isOpen ? [own] : []), ...(next.position < questions ? [next] : [])];
    case 'late':
      if (phase === 'lobby') return [];
      if (isOpen || phase === 'intro')
        return [...(isOpen && position % 2 > 0 ? [own] : []), ...(position > 0 ? [last] : [])];
      return [own];
    case 'other':
      return isOpen ? [own, own, other] : phase === 'revealed' ? [other] : [];
    case 'forged':
      return isOpen
        ? [
            { position, answer: FORGED },
            { position: questions, answer: RIGHT },
            own,
            { position, answer: FORGED },
          ]
        : [];
    case 'twice at once':
      return isOpen ? [own, own] : [];
  }
}

/** The rules of answers in a few lines: what is open is answered once, and nothing else is answered. */
export class GameReferee {
  /** By question and player. */
  readonly accepted = new Map<string, readonly number[]>();
  readonly #questions: number;

  constructor(questions: number) {
    this.#questions = questions;
  }

  /** What becomes of an answer. */
  judge(player: number, { position, answer }: Attempt, moment: Moment): CallEnd {
    if (position >= this.#questions) return 'not-found';
    const isNotYet = moment.phase === 'lobby' || moment.phase === 'intro';
    if (position > moment.position || (isNotYet && position === moment.position)) return 'wrong-phase';
    if (position < moment.position || moment.phase !== 'question') return 'too-late';
    if (answer === FORGED) return 'invalid-input';
    const key = `${position} ${player}`;
    const known = this.accepted.get(key) ?? answer;
    this.accepted.set(key, known);
    return known === answer ? 'done' : 'already-answered';
  }

  /** Of one who is asked everything: a right answer is a thousand points. */
  scoreOf(player: number): number {
    const answers = Array.from({ length: this.#questions }, (_, position) =>
      this.accepted.get(`${position} ${player}`),
    );
    return answers.filter((answer) => answer === RIGHT).length * 1_000;
  }
}

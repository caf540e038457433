import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../quizzes/question-types/answer.ts';
import { countedSettings, creditedAnswers, gamePlayers } from '../testing/counted-games.ts';
import { type CountedQuestion, countQuestion } from './counted-question.ts';
import { distributionOf } from './distribution.ts';
import type { GameType } from './game-question.ts';
import { GameSettings } from './settings.ts';

const question = { position: 0, seconds: 20, points: 1 } as const;
const settings = GameSettings.parse({});

function askedOf(...credits: readonly (number | null)[]): CountedQuestion {
  const asked = credits.map((credit, index) => ({
    ...{ seat: index + 1, team: (index % 2) + 1, credit, ms: index },
    ...{ timeFactorPercent: 100, isCalm: false },
  }));
  return { ...question, asked, missed: [] };
}

function shown(type: GameType, answers: readonly Answer[]) {
  const counted = askedOf(...answers.map(() => 0));
  const given = new Map(answers.map((answer, index) => [index + 1, answer]));
  return distributionOf(settings, { type, question: counted, answers: given }).answers;
}

describe('how a question was answered', () => {
  it('is counted by places, whoever chose them', () => {
    expect(shown('multiple', [[2, 0], [0], [1, 0]])).toEqual([
      { answer: 0, count: 3 },
      { answer: 1, count: 1 },
      { answer: 2, count: 1 },
    ]);
  });

  it('is counted by texts that look the same, the most frequent first', () => {
    expect(shown('short', [['dns'], ['Router'], [' router ']])).toEqual([
      { answer: 'Router', count: 2 },
      { answer: 'dns', count: 1 },
    ]);
  });

  it('shows no text that nobody shall read on a wall', () => {
    expect(shown('short', [['Sch31ße'], ['router']])).toEqual([{ answer: 'router', count: 1 }]);
  });

  it('shows ten texts at most, and no orders', () => {
    expect(
      shown(
        'short',
        Array.from({ length: 30 }, (_, index) => [`text ${index}`]),
      ).length,
    ).toBe(10);
    expect(
      shown('ordering', [
        [0, 1],
        [1, 0],
      ]),
    ).toEqual([]);
  });

  it('counts a team that answers as one once: 1 of 2, and not 2 of 3', () => {
    const asOne = GameSettings.parse({ teams: 2, teamScore: 'last-answer' });
    const answers = new Map<number, Answer>([
      [1, [0]],
      [2, [1]],
      [3, [0]],
    ]);
    const counted = askedOf(10_000, 0, 10_000);
    expect(distributionOf(asOne, { type: 'single', question: counted, answers })).toEqual({
      answered: 2,
      right: 1,
      of: 2,
      answers: [
        { answer: 0, count: 1 },
        { answer: 1, count: 1 },
      ],
    });
  });

  it('has no more who are right than answered, and no more of those than were asked', () => {
    fc.assert(
      fc.property(countedSettings, gamePlayers, creditedAnswers, (rules, players, given) => {
        const counted = countQuestion(question, { players, answers: given });
        const answers = new Map<number, Answer>(given.map(({ seat }) => [seat, [seat % 4]]));
        const distribution = distributionOf(rules, { type: 'single', question: counted, answers });
        const { answered, right, of } = distribution;
        expect(right <= answered && answered <= of && of <= players.length).toBe(true);
        const count = distribution.answers.reduce((sum, one) => sum + one.count, 0);
        expect(count).toBe(answered);
      }),
    );
  });
});

import { expect, test } from 'vitest';
import { concernsOf } from './concerns.ts';

const sound = { attempts: 10, facility: 60, randomGuessScore: 25, discriminationIndex: 20 };

test('a question that tells good from weak learners is no concern', () => {
  expect(concernsOf(sound)).toEqual([]);
});

test('below zero a question misleads, and below twenty it tells little', () => {
  expect(concernsOf({ ...sound, discriminationIndex: -0.1 })).toEqual(['misleading']);
  expect(concernsOf({ ...sound, discriminationIndex: 0 })).toEqual(['weak']);
  expect(concernsOf({ ...sound, discriminationIndex: 19.9 })).toEqual(['weak']);
  expect(concernsOf({ ...sound, discriminationIndex: null })).toEqual([]);
});

test('what guessing earns is a concern, where it can be guessed', () => {
  expect(concernsOf({ ...sound, facility: 25 })).toEqual(['guessed']);
  expect(concernsOf({ ...sound, facility: 25.1 })).toEqual([]);
  expect(concernsOf({ ...sound, facility: 1, randomGuessScore: null })).toEqual([]);
});

test('what nearly everybody knows is too easy, and nothing more is expected of it', () => {
  expect(concernsOf({ ...sound, facility: 95, discriminationIndex: 3 })).toEqual(['too-easy']);
  expect(concernsOf({ ...sound, facility: 95, discriminationIndex: -3 })).toEqual(['misleading', 'too-easy']);
});

test('of a few attempts nothing is said', () => {
  expect(concernsOf({ ...sound, attempts: 9, discriminationIndex: -50 })).toEqual([]);
  expect(concernsOf({ ...sound, facility: null })).toEqual([]);
});

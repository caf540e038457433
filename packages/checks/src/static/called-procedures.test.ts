import { describeProcedures } from '@studyhall/api/testing';
import { describe, expect, it } from 'vitest';
import { isNode, type Node, parseSource } from './parse-source.ts';
import { listFiles, readText } from './repository.ts';

/** Their procedures are tested as they are called: what they answer, to whom, and what they refuse. */
const ROUTERS = ['quizzes', 'billing', 'progress', 'gamification', 'home'];

/** They call everything, to learn who may: they say nothing of what a procedure does. */
const ACCESS = /^packages\/api\/src\/(access\.test\.ts$|testing\/)/;

const isTest = (path: string): boolean => /^packages\/api\/src\/.*\.test\.ts$/.test(path);

/** `quizzes.submit` for `anybody.api.quizzes.submit(…)`; nothing for what is no call of a member of a member. */
function calledBy({ type, callee }: Node): string[] {
  if (type !== 'CallExpression' || !isNode(callee)) return [];
  const [name, router] = [nameOf(callee['property']), lastNameOf(callee['object'])];
  return name === undefined || router === undefined ? [] : [`${router}.${name}`];
}

function lastNameOf(value: unknown): string | undefined {
  return isNode(value) && value.type === 'MemberExpression' ? nameOf(value['property']) : nameOf(value);
}

function nameOf(value: unknown): string | undefined {
  return isNode(value) && value.type === 'Identifier' ? String(value['name']) : undefined;
}

const calledIn = (path: string, text: string): string[] =>
  parseSource(path, text).nodes.flatMap((node) => calledBy(node));

describe('a procedure', () => {
  const called = new Set(
    listFiles()
      .filter((path) => isTest(path) && !ACCESS.test(path))
      .flatMap((path) => calledIn(path, readText(path))),
  );

  it.each(ROUTERS)('of %s is called by a test of what it does', (router) => {
    const paths = describeProcedures().map(({ path }) => path);
    const procedures = paths.filter((path) => path.startsWith(`${router}.`));
    expect(procedures).not.toEqual([]);
    expect(procedures.filter((path) => !called.has(path))).toEqual([]);
  });

  it('is seen where it is called, and not where its name only stands', () => {
    const text = `
      // ada.api.quizzes.review({ attemptId })
      const { quizzes } = ada.api;
      await quizzes.start(command);
      await expect(site.callerFor().quizzes.submit({ attemptId })).rejects.toThrow('quizzes.flag()');
      const look = ada.api.quizzes.getResult;
      await db('quizzes.answer');`;
    const seen = calledIn('packages/api/src/example.test.ts', text);
    expect(seen.filter((path) => path.startsWith('quizzes.'))).toEqual(['quizzes.start', 'quizzes.submit']);
  });
});

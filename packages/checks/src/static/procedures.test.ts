import { describeProcedures, procedureList } from '@studyhall/api/testing';
import { describe, expect, it } from 'vitest';
import { readText } from './repository.ts';

const procedures = describeProcedures();

describe('every procedure', () => {
  it.each(procedures)('$path says who may call it and what it answers', ({ access, hasOutput }) => {
    expect(['public', 'learner', 'account', 'admin']).toContain(access);
    expect(hasOutput).toBe(true);
  });

  it('that speaks of administration is for administrators', () => {
    const open = procedures.filter(({ path, access }) => path.startsWith('admin.') && access !== 'admin');
    expect(open).toEqual([]);
  });

  it('is among those seen here', () => {
    const paths = procedures.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['auth.logIn', 'quizzes.submit', 'home.dashboard']));
  });
});

it('the written list of procedures is fresh (npm run procedures)', () => {
  expect(readText('packages/api/procedures.json')).toBe(procedureList());
});

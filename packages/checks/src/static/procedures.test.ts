import { describeProcedures, procedureList } from '@studyhall/api/testing';
import { scopeNames } from '@studyhall/domain/auth/scopes';
import { describe, expect, it } from 'vitest';
import { readText } from './repository.ts';

const procedures = describeProcedures();

/** A mail may hold a link into an account, and a setting says whether a password is enough for administrators. */
const opensAccounts = ['admin.changeSettings', 'admin.getMail'];

/** Of administrators, and of whoever holds a right beside a role. */
const isOfPowerful = (access: string | null): boolean =>
  access === 'admin' || access === 'author' || access === 'support';

describe('every procedure', () => {
  it.each(procedures)('$path says who may call it and what it answers', ({ access, hasOutput }) => {
    expect(['public', 'learner', 'account', 'author', 'support', 'admin']).toContain(access);
    expect(hasOutput).toBe(true);
  });

  it.each(procedures)('$path says what a token needs to call it', ({ scope }) => {
    expect([...scopeNames, 'open', 'person']).toContain(scope);
  });

  it('of administrators is closed to tokens of others, and what is not is open to them', () => {
    const ofAdministrators = ['author', 'admin:read', 'admin:write'];
    const wrong = procedures.filter(
      ({ access, needsProof, path, scope }) =>
        needsProof !== true &&
        !opensAccounts.includes(path) &&
        isOfPowerful(access) !== ofAdministrators.includes(scope ?? ''),
    );
    expect(wrong).toEqual([]);
  });

  it.each(opensAccounts)('%s is closed to every token: it could become more than one', (closed) => {
    expect(procedures.find(({ path }) => path === closed)?.scope).toBe('person');
  });

  it('that needs a fresh proof is for a person: a program has nothing to prove', () => {
    const proven = procedures.filter(({ needsProof }) => needsProof === true);
    expect(proven.length).toBeGreaterThan(10);
    expect(proven.filter(({ scope }) => scope !== 'person')).toEqual([]);
  });

  it('that changes something asks for more than reading', () => {
    const reading = ['read', 'admin:read'];
    const wrong = procedures.filter(
      ({ type, scope }) => type === 'mutation' && reading.includes(scope ?? ''),
    );
    expect(wrong).toEqual([]);
  });

  it('of money, and of who comes in, is closed to tokens', () => {
    const closed = procedures.filter(
      ({ path, type }) => /^(auth|billing)\./.test(path) && type === 'mutation',
    );
    const open = closed.filter(({ access, scope }) => access !== 'admin' && scope !== 'person');
    expect(open).toEqual([]);
  });

  it('that speaks of administration is for administrators, or is read by those who look after people', () => {
    const open = procedures.filter(
      ({ path, access, type }) =>
        path.startsWith('admin.') && access !== 'admin' && !(access === 'support' && type === 'query'),
    );
    expect(open).toEqual([]);
  });

  it('of those who look after people changes nothing', () => {
    expect(procedures.filter(({ access, type }) => access === 'support' && type !== 'query')).toEqual([]);
  });

  it('is among those seen here', () => {
    const paths = procedures.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['auth.logIn', 'quizzes.submit', 'home.dashboard']));
  });
});

it('the written list of procedures is fresh (npm run procedures)', () => {
  expect(readText('packages/api/procedures.json')).toBe(procedureList());
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allowedTo, DEFAULT_TERMS, ExamOverride, ExamTerms } from './terms.ts';
import { type AskingForTerms, type Because, hindranceOf, NO_ATTEMPTS, termsFor } from './terms-for.ts';
import { isTakenWhole } from './terms-whole.ts';

const now = new Date('2026-03-28T12:00:00.000Z');
const after = (ms: number) => new Date(now.getTime() + ms);
const HOUR = 3_600_000;

function asking({
  terms,
  ...rest
}: Partial<AskingForTerms> & { terms?: Partial<ExamTerms> } = {}): AskingForTerms {
  return {
    exam: { timeLimitSeconds: 600, questionCount: 10, terms: { ...DEFAULT_TERMS, ...terms } },
    ...{ override: null, extraTimePercent: 0, attempts: NO_ATTEMPTS, mode: 'exam', questionCount: 10, now },
    isChosen: false,
    ...rest,
  };
}

const kinds = (because: readonly Because[]) => because.map(({ kind }) => kind);

const moment = fc.integer({ min: -2 * HOUR, max: 2 * HOUR }).map(after);
const bound = fc.option(moment);
const terms = fc
  .record({
    opensAt: bound,
    closesAt: bound,
    attemptsAllowed: fc.option(fc.integer({ min: 1, max: 4 })),
    delaySeconds: fc.constantFrom(0, 60, 3_600),
    graceSeconds: fc.nat(120),
    gradeMethod: fc.constantFrom('highest' as const, 'average' as const, 'first' as const, 'last' as const),
    modes: fc.uniqueArray(fc.constantFrom('exam' as const, 'study' as const, 'daily' as const), {
      minLength: 1,
    }),
    isSequential: fc.boolean(),
    passwordHash: fc.constantFrom(null, 'hash'),
  })
  .filter(({ opensAt, closesAt }) => ExamTerms.safeParse({ opensAt, closesAt }).success)
  .map((said): ExamTerms => ({ ...DEFAULT_TERMS, ...said }));
const override = fc
  .record(
    {
      opensAt: bound,
      closesAt: bound,
      attemptsAllowed: fc.option(fc.integer({ min: 1, max: 4 })),
      timeLimitSeconds: fc.integer({ min: 1, max: 1_200 }),
      extraTimePercent: fc.nat(100),
    },
    { requiredKeys: [] },
  )
  .map((said): ExamOverride => said);
const askings = fc
  .record({
    terms,
    extraTimePercent: fc.nat(100),
    attempts: fc
      .record({ count: fc.nat(5), lastEndedAt: moment, hasTakenDaily: fc.boolean() })
      .map((taken) => (taken.count === 0 ? { ...taken, lastEndedAt: null } : taken)),
    mode: fc.constantFrom('exam' as const, 'study' as const, 'daily' as const),
    questionCount: fc.integer({ min: 1, max: 10 }),
    isChosen: fc.boolean(),
  })
  .map((one) => asking(one));

describe('terms', () => {
  test('of which nothing is said are those that always were', () => {
    const { because, ...decided } = termsFor(asking());
    expect(because).toEqual([]);
    expect(decided).toEqual({
      ...{ opensAt: null, closesAt: null, canStart: true, attemptsLeft: null, nextAttemptAt: null },
      ...{ deadlineAt: after(600_000), graceSeconds: 2, extraTimePercent: 0 },
      ...{ isSequential: false, needsPassword: false, canChoose: true },
    });
    expect(termsFor(asking({ mode: 'study' }))).toMatchObject({
      canStart: true,
      deadlineAt: null,
      because: [],
    });
    expect(termsFor(asking({ questionCount: 3 })).deadlineAt).toEqual(after(180_000));
  });

  test('are read again as they were kept, and nothing else is', () => {
    const said = {
      opensAt: now,
      closesAt: after(1),
      review: { later: 'score' },
      sections: [{ title: 'A', domainCodes: ['1.1'] }],
    };
    const read = ExamTerms.parse(said);
    expect(ExamTerms.parse(JSON.parse(JSON.stringify(read)))).toEqual(read);
    expect(ExamTerms.safeParse({ opensAt: now, closesAt: now }).success).toBe(false);
    expect(ExamTerms.safeParse({ graceSeconds: 121 }).success).toBe(false);
    expect(ExamTerms.safeParse({ retries: 3 }).success).toBe(false);
    const section = { title: 'A', domainCodes: ['1.1'] };
    expect(ExamTerms.safeParse({ sections: [section, section] }).success).toBe(false);
  });
});

describe('an exam', () => {
  test('opens at its first millisecond and is closed from that of its close on', () => {
    const opening = (opensAt: Date) => hindranceOf(termsFor(asking({ terms: { opensAt } })));
    expect(opening(after(1))).toMatchObject({ kind: 'exam-not-open-yet', at: after(1) });
    expect(opening(now)).toBeUndefined();
    const closing = (closesAt: Date) => hindranceOf(termsFor(asking({ terms: { closesAt } })));
    expect(closing(after(1))).toBeUndefined();
    expect(closing(now)).toMatchObject({ kind: 'exam-closed', at: now });
  });

  test('ends with its time or its close, whichever is first', () => {
    const deadline = (closesAt: Date, mode: 'exam' | 'study' = 'exam') =>
      termsFor(asking({ terms: { closesAt }, mode, extraTimePercent: 50 }));
    expect(deadline(after(899_999))).toMatchObject({ deadlineAt: after(899_999) });
    expect(kinds(deadline(after(899_999)).because)).toContain('cut-by-close');
    expect(deadline(after(900_000))).toMatchObject({ deadlineAt: after(900_000) });
    expect(kinds(deadline(after(900_000)).because)).not.toContain('cut-by-close');
    expect(deadline(after(HOUR))).toMatchObject({ deadlineAt: after(900_000) });
    expect(deadline(after(HOUR), 'study')).toMatchObject({ deadlineAt: after(HOUR) });
  });

  test('is taken as often as it allows in exam mode', () => {
    const allowed = { attemptsAllowed: 2 };
    const left = (count: number, mode: 'exam' | 'study' | 'daily' = 'exam') =>
      termsFor(asking({ terms: allowed, mode, attempts: { ...NO_ATTEMPTS, count } }));
    expect(left(1)).toMatchObject({ canStart: true, attemptsLeft: 1 });
    expect(left(1).because).toContainEqual({
      kind: 'attempts-left',
      isHindrance: false,
      left: 1,
      allowed: 2,
    });
    expect(left(2)).toMatchObject({ canStart: false, attemptsLeft: 0 });
    expect(hindranceOf(left(2))).toEqual({ kind: 'attempts-used-up', isHindrance: true, allowed: 2 });
    expect(left(3)).toMatchObject({ attemptsLeft: 0 });
    expect(left(2, 'study')).toMatchObject({ canStart: true, attemptsLeft: null });
    expect(left(2, 'daily')).toMatchObject({ canStart: true });
  });

  test('is taken again once the delay since the last end is over', () => {
    const again = (lastEndedAt: Date) =>
      termsFor(asking({ terms: { delaySeconds: 60 }, attempts: { ...NO_ATTEMPTS, count: 1, lastEndedAt } }));
    expect(again(after(-60_000))).toMatchObject({ canStart: true, nextAttemptAt: now });
    expect(again(after(-59_999))).toMatchObject({ canStart: false, nextAttemptAt: after(1) });
    expect(hindranceOf(again(after(-59_999)))).toMatchObject({ kind: 'attempt-too-early', at: after(1) });
  });

  test('is taken in the ways that it offers, its daily quiz once a day', () => {
    const modes = ['daily'] as const;
    const first = termsFor(asking({ terms: { modes: [...modes] }, mode: 'exam' }));
    expect(hindranceOf(first)).toMatchObject({ kind: 'mode-not-offered', mode: 'exam' });
    const daily = (hasTakenDaily: boolean) =>
      termsFor(
        asking({ terms: { modes: [...modes] }, mode: 'daily', attempts: { ...NO_ATTEMPTS, hasTakenDaily } }),
      );
    expect(daily(false).canStart).toBe(true);
    expect(hindranceOf(daily(true))).toMatchObject({ kind: 'daily-taken' });
  });

  test('gives the extra time of the account or of the exam, whichever is more, and says so', () => {
    const extra = (account: number, own: number) =>
      termsFor(asking({ extraTimePercent: account, override: { extraTimePercent: own } }));
    for (const decided of [extra(20, 5), extra(5, 20)]) {
      expect(decided).toMatchObject({ extraTimePercent: 20, deadlineAt: after(720_000) });
      expect(decided.because).toContainEqual({ kind: 'extra-time', isHindrance: false, percent: 20 });
    }
  });
});

describe('what an exam allows one learner', () => {
  test('is never less favourable than what it allows everybody', () => {
    fc.assert(
      fc.property(askings, override, (general, own) => {
        const without = termsFor({ ...general, extraTimePercent: 0 });
        const withIt = termsFor({ ...general, override: own });
        if (without.canStart) expect(withIt.canStart).toBe(true);
        expect(notEarlier(withIt.deadlineAt, without.deadlineAt)).toBe(true);
        expect(notEarlier(withIt.closesAt, without.closesAt)).toBe(true);
        expect((withIt.opensAt?.getTime() ?? 0) <= (without.opensAt?.getTime() ?? 0)).toBe(true);
        expect((withIt.attemptsLeft ?? Infinity) >= (without.attemptsLeft ?? Infinity)).toBe(true);
        expect(withIt.extraTimePercent >= without.extraTimePercent).toBe(true);
      }),
    );
  });

  test('changes nothing more when it is applied again', () => {
    fc.assert(
      fc.property(terms, override, (general, own) => {
        const once = allowedTo({ timeLimitSeconds: 600, terms: general }, own);
        expect(allowedTo(once, own)).toEqual(once);
      }),
    );
  });

  test('is said where it differs, and only there', () => {
    const general = { opensAt: after(HOUR), closesAt: after(2 * HOUR), attemptsAllowed: 1 };
    const own = { opensAt: now, closesAt: null, attemptsAllowed: 2, timeLimitSeconds: 700 };
    const { because } = termsFor(asking({ terms: general, override: own }));
    expect(because.filter(({ kind }) => kind.startsWith('own-'))).toEqual([
      { kind: 'own-opening', isHindrance: false, at: now },
      { kind: 'own-close', isHindrance: false, at: null },
      { kind: 'own-attempts', isHindrance: false, allowed: 2 },
      { kind: 'own-time', isHindrance: false, seconds: 700 },
    ]);
    const lesser = {
      opensAt: after(2 * HOUR),
      closesAt: after(HOUR),
      attemptsAllowed: 1,
      timeLimitSeconds: 9,
    };
    const same = termsFor(asking({ terms: general, override: lesser })).because;
    expect(kinds(same).filter((kind) => kind.startsWith('own-'))).toEqual([]);
  });

  test('takes known fields alone', () => {
    expect(ExamOverride.safeParse({ graceSeconds: 5 }).success).toBe(false);
    expect(ExamOverride.parse({ closesAt: now.toISOString(), attemptsAllowed: null })).toEqual({
      closesAt: now,
      attemptsAllowed: null,
    });
  });
});

test('the reasons say what was decided, and nothing else', () => {
  fc.assert(
    fc.property(askings, override, (general, own) => {
      const decided = termsFor({ ...general, override: own });
      const said = kinds(decided.because);
      expect(new Set(said).size).toBe(said.length);
      expect(decided.canStart).toBe(hindranceOf(decided) === undefined);
      const isOpen = decided.closesAt === null || general.now < decided.closesAt;
      expect(said.includes('exam-closed')).toBe(!isOpen);
      expect(said.includes('closes')).toBe(decided.closesAt !== null && isOpen);
      expect(said.includes('exam-not-open-yet')).toBe(
        decided.opensAt !== null && general.now < decided.opensAt,
      );
      expect(said.includes('attempts-used-up')).toBe(decided.attemptsLeft === 0);
      expect(said.includes('attempts-left')).toBe((decided.attemptsLeft ?? 0) > 0);
      expect(said.includes('attempt-too-early')).toBe(
        decided.nextAttemptAt !== null && general.now < decided.nextAttemptAt,
      );
      expect(said.includes('extra-time')).toBe(general.mode !== 'study' && decided.extraTimePercent > 0);
      expect(said.includes('sequential')).toBe(decided.isSequential);
      expect(said.includes('password')).toBe(decided.needsPassword);
      const isWhole = general.mode === 'exam' && isTakenWhole(general.exam.terms);
      expect(said.includes('exam-taken-whole')).toBe(isWhole && general.isChosen);
      expect(said.includes('taken-whole')).toBe(isWhole && !general.isChosen);
      expect(decided.canChoose).toBe(general.mode !== 'daily' && !isWhole);
      if (general.isChosen) expect(decided).toMatchObject({ attemptsLeft: null, nextAttemptAt: null });
      if (said.includes('cut-by-close')) expect(decided.deadlineAt).toEqual(decided.closesAt);
      const first = decided.because.findIndex(({ isHindrance }) => !isHindrance);
      expect(first === -1 || decided.because.slice(first).every(({ isHindrance }) => !isHindrance)).toBe(
        true,
      );
    }),
  );
});

function notEarlier(a: Date | null, b: Date | null): boolean {
  return a === null || (b !== null && a >= b);
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { questionChanges } from './question-diff.ts';

const said = fc.record({
  text: fc.string(),
  hint: fc.option(fc.record({ text: fc.string(), costPercent: fc.nat(100) })),
  options: fc.array(fc.record({ text: fc.string(), isCorrect: fc.boolean() }), { maxLength: 4 }),
});

describe('what changed in a question', () => {
  test('is said field by field, by its path', () => {
    const before = { text: 'Old', hint: null, options: [{ text: 'A', isCorrect: true }] };
    const after = { text: 'New', hint: { text: 'Look' }, options: [{ text: 'A', isCorrect: false }] };
    expect(questionChanges(before, after)).toEqual([
      { field: 'text', before: 'Old', after: 'New' },
      { field: 'hint.text', before: null, after: 'Look' },
      { field: 'options.0.isCorrect', before: 'true', after: 'false' },
    ]);
  });

  test('is nothing where nothing did, and the same read the other way round', () => {
    fc.assert(
      fc.property(said, said, (a, b) => {
        expect(questionChanges(a, { ...a })).toEqual([]);
        const byField = (changes: { field: string }[]) =>
          changes.toSorted((x, y) => (x.field < y.field ? -1 : 1));
        const back = questionChanges(b, a).map(({ field, before, after }) => ({
          ...{ field, before: after, after: before },
        }));
        expect(byField(questionChanges(a, b))).toEqual(byField(back));
        expect(questionChanges(a, b).length === 0).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });
});

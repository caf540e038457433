import { expect, test } from 'vitest';
import * as z from 'zod';
import { issueInWords, messageInWords } from './issue-words.ts';

test.each([
  [z.string(), undefined, 'is missing'],
  [z.string(), 7, 'must be a text'],
  [z.int(), 1.5, 'must be a whole number'],
  [z.string().min(1), '', 'must not be empty'],
  [z.string().min(3), 'a', 'must have at least 3 characters'],
  [z.string().max(2), 'abc', 'must have at most 2 characters'],
  [z.number().max(5), 6, 'must be at most 5'],
  [z.array(z.int()).min(2), [], 'must have at least 2 entries'],
  [z.enum(['on', 'off']), 'maybe', 'must be on or off'],
  [z.literal(1), 2, 'must be 1'],
  [z.uuid(), 'x', 'must be an id such as 0192f0c1-7d5e-7cc2-9d4e-3a1b5c6d7e8f'],
  [z.email(), 'x', 'must be an e-mail address'],
  [z.iso.datetime(), 'x', 'must be a moment such as 2026-11-28T14:05:00Z'],
  [z.strictObject({}), { a: 1 }, 'has parts that are not known: a'],
  [z.union([z.int(), z.boolean()]), 'x', 'cannot be taken as it is'],
  [z.string({ error: 'must be a name' }), 1, 'must be a name'],
  [z.string().refine(() => false, { error: 'Invalid for us' }), 'x', 'Invalid for us'],
])(
  '%# what is wrong with a value is said in our words, while it is checked and afterwards',
  (schema, value, words) => {
    const during = schema.safeParse(value, { error: issueInWords });
    expect(during.error?.issues[0]?.message).toBe(words);
    expect(schema.safeParse(value).error?.issues.map(messageInWords)).toEqual([words]);
  },
);

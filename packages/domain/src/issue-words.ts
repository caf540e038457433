import type * as z from 'zod';

type Issue = z.core.$ZodIssue | z.core.$ZodRawIssue;

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  date: 'a moment',
  array: 'a list',
  object: 'an object',
};

const FORMATS: Readonly<Record<string, string>> = {
  uuid: 'an id such as 0192f0c1-7d5e-7cc2-9d4e-3a1b5c6d7e8f',
  email: 'an e-mail address',
  url: 'an address such as https://learn.school.org',
  datetime: 'a moment such as 2026-11-28T14:05:00Z',
  date: 'a day such as 2026-11-28',
};

const COUNTED: Readonly<Record<string, string>> = { string: 'characters', array: 'entries', set: 'entries' };

/**
 * What is wrong with a value, to stand behind its name ("must have at least 3 characters"): for the issues of zod that a
 * schema has no words of its own for. Says nothing of the value itself, which may be a secret.
 */
export function issueInWords(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return isMissing(issue) ? 'is missing' : `must be ${KINDS[issue.expected] ?? 'something else'}`;
    case 'too_small':
      if (issue.origin === 'string' && Number(issue.minimum) === 1) return 'must not be empty';
      return bounded(issue.origin, issue.minimum, 'least');
    case 'too_big':
      return bounded(issue.origin, issue.maximum, 'most');
    case 'invalid_value':
      return `must be ${issue.values.map(String).join(' or ')}`;
    case 'invalid_format':
      return `must be ${FORMATS[issue.format] ?? 'written in another form'}`;
    case 'unrecognized_keys':
      return `has parts that are not known: ${issue.keys.join(', ')}`;
    default:
      return 'cannot be taken as it is';
  }
}

/** What is reported to somebody has lost the value, and says this alone. */
function isMissing(issue: Issue): boolean {
  return issue.message === undefined
    ? issue.input === undefined
    : issue.message.endsWith('received undefined');
}

function bounded(origin: string, bound: number | bigint, end: 'least' | 'most'): string {
  const unit = COUNTED[origin];
  return unit === undefined ? `must be at ${end} ${bound}` : `must have at ${end} ${bound} ${unit}`;
}

const OF_ZOD = /^(Invalid (input|option)\b|Too (small|big): |Unrecognized key)/;
const FORMAT_OF_ZOD = /^Invalid /;

/** The words of the schema where it has any, and ours in the place of zod's. */
export function messageInWords(issue: z.core.$ZodIssue): string {
  const ofZod = issue.code === 'invalid_format' ? FORMAT_OF_ZOD : OF_ZOD;
  return ofZod.test(issue.message) ? issueInWords(issue) : issue.message;
}

import { describe, expect, it } from 'vitest';
import { problemOfDomain } from './import-domains.ts';

const domains = new Map([
  ['1.0', 'Networks'],
  ['2.0', 'Security basics'],
  ['birds-sea', 'Birds of the sea'],
]);

describe('a domain that a file names', () => {
  it('is taken where the exam has it, or none at all', () => {
    expect(problemOfDomain('1.0', domains)).toBeUndefined();
    expect(problemOfDomain('9.9', new Map())).toBeUndefined();
  });

  it.each([
    ['Networks', '1.0'],
    ['networks', '1.0'],
    ['2.0 Security basics', '2.0'],
    ['Birds Sea', 'birds-sea'],
    ['bird-sea', 'birds-sea'],
    ['Security basic', '2.0'],
    ['1.1', '1.0'],
  ])('is refused as %s with the one that may be meant: %s', (said, near) => {
    expect(problemOfDomain(said, domains)).toBe(`"${said}" is not a domain of this exam: is it ${near}?`);
  });

  it('is refused without one where none is near, and shown in part where it is long', () => {
    expect(problemOfDomain('Cooking', domains)).toBe('"Cooking" is not a domain of this exam');
    expect(problemOfDomain('x'.repeat(80), domains)).toBe(
      `"${'x'.repeat(59)}…" is not a domain of this exam`,
    );
  });
});

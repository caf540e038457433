import { describe, expect, it } from 'vitest';
import { hasMaths } from './has-maths.ts';

describe('a formula', () => {
  it.each(['Solve $x^2 = 4$.', '$$\\int_0^1 x\\,dx$$', '($n$ bits)', '$2^{32}$'])('is seen in %j', (text) => {
    expect(hasMaths(text)).toBe(true);
  });

  it.each([
    'It costs $5 or $10.',
    'From $1,000 to $2,000',
    'US$ and A$',
    'echo $HOME $PATH',
    '$ sudo ls',
    'no sign',
  ])('is not money or a shell variable: %j', (text) => {
    expect(hasMaths(text)).toBe(false);
  });
});

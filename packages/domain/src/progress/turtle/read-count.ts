import { MAX_COUNT, MIN_COUNT } from './limits.ts';
import { quoteOf } from './problem.ts';
import type { Count } from './program.ts';
import { peek, type Reading, report } from './reading.ts';
import type { Token } from './tokenize.ts';

/** Takes a number or a parameter; null if there is none. A wrong one is reported and counts as 1. */
export function takeCount(reading: Reading): Count | null {
  const token = peek(reading);
  if (token.kind === 'number') {
    reading.place += 1;
    return numberOf(reading, token);
  }
  if (token.kind === 'parameter') {
    reading.place += 1;
    return parameterOf(reading, token);
  }
  if (token.word !== '' && token.word === reading.inside?.parameter) {
    reading.place += 1;
    report(reading, token.at, { code: 'colon-missing', params: { word: quoteOf(token.word) } });
    return { parameter: token.word };
  }
  return null;
}

function numberOf(reading: Reading, { text, at }: Token): number {
  const written = quoteOf(text);
  const value = Number(text.replace(',', '.'));
  if (!Number.isInteger(value)) {
    report(reading, at, { code: 'count-not-whole', params: { written } });
    return MIN_COUNT;
  }
  if (value < MIN_COUNT || value > MAX_COUNT) {
    const params = { written, min: MIN_COUNT, max: MAX_COUNT };
    report(reading, at, { code: 'count-out-of-range', params });
    return MIN_COUNT;
  }
  return value;
}

function parameterOf(reading: Reading, { text, at }: Token): Count {
  const parameter = text.slice(1).toLowerCase();
  const known = reading.inside?.parameter ?? null;
  if (parameter === known) return { parameter };
  const shown = quoteOf(`:${parameter}`);
  if (known === null) report(reading, at, { code: 'parameter-outside', params: { parameter: shown } });
  else {
    const params = { parameter: shown, known: quoteOf(`:${known}`) };
    report(reading, at, { code: 'parameter-unknown', params });
  }
  return MIN_COUNT;
}

/**
 * Takes what other languages put in brackets after a command, as in `forward(3)`, and says how that is written here;
 * the number in them, if there is one.
 */
export function takeRoundBrackets(reading: Reading, exampleOf: (count: string) => string): Count | null {
  const [open, second, third] = reading.tokens.slice(reading.place, reading.place + 3);
  if (open?.text !== '(' || second === undefined) return null;
  const isEmpty = second.text === ')';
  const holdsCount = (second.kind === 'number' || second.kind === 'parameter') && third?.text === ')';
  if (!isEmpty && !holdsCount) return null;
  const example = exampleOf(isEmpty ? '' : quoteOf(second.text));
  report(reading, open.at, { code: 'brackets-unneeded', params: { example } });
  reading.place += 1;
  const count = isEmpty ? null : takeCount(reading);
  reading.place += 1;
  return count;
}

import { quoteOf } from './problem.ts';
import type { Statement } from './program.ts';
import { readStatement } from './read-statement.ts';
import { peek, type Reading, report, take, takeWord } from './reading.ts';
import type { Token } from './tokenize.ts';
import { reservedWords } from './words.ts';

/** Reads a procedure, whose `to` is taken, up to its `end`, and keeps it. */
export function readProcedure(reading: Reading, to: Token): void {
  const nameToken = readName(reading, to);
  const name = nameToken?.word ?? '';
  const parameter = readParameter(reading, name);
  const around = reading.inside;
  reading.inside = { name, parameter };
  const body = readBody(reading, nameToken ?? to);
  reading.inside = around;
  if (name !== '') reading.procedures.push({ name, parameter, body, at: to.at });
}

function readName(reading: Reading, to: Token): Token | null {
  const token = peek(reading);
  if (token.kind !== 'word') {
    report(reading, to.at, { code: 'name-missing', params: {} });
    return null;
  }
  take(reading);
  const name = quoteOf(token.word);
  if (reservedWords.has(token.word)) {
    report(reading, token.at, { code: 'name-reserved', params: { name } });
    return null;
  }
  const taken = reading.procedures.find((procedure) => procedure.name === token.word);
  if (taken === undefined) return token;
  report(reading, token.at, { code: 'name-taken', params: { name, line: taken.at.line } });
  return null;
}

function readParameter(reading: Reading, name: string): string | null {
  let parameter: string | null = null;
  while (peek(reading).kind === 'parameter') {
    const { text, at } = take(reading);
    if (parameter === null) parameter = text.slice(1).toLowerCase();
    else {
      const params = { name: quoteOf(name), parameter: quoteOf(text) };
      report(reading, at, { code: 'parameter-extra', params });
    }
  }
  return parameter;
}

function readBody(reading: Reading, nameToken: Token): Statement[] {
  const statements: Statement[] = [];
  while (!takeWord(reading, 'end')) {
    const token = peek(reading);
    // Another `to` means that the `end` before it was forgotten.
    if (token.kind === 'end' || token.word === 'to') {
      const name = quoteOf(reading.inside?.name || '…');
      report(reading, nameToken.at, { code: 'end-missing', params: { name } });
      return statements;
    }
    const statement = readStatement(reading);
    if (statement !== null) statements.push(statement);
  }
  return statements;
}

import { MAX_NESTING } from './limits.ts';
import { characterOf, quoteOf } from './problem.ts';
import type { Condition, Statement } from './program.ts';
import { takeCount, takeRoundBrackets } from './read-count.ts';
import { demandSquare, peek, type Reading, report, take, takeOpen, takeWord } from './reading.ts';
import type { Token } from './tokenize.ts';
import { conditionWords, moveWords, reservedWords } from './words.ts';

/**
 * Reads the statement at this place, which is not a procedure; null if there is none. Takes one token at least, and
 * reports what is wrong.
 */
export function readStatement(reading: Reading): Statement | null {
  const token = take(reading);
  if (token.kind === 'word') return readWord(reading, token);
  if (token.kind === 'close') report(reading, token.at, { code: 'bracket-not-opened', params: {} });
  else if (token.kind === 'open') return readLooseBlock(reading, token);
  else if (token.kind === 'unknown') {
    const params = { character: characterOf(token.text) };
    report(reading, token.at, { code: 'unknown-character', params });
  } else if (token.kind !== 'end') {
    report(reading, token.at, { code: 'number-alone', params: { written: quoteOf(token.text) } });
  }
  return null;
}

function readWord(reading: Reading, token: Token): Statement | null {
  const { word, at } = token;
  const move = moveWords.get(word);
  if (move !== undefined) {
    refuseCount(reading, token);
    return { kind: 'move', move, at };
  }
  if (word === 'repeat') return readRepeat(reading, token);
  if (word === 'if') return readIf(reading, token);
  if (word === 'else' || word === 'end') {
    report(reading, at, { code: word === 'else' ? 'else-without-if' : 'end-without-to', params: {} });
    if (word === 'else') skipBlock(reading, token);
    return null;
  }
  if (isOfCondition(token)) {
    if (word !== 'ahead') takeWord(reading, 'ahead');
    report(reading, at, { code: 'condition-alone', params: { word } });
    skipBlock(reading, token);
    return null;
  }
  const given = takeRoundBrackets(reading, (count) => `${quoteOf(word)} ${count}`.trim());
  return { kind: 'call', name: word, argument: given ?? takeCount(reading), at };
}

function isOfCondition({ word }: Token): boolean {
  return conditionWords.has(word) || word === 'ahead';
}

/** Past the block of something that was refused; what is wrong inside is reported all the same. */
function skipBlock(reading: Reading, after: Token): void {
  if (peek(reading).kind === 'open') readBlock(reading, after);
}

/** `forward 3` is what other languages say; here a move is one step, so that counting is what `repeat` is for. */
function refuseCount(reading: Reading, { text }: Token): void {
  const word = text.toLowerCase();
  takeRoundBrackets(reading, (count) => (count === '' ? word : `repeat ${count} [ ${word} ]`));
  const next = peek(reading);
  if (next.kind !== 'number' && next.kind !== 'parameter') return;
  take(reading);
  const params = { word, written: quoteOf(next.text) };
  report(reading, next.at, { code: 'count-unexpected', params });
}

function readRepeat(reading: Reading, token: Token): Statement {
  const count = takeCount(reading);
  if (count === null) {
    if (peek(reading).kind === 'word') reportStrayCount(reading);
    else report(reading, token.at, { code: 'count-missing', params: { word: 'repeat' } });
  }
  return { kind: 'repeat', count: count ?? 1, body: readBlock(reading, token), at: token.at };
}

/** `repeat many [`: the word stands where the number belongs; before a bracket it is nothing else. */
function reportStrayCount(reading: Reading): void {
  const { at, word } = peek(reading);
  const isBeforeBlock = reading.tokens[reading.place + 1]?.kind === 'open';
  if (isBeforeBlock && reading.inside !== null) {
    report(reading, at, { code: 'colon-missing', params: { word: quoteOf(word) } });
  } else report(reading, at, { code: 'count-missing', params: { word: 'repeat' } });
  if (isBeforeBlock) take(reading);
}

function readIf(reading: Reading, token: Token): Statement {
  const condition = readCondition(reading, token);
  const whenTrue = readBlock(reading, token);
  const other = peek(reading);
  if (!takeWord(reading, 'else')) return { kind: 'if', condition, whenTrue, whenFalse: [], at: token.at };
  const next = peek(reading);
  if (next.word !== 'if') {
    return { kind: 'if', condition, whenTrue, whenFalse: readBlock(reading, other), at: token.at };
  }
  const whenFalse = readDeeper(reading, next, () => [readIf(reading, take(reading))]);
  return { kind: 'if', condition, whenTrue, whenFalse, at: token.at };
}

function readCondition(reading: Reading, token: Token): Condition {
  const next = peek(reading);
  const condition = conditionWords.get(next.word);
  if (condition === undefined) {
    report(reading, next.kind === 'word' ? next.at : token.at, { code: 'condition-missing', params: {} });
    skipQuestion(reading, next.at.line);
    return 'blocked';
  }
  take(reading);
  if (!takeWord(reading, 'ahead'))
    report(reading, next.at, { code: 'ahead-missing', params: { word: next.word } });
  return condition;
}

/** Past the words of a question that the turtle does not know, as in `if not wall ahead`. */
function skipQuestion(reading: Reading, line: number): void {
  for (let token = peek(reading); token.kind === 'word' && token.at.line === line; token = peek(reading)) {
    if (reservedWords.has(token.word) && !isOfCondition(token)) return;
    take(reading);
  }
}

function readBlock(reading: Reading, after: Token): Statement[] {
  const open = takeOpen(reading);
  if (open === null) {
    report(reading, after.at, { code: 'block-missing', params: { word: after.word } });
    return closesLater(reading) ? readDeeper(reading, after, () => readToBracket(reading, after)) : [];
  }
  return readDeeper(reading, open, () => readToBracket(reading, open));
}

/** Whether a bracket is to come that closes none of the open ones, so that only its opening one was forgotten. */
function closesLater({ tokens, place, depth, inside }: Reading): boolean {
  let open = depth;
  for (const { kind, word } of tokens.slice(place)) {
    if (word === 'to' || (word === 'end' && inside !== null)) return false;
    if (kind === 'open') open += 1;
    if (kind === 'close') open -= 1;
    if (open < 0) return true;
  }
  return false;
}

/** A block that belongs to nothing; it is read for the problems in it. */
function readLooseBlock(reading: Reading, open: Token): null {
  demandSquare(reading, open, '[');
  report(reading, open.at, { code: 'block-alone', params: {} });
  readDeeper(reading, open, () => readToBracket(reading, open));
  return null;
}

/** Keeps the nesting within its limit, so that no program exhausts whoever walks through it. */
function readDeeper(reading: Reading, first: Token, read: () => Statement[]): Statement[] {
  if (reading.depth >= MAX_NESTING) {
    const isKnown = reading.problems.some(({ code }) => code === 'nested-too-deep');
    if (!isKnown) report(reading, first.at, { code: 'nested-too-deep', params: { limit: MAX_NESTING } });
    skipDeeper(reading, first.kind === 'open');
    return [];
  }
  reading.depth += 1;
  const statements = read();
  reading.depth -= 1;
  return statements;
}

/** Goes past the bracket that closes the open one, or up to the one that closes the block around this place. */
function skipDeeper(reading: Reading, isOpen: boolean): void {
  let open = isOpen ? 1 : 0;
  while (peek(reading).kind !== 'end') {
    if (peek(reading).kind === 'open') open += 1;
    if (peek(reading).kind === 'close') {
      if (open === 0) return;
      open -= 1;
    }
    take(reading);
    if (isOpen && open === 0) return;
  }
}

function readToBracket(reading: Reading, open: Token): Statement[] {
  const statements: Statement[] = [];
  for (;;) {
    const token = peek(reading);
    if (token.kind === 'close') {
      take(reading);
      demandSquare(reading, token, ']');
      return statements;
    }
    if (token.word === 'to') {
      report(reading, token.at, { code: 'procedure-inside', params: { line: open.at.line } });
      return statements;
    }
    if (token.kind === 'end' || (token.word === 'end' && reading.inside !== null)) {
      report(reading, open.at, { code: 'bracket-not-closed', params: {} });
      return statements;
    }
    const statement = readStatement(reading);
    if (statement !== null) statements.push(statement);
  }
}

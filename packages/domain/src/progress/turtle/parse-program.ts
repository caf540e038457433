import { checkCalls } from './check-calls.ts';
import { MAX_SOURCE_LENGTH } from './limits.ts';
import type { Problem } from './problem.ts';
import type { Program, Statement } from './program.ts';
import { readProcedure } from './read-procedure.ts';
import { readStatement } from './read-statement.ts';
import { peek, type Reading, startReading, take } from './reading.ts';
import { tokenize } from './tokenize.ts';

export interface ParsedProgram {
  /** What could be understood; only worth running if there are no problems. */
  readonly program: Program;
  /** In the order of their places, at most `MAX_PROBLEMS`. */
  readonly problems: readonly Problem[];
}

/** The program that a text says. Never throws: whatever is wrong with the text is among the problems. */
export function parseProgram(source: string): ParsedProgram {
  const { length } = source;
  if (length > MAX_SOURCE_LENGTH) {
    const params = { length, limit: MAX_SOURCE_LENGTH };
    const problem = { code: 'source-too-long' as const, line: 1, column: 1, length: 0, params };
    return { program: { statements: [], procedures: [] }, problems: [problem] };
  }
  const reading = startReading(tokenize(source));
  const statements = readStatements(reading);
  const program = { statements, procedures: reading.procedures };
  checkCalls(program, reading.problems);
  const problems = reading.problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
  return { program, problems };
}

function readStatements(reading: Reading): Statement[] {
  const statements: Statement[] = [];
  while (peek(reading).kind !== 'end') {
    if (peek(reading).word === 'to') readProcedure(reading, take(reading));
    else {
      const statement = readStatement(reading);
      if (statement !== null) statements.push(statement);
    }
  }
  return statements;
}

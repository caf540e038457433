import type { Program, Statement } from './program.ts';

/** Every statement of the program, those inside others and inside procedures too. */
export function* statementsOf({ statements, procedures }: Program): Generator<Statement> {
  yield* allOf(statements);
  for (const { body } of procedures) yield* allOf(body);
}

function* allOf(statements: readonly Statement[]): Generator<Statement> {
  for (const statement of statements) {
    yield statement;
    if (statement.kind === 'repeat') yield* allOf(statement.body);
    if (statement.kind === 'if') {
      yield* allOf(statement.whenTrue);
      yield* allOf(statement.whenFalse);
    }
  }
}

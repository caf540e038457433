import type { Condition, Move } from '../../progress/turtle/program.ts';
import type { CountRange } from './count-range.ts';

/** A number of a draft, and what it can still be. */
export interface DraftCount {
  values: CountRange;
}

/** A block of a draft; more statements may follow until it is closed. */
export interface DraftBlock {
  readonly statements: DraftStatement[];
  isClosed: boolean;
}

export interface DraftProcedure {
  readonly body: DraftBlock;
  readonly hasParameter: boolean;
}

/** `null` in place of a number stands for the parameter of the procedure around it. */
export type DraftStatement =
  | { readonly kind: 'move'; readonly move: Move }
  | { readonly kind: 'repeat'; readonly count: DraftCount | null; readonly body: DraftBlock }
  | {
      readonly kind: 'if';
      readonly condition: Condition;
      readonly whenTrue: DraftBlock;
      readonly whenFalse: DraftBlock;
    }
  | { readonly kind: 'call'; readonly procedure: DraftProcedure; readonly argument: DraftCount | null };

/** A program that is being made up. */
export interface Draft {
  readonly main: DraftBlock;
  readonly procedures: DraftProcedure[];
}

export function emptyBlock(): DraftBlock {
  return { statements: [], isClosed: false };
}

/** The draft as the text of a program; of an open number, the smallest value. */
export function textOf({ main, procedures }: Draft): string {
  const nameOf = (procedure: DraftProcedure): string => `procedure-${procedures.indexOf(procedure) + 1}`;
  const countOf = (count: DraftCount | null): string => (count === null ? ':n' : String(count.values.first));
  const blockOf = (block: DraftBlock): string => block.statements.map(statementOf).join(' ');
  const statementOf = (statement: DraftStatement): string => {
    switch (statement.kind) {
      case 'move':
        return statement.move;
      case 'repeat':
        return `repeat ${countOf(statement.count)} [ ${blockOf(statement.body)} ]`;
      case 'if': {
        const { condition, whenTrue, whenFalse } = statement;
        return `if ${condition} ahead [ ${blockOf(whenTrue)} ] else [ ${blockOf(whenFalse)} ]`;
      }
      case 'call': {
        const { procedure, argument } = statement;
        return procedure.hasParameter ? `${nameOf(procedure)} ${countOf(argument)}` : nameOf(procedure);
      }
    }
  };
  const definitions = procedures.map((procedure) => {
    const parameter = procedure.hasParameter ? ' :n' : '';
    return `to ${nameOf(procedure)}${parameter} ${blockOf(procedure.body)} end`;
  });
  return [...definitions, blockOf(main)].join('\n');
}

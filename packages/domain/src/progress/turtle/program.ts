/** Where something is written: `line` and `column` count from 1, `column` and `length` in UTF-16 units. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

export const MOVES = ['forward', 'back', 'left', 'right'] as const;

/** What the turtle itself does: one square ahead or back, or a quarter turn. */
export type Move = (typeof MOVES)[number];

/** The words a level may allow; `to` stands for procedures and their calls. */
export const COMMAND_WORDS = [...MOVES, 'repeat', 'if', 'to'] as const;

export type CommandWord = (typeof COMMAND_WORDS)[number];

/** What the turtle can find out about the square ahead. */
export type Condition = 'blocked' | 'toxic';

/** A written number, or the parameter of the procedure around it. */
export type Count = number | { readonly parameter: string };

export type Statement =
  | { readonly kind: 'move'; readonly move: Move; readonly at: Span }
  | {
      readonly kind: 'repeat';
      readonly count: Count;
      readonly body: readonly Statement[];
      readonly at: Span;
    }
  | {
      readonly kind: 'if';
      readonly condition: Condition;
      readonly whenTrue: readonly Statement[];
      readonly whenFalse: readonly Statement[];
      readonly at: Span;
    }
  | { readonly kind: 'call'; readonly name: string; readonly argument: Count | null; readonly at: Span };

/** `to name :parameter … end`; names are in lower case. */
export interface Procedure {
  readonly name: string;
  readonly parameter: string | null;
  readonly body: readonly Statement[];
  readonly at: Span;
}

export interface Program {
  readonly statements: readonly Statement[];
  readonly procedures: readonly Procedure[];
}

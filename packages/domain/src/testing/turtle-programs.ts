import fc from 'fast-check';

/** The text of a right program, and how many commands it has. */
export interface WrittenProgram {
  readonly source: string;
  readonly commands: number;
}

const move = fc
  .constantFrom('forward', 'back', 'left', 'right', 'fd', 'BK', 'Lt', 'RIGHT')
  .map((source) => ({ source, commands: 1 }));

function joined(parts: readonly WrittenProgram[]): WrittenProgram {
  const source = parts.map((part) => part.source).join(' # and then\n');
  return { source, commands: parts.reduce((sum, part) => sum + part.commands, 0) };
}

const statements = fc.letrec<{ statement: WrittenProgram; block: WrittenProgram }>((tie) => ({
  block: fc.array(tie('statement'), { maxLength: 4 }).map(joined),
  statement: fc.oneof(
    { maxDepth: 3 },
    move,
    fc.constantFrom('walk 3', 'Walk 1', 'dance').map((source) => ({ source, commands: 1 })),
    fc.tuple(fc.integer({ min: 1, max: 12 }), tie('block')).map(([count, { source, commands }]) => ({
      source: `repeat ${count} [ ${source}\n]`,
      commands: commands + 1,
    })),
    fc.tuple(fc.constantFrom('blocked', 'toxic'), tie('block'), tie('block')).map(([condition, yes, no]) => ({
      source: `if ${condition} ahead [ ${yes.source}\n] else [ ${no.source}\n]`,
      commands: yes.commands + no.commands + 1,
    })),
  ),
}));

/** Programs that are written rightly, with two procedures that may call each other for ever. */
export const writtenPrograms: fc.Arbitrary<WrittenProgram> = fc
  .tuple(statements.block, statements.block, statements.block)
  .map(([main, walk, dance]) => ({
    source: `${main.source}\nto walk :n repeat :n [ ${walk.source}\n] end\nto dance ${dance.source}\nend`,
    commands: main.commands + walk.commands + dance.commands + 3,
  }));

const pieces = [
  ...[
    'forward',
    'back',
    'left',
    'fd',
    'repeat',
    'if',
    'else',
    'blocked',
    'toxic',
    'ahead',
    'to',
    'end',
    'walk',
  ],
  ...[
    '[',
    ']',
    '{',
    ')',
    ':n',
    ':',
    '3',
    '-1',
    '2.5',
    '99999',
    '#',
    ';',
    '\n',
    '\r\n',
    '\t',
    '🐢',
    'ß',
    '\0',
  ],
];

/** Anything somebody could type: pieces of programs in any order, or no program at all. */
export const typedTexts: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((words) => words.join(' ')),
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((words) => words.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

/** Small boards with one turtle and one goal and anything else between. */
export const smallMaps: fc.Arbitrary<string[]> = fc
  .record({
    width: fc.integer({ min: 2, max: 5 }),
    height: fc.integer({ min: 1, max: 4 }),
    signs: fc.array(fc.constantFrom('.', '.', '.', '.', '#', '~', 'p', 'k', 'D'), {
      minLength: 20,
      maxLength: 20,
    }),
    turtle: fc.constantFrom('^', '>', 'v', '<'),
    places: fc.tuple(fc.nat(), fc.nat()),
  })
  .map(({ width, height, signs, turtle, places: [first, second] }) => {
    const squares: string[] = signs.slice(0, width * height);
    const start = first % squares.length;
    squares[start] = turtle;
    squares[(start + 1 + (second % (squares.length - 1))) % squares.length] = 'G';
    return Array.from({ length: height }, (_, y) => squares.slice(y * width, (y + 1) * width).join(''));
  });

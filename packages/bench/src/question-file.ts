const WORDS =
  'router switch subnet packet firewall cipher hash token printer memory storage cable wireless access policy backup'.split(
    ' ',
  );
const HEAD =
  'question-id,domain,question-text,option-a,explanation-a,option-b,explanation-b,option-c,explanation-c,option-d,' +
  'explanation-d,correct answer,difficulty,tags\n';

/** A bank as CSV: every row new, four options with reasons, about half a kilobyte each. */
export function questionFile(rows: number): Buffer {
  const lines = Array.from({ length: rows }, (_, row) => {
    const options = [0, 1, 2, 3].map(
      (option) =>
        `${phrase(row + option, 3)} ${row},"Because ${phrase(row + option, 5)}, and ${phrase(row - option, 3)}."`,
    );
    const tags = `"${phrase(row, 1)};${phrase(row + 7, 1)}"`;
    const key = 'ABCD'.charAt(row % 4);
    const level = ['easy', 'medium', 'hard'][row % 3];
    return `q-${row},${1 + (row % 4)}.${1 + (row % 3)},"Which ${phrase(row, 9)}, number ${row}?",${options},${key},${level},${tags}\n`;
  });
  return Buffer.from(HEAD + lines.join(''));
}

function phrase(from: number, length: number): string {
  return Array.from({ length }, (_, index) => WORDS[(((from + index * 7) % 16) + 16) % 16]).join(' ');
}

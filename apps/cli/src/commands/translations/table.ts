/** What a spreadsheet would take for a formula stands behind an apostrophe; so does what begins as if it did. */
const FORMULA = /^'*[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/;

/** A cell that no spreadsheet computes. */
export function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** What such a cell says. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

/** The columns of a table for translators; the fifth names its language, too. */
export const tableColumns = ['kind', 'id', 'field', 'original', 'translation', 'state'] as const;

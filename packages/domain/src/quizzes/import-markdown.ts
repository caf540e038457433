/** What begins a block when it stands at the start of a line: heading, quote, list item, rule, definition. */
const BLOCK_START =
  /^( {0,3})(?:(#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|=+[^\S\n]*$|-+[^\S\n]*$|\[[^\]\n]*\]:)|(\d{1,9})([.)])(?=\s|$))/gm;

/** Marks that mean something only in pairs. */
const PAIRED = ['`', '*', '~', '$'] as const;

function escapePairs(text: string): string {
  let result = text;
  for (const mark of PAIRED) {
    const isPaired = text.indexOf(mark) !== text.lastIndexOf(mark);
    if (isPaired) result = result.replaceAll(mark, `\\${mark}`);
  }
  return result;
}

/** Underscores inside a word or between spaces are only underscores. */
function escapeUnderscores(text: string): string {
  if (text.indexOf('_') === text.lastIndexOf('_')) return text;
  return text.replaceAll(/(?<![\p{L}\p{N}_])_+(?=[^\s_])|(?<=[^\s_])_+(?![\p{L}\p{N}_])/gu, (run) =>
    run.replaceAll('_', '\\_'),
  );
}

/**
 * Plain text as Markdown that shows exactly it: `<marquee>`, `F**k it**` or `1984.` would otherwise be read as a
 * tag, as bold and as a list. Only what Markdown would take for a mark is escaped. Plain texts were stored in this form
 * before they had a format; it must not change, because the bank knows questions by it.
 */
export function plainToMarkdown(text: string): string {
  if (!/[\\`*_~$<&[\]#>+=.)-]/.test(text)) return text;
  const inline = text
    .replaceAll(/\\(?=[!-/:-@[-`{-~]|\n)/g, '\\\\')
    .replaceAll(/<(?=[A-Za-z/!?])/g, '\\<')
    .replaceAll(/&(?=#?\w+;)/g, '\\&')
    .replaceAll(/\](?=\()/g, '\\]');
  return escapeUnderscores(escapePairs(inline)).replaceAll(
    BLOCK_START,
    (
      _,
      indent: string,
      mark: string | undefined,
      digits: string | undefined,
      delimiter: string | undefined,
    ) => (mark === undefined ? `${indent}${digits}\\${delimiter}` : `${indent}\\${mark}`),
  );
}

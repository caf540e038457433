/**
 * A field of a command as people say it: "pass percent" for `passPercent`, "question option 1 text" for
 * `question.options.0.text`. Parts of a list are counted from 1.
 */
export function fieldInWords(path: string): string {
  const parts = path.split(/[.[\]]+/).filter((part) => part !== '');
  return parts
    .map((part, index) => {
      if (/^\d+$/.test(part)) return String(Number(part) + 1);
      const isList = /^\d+$/.test(parts[index + 1] ?? '');
      const words = part.replaceAll(/(?<=[a-z])[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
      return isList ? words.replace(/s$/, '') : words;
    })
    .join(' ');
}

/** `$$…$$`, or `$…$` without space inside the signs and no digit after them: "$5 or $10" is money. */
const MATHS = /\$\$[^$]+\$\$|(?<![\\$\w])\$(?![\s$])[^$\n]*(?<![\s\\])\$(?![\w$])/;

/** True if the text has a formula, so that its typesetting is worth fetching. */
export function hasMaths(text: string): boolean {
  return MATHS.test(text);
}

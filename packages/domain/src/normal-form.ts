/** More marks on one letter than any script has: the bound of the Stream-Safe Text Format (UAX #15). */
const PILE_OF_MARKS = /\p{M}{31}/u;

/**
 * The text in a Unicode normal form. A pile of more than 30 marks on one letter stays as it was typed: bringing marks into
 * their order takes the square of their number, which 50,000 of them turn into seconds.
 */
export function normalForm(text: string, form: 'NFC' | 'NFKC' | 'NFKD'): string {
  return PILE_OF_MARKS.test(text) ? text : text.normalize(form);
}

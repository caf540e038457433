import { normalForm } from '../normal-form.ts';

/** ASCII without a carriage return is tidy but for its ends. */
const NEEDS_TIDYING = /[\r\u0080-\uffff]/;

/** One form for texts that look the same: composed characters, and lines ended by a line feed. */
export function tidyText(text: string): string {
  if (!NEEDS_TIDYING.test(text)) return text.trim();
  return normalForm(text.replaceAll(/\r\n?/g, '\n'), 'NFC').trim();
}

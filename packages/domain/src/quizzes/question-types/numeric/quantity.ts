import { normalForm } from '../../../normal-form.ts';
import { type Decimal, decimalOf } from './decimal.ts';

/** A number that somebody typed, with the unit beside it in the form in which units are compared; empty without one. */
export interface Quantity {
  readonly value: Decimal;
  readonly unit: string;
}

export const MAX_QUANTITY_CHARACTERS = 100;

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const SPACE = '[ \\t\\u00a0\\u2007\\u2009\\u202f]';
/** A sign, digits with what separates them, a power of ten, and what else stands there. */
const QUANTITY = new RegExp(
  `^([^\\d.,+-]*)([+-]?)${SPACE}*((?:\\d|[.,]\\d)(?:[\\d.,'’]|${SPACE}(?=\\d))*)` +
    `(?:${SPACE}*(?:e|[x×*·⋅]${SPACE}*10${SPACE}*\\^?)${SPACE}*([+-]?\\d{1,2}|[⁺⁻]?[${SUPERSCRIPTS}]{1,2})(?!\\d))?(.*)$`,
  'isu',
);

/** "m²", "m^2" and "m2" are one unit, and so are "kg m" and "kg·m"; "mW" and "MW" are two. */
export function unitForm(unit: string): string {
  return normalForm(unit, 'NFKC').replaceAll(/[\s^·⋅*]/gu, '');
}

/**
 * What a typed text can mean as a number with or without a unit: nothing where it is none. A single comma before three
 * digits can be a decimal comma or part groups of thousands, which are two meanings; everything else has one.
 */
export function quantitiesIn(typed: string): Quantity[] {
  const text = typed.trim().replaceAll(/[\u2212\u2013]/g, '-');
  if (text.length > MAX_QUANTITY_CHARACTERS) return [];
  const [, before = '', sign = '', number = '', power = '0', after = ''] = QUANTITY.exec(text) ?? [];
  const [unit, another] = [before, after].map(unitForm).filter((part) => part !== '');
  if (number === '' || another !== undefined) return [];
  return mantissasOf(number).flatMap((mantissa) => {
    const value = decimalOf(`${sign}${mantissa}e${exponentOf(power)}`);
    return value === undefined ? [] : [{ value, unit: unit ?? '' }];
  });
}

function exponentOf(power: string): string {
  return [...power.replace('⁻', '-').replace('⁺', '')]
    .map((digit) => (SUPERSCRIPTS.includes(digit) ? SUPERSCRIPTS.indexOf(digit) : digit))
    .join('');
}

const GROUPED_BY_SPACES = new RegExp(`^\\d{1,3}(?:(?:${SPACE}|['’])\\d{3})+(?:[.,]\\d+)?$`);

/** The ways to read digits with points, commas, spaces and apostrophes in them, as digits with a point. */
function mantissasOf(written: string): string[] {
  const number = written.replace(/[.,'’]$/, '');
  if (/^\d+$/.test(number)) return [number];
  if (GROUPED_BY_SPACES.test(number)) return [number.replaceAll(/[^\d.,]/gu, '').replace(',', '.')];
  if (/^\d*[.,]\d+$/.test(number)) {
    const decimal = number.replace(',', '.').replace(/^\./, '0.');
    return /^[1-9]\d{0,2},\d{3}$/.test(number) ? [decimal, number.replace(',', '')] : [decimal];
  }
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(number)) return [number.replaceAll(',', '')];
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(number)) return [number.replaceAll('.', '').replace(',', '.')];
  return [];
}

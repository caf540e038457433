import { regionOf } from '../../ui/formats.ts';
import type { Catalogue } from './types.ts';

/** Where people pay in dollars of the United States. Elsewhere the first currency of the catalogue is a fair guess. */
const DOLLAR_REGIONS = new Set(['US', 'PR', 'GU', 'VI', 'AS', 'MP', 'EC', 'SV', 'PA', 'ZW']);

/** Every currency that something is sold in. */
export function currenciesOf({ products }: Pick<Catalogue, 'products'>): string[] {
  return [...new Set(products.flatMap(({ prices }) => prices.map(({ currency }) => currency)))];
}

/** The currency that was asked for if the shop has it, else the one of the reader's region, else the first. */
export function chooseCurrency(
  offered: readonly string[],
  { wanted, tags }: { readonly wanted: string | undefined; readonly tags: readonly string[] },
): string {
  const [first = 'eur'] = offered;
  if (wanted !== undefined && offered.includes(wanted)) return wanted;
  const region = tags.map((tag) => regionOf(tag)).find((one) => one !== undefined);
  const isDollar = region !== undefined && DOLLAR_REGIONS.has(region) && offered.includes('usd');
  return isDollar ? 'usd' : first;
}

/** The reader's way of writing amounts: the browser's own tag of the language on the screen, such as de-AT for de. */
export function moneyLocale(language: string, tags: readonly string[] = navigator.languages): string {
  return tags.find((tag) => tag === language || tag.startsWith(`${language}-`)) ?? language;
}

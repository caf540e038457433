const WITHOUT_DECIMALS = new Set(
  'bif clp djf gnf jpy kmf krw mga pyg rwf ugx vnd vuv xaf xof xpf'.split(' '),
);
const WITH_THREE = new Set('bhd jod kwd omr tnd'.split(' '));

/** How many digits of an amount stand behind the point, as Stripe counts them. */
export function minorDigits(currency: string): 0 | 2 | 3 {
  if (WITHOUT_DECIMALS.has(currency)) return 0;
  return WITH_THREE.has(currency) ? 3 : 2;
}

/** Where whoever scans the code or follows the link joins. */
export function joinAddressOf(pin: string): string {
  return `${location.origin}/join/${pin}`;
}

/** "123 456": a number that is read out. */
export function pinText(pin: string): string {
  return pin.replace(/^(\d{3})(?=\d)/, '$1 ');
}

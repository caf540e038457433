/** As it is printed: "2026-00042". */
export function receiptNumber({ year, number }: { readonly year: number; readonly number: number }): string {
  return `${year}-${String(number).padStart(5, '0')}`;
}

/**
 * Races, kills and floods prove the same rule in two sizes: small in every run of the tests, full in `npm run prove`,
 * which runs the files named `*.sized.test.ts`. A test that asks for a size stands in such a file.
 */
export function sized<T>({ small, full }: { readonly small: T; readonly full: T }): T {
  return process.env.STUDYHALL_SIZE === 'full' ? full : small;
}

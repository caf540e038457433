import * as z from 'zod';
import { uuid } from '../primitives.ts';

export const LOGO_MAX_BYTES = 200 * 1024;

/** What a logo may be, by the end of its name, with the type that browsers are told. No SVG: it can run code. */
export const logoTypes = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp' } as const;
export type LogoKind = keyof typeof logoTypes;

/** The picture of the installation, among the blobs. */
export const SiteLogo = z.object({
  /** SHA-256 of its bytes, in hex. */
  hash: z.string().regex(/^[\da-f]{64}$/),
  kind: z.enum(['png', 'jpg', 'webp']),
});
export type SiteLogo = z.output<typeof SiteLogo>;

export const SetLogo = z.object({ uploadId: uuid });

const signatures: readonly (readonly [kind: LogoKind, at: number, bytes: readonly number[]])[] = [
  ['png', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['jpg', 0, [0xff, 0xd8, 0xff]],
  ['webp', 8, [0x57, 0x45, 0x42, 0x50]],
];
const RIFF = [0x52, 0x49, 0x46, 0x46];

/** By what is in it, whatever it is called; undefined for everything else. */
export function logoKindOf(content: Uint8Array): LogoKind | undefined {
  const has = (at: number, bytes: readonly number[]) =>
    bytes.every((byte, index) => content[at + index] === byte);
  const found = signatures.find(([, at, bytes]) => has(at, bytes))?.[0];
  return found === 'webp' && !has(0, RIFF) ? undefined : found;
}

/** Where it is shown from: another picture has another address. */
export function addressOfLogo({ hash, kind }: SiteLogo): string {
  return `/site-logo/${hash}.${kind}`;
}

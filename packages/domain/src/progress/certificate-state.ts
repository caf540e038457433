export const certificateStates = ['valid', 'revoked', 'superseded'] as const;
export type CertificateState = (typeof certificateStates)[number];

/** A certificate as a link of its chain: each corrected one replaces the one before. */
export interface ChainLink {
  readonly id: string;
  readonly replacesId: string | null;
  readonly revokedAt: Date | null;
}

/** A revoked certificate stays revoked, whether or not another one came after it. */
export function certificateStateOf(link: ChainLink, chain: readonly ChainLink[]): CertificateState {
  if (link.revokedAt !== null) return 'revoked';
  return successorOf(link, chain) === undefined ? 'valid' : 'superseded';
}

/** The certificate that replaces this one, if any. */
export function successorOf<Link extends ChainLink>(
  link: ChainLink,
  chain: readonly Link[],
): Link | undefined {
  return chain.find(({ replacesId }) => replacesId === link.id);
}

/** From the original to the newest. */
export function inOrder<Link extends ChainLink>(chain: readonly Link[]): Link[] {
  const ordered: Link[] = [];
  let next = chain.find(({ replacesId }) => replacesId === null);
  while (next !== undefined) {
    ordered.push(next);
    next = successorOf(next, chain);
  }
  return ordered;
}

/** Asked again and again while somebody looks: a page in the background asks for nothing. */
export const fresh = { refetchInterval: 30_000, staleTime: 5_000 } as const;

interface Paged {
  readonly state: { readonly data: { readonly pages: readonly unknown[] } | undefined };
}

/** A list of which older pages are shown stays as it is: asking again would ask for all of them. */
export const freshList = {
  staleTime: 5_000,
  refetchInterval: ({ state }: Paged) => ((state.data?.pages.length ?? 0) > 1 ? false : 30_000),
} as const;

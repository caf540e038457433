import { Button, Skeleton } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FailureNote } from './failure-note.tsx';
import classes from './rows.module.css';

interface Page<Item> {
  readonly items: readonly Item[];
}

interface PagedRowsProps<Item> {
  readonly query: Pick<
    UseInfiniteQueryResult<InfiniteData<Page<Item>>>,
    'data' | 'hasNextPage' | 'isFetchingNextPage' | 'isPending'
  > & { readonly error: unknown; fetchNextPage(): unknown };
  /** One row of the list: an element of `<li>`. */
  readonly children: (item: Item) => ReactNode;
  /** What is there instead of no row. */
  readonly empty: ReactNode;
  /** What asks for older ones. */
  readonly more: string;
}

/** A list that goes on into the past, page by page: its places while it comes, its failure, its rows, and more of them. */
export function PagedRows<Item>({ query, children, empty, more }: PagedRowsProps<Item>) {
  const items = query.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <FailureNote error={query.error} />
      {query.isPending && [0, 1, 2, 3].map((row) => <Skeleton key={row} height={80} radius="lg" />)}
      {items?.length === 0 && empty}
      {items !== undefined && items.length > 0 && <ol className={classes['rows']}>{items.map(children)}</ol>}
      {query.hasNextPage && (
        <Button
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {more}
        </Button>
      )}
    </>
  );
}

/** What every page says of the one behind it. */
export const goingOn = {
  getNextPageParam: ({ nextCursor }: { readonly nextCursor: string | null }) => nextCursor ?? undefined,
};

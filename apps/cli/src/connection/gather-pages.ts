const PAGE_MAX = 100;

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

interface PageRequest {
  readonly limit: number;
  readonly cursor?: string;
}

type ReadPage<Item> = (request: PageRequest) => Promise<Page<Item>>;

export interface Gathered<Item> {
  readonly items: readonly Item[];
  /** Said when the list goes on behind them. */
  readonly note: string | undefined;
}

/** The first `limit` items of a list that the server gives out a page at a time. */
export async function gatherPages<Item>(limit: number, readPage: ReadPage<Item>): Promise<Gathered<Item>> {
  const items: Item[] = [];
  for await (const page of pages(readPage, limit)) items.push(...page.items);
  const hasMore = items.length > limit;
  return {
    items: items.slice(0, limit),
    note: hasMore ? `The first ${limit}; for all: --all` : undefined,
  };
}

/** Every item of a list, however long, a page in memory. */
export async function* everyItem<Item>(
  readPage: ReadPage<Item>,
  pageMax: number = PAGE_MAX,
): AsyncGenerator<Item> {
  for await (const page of pages(readPage, Number.POSITIVE_INFINITY, pageMax)) yield* page.items;
}

/** Goes one item further than asked, to know whether there are more. */
async function* pages<Item>(
  readPage: ReadPage<Item>,
  limit: number,
  pageMax = PAGE_MAX,
): AsyncGenerator<Page<Item>> {
  let cursor: string | null | undefined;
  for (let left = limit + 1; left > 0 && cursor !== null; ) {
    const page: Page<Item> = await readPage({
      limit: Math.min(left, pageMax),
      ...(cursor === undefined ? {} : { cursor }),
    });
    yield page;
    left -= page.items.length;
    cursor = page.nextCursor;
  }
}

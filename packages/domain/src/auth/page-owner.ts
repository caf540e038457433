/** The header in which a page says of which account it was loaded. Programs, which have no pages, say nothing. */
export const PAGE_OWNER_HEADER = 'x-page-owner';

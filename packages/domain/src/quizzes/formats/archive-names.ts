const TABLE = /\.(?:csv|tsv|json|gift|aiken|xml|txt)$/i;
/** What systems put beside the files that somebody meant. */
const BESIDE = /(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/i;

/** What somebody meant a file of an archive to be. */
export function roleOf(name: string): 'table' | 'picture' | 'workbook' | 'none' {
  if (name === '[Content_Types].xml' || name.startsWith('xl/')) return 'workbook';
  if (name.endsWith('/') || BESIDE.test(name)) return 'none';
  return TABLE.test(name) ? 'table' : 'picture';
}

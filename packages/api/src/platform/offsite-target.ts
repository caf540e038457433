import { resolve } from 'node:path';

export interface BucketTarget {
  readonly kind: 'bucket';
  /** Such as `https://s3.eu-1.example.org`. */
  readonly endpoint: string;
  readonly bucket: string;
  /** What names begin with there: empty, or a folder with its slash. */
  readonly prefix: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

/** Where copies of backups go that leave the machine. */
export type OffsiteTarget = { readonly kind: 'folder'; readonly folder: string } | BucketTarget;

export const TARGET_FORM =
  'must be file: and a folder, such as file:/mnt/nas/studyhall, or a bucket such as s3://KEY:SECRET@host/bucket/prefix?region=eu-1';

/**
 * Reads BACKUP_TARGET, or what a command was given for it; undefined if it is none. A bucket is spoken to by https; plain
 * `http://KEY:SECRET@…` is taken for this machine alone, where something stands in front or a test does.
 */
export function readTarget(text: string, root: string): OffsiteTarget | undefined {
  if (/^file:./.test(text))
    return { kind: 'folder', folder: resolve(root, text.replace(/^file:(\/\/)?/, '')) };
  if (!/^(s3|http):\/\//.test(text) || !URL.canParse(text)) return undefined;
  const { protocol, host, hostname, username, password, pathname, searchParams } = new URL(text);
  const [bucket = '', ...folders] = pathname
    .split('/')
    .filter((part) => part !== '')
    .map(decoded);
  const isOpen = protocol === 'http:' && !/^(localhost|\[::1\]|127\.[\d.]+)$/.test(hostname);
  if (isOpen || host === '' || bucket === '' || username === '' || password === '') return undefined;
  return {
    kind: 'bucket',
    endpoint: `${protocol === 'http:' ? 'http' : 'https'}://${host}`,
    bucket,
    prefix: folders.map((folder) => `${folder}/`).join(''),
    region: searchParams.get('region') ?? 'us-east-1',
    accessKey: decoded(username),
    secretKey: decoded(password),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BucketTarget } from '../../platform/offsite-target.ts';
import { BackupError } from '../backup/backup-error.ts';
import { EMPTY_SHA256, escaped, type S3Call, signRequest } from './sign-request.ts';

/** A store answered, and said no. */
export class S3Refusal extends Error {
  override readonly name = 'S3Refusal';
  readonly status: number;
  /** Such as `AccessDenied`; empty where it gave none. */
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export interface S3Options {
  readonly clock: () => Date;
  /** Pauses before a call is tried again, in milliseconds. */
  readonly pausesMs?: readonly number[];
  /** How large the parts are that a file is sent in: 16 MiB unless set, 5 MiB at least. */
  readonly partBytes?: number;
}

interface Ask {
  readonly method: S3Call['method'];
  /** Without the prefix; empty: the bucket itself. */
  readonly name: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer> | undefined;
}

export interface S3Client {
  readonly place: string;
  /** What a file is called in the bucket. */
  keyOf(name: string): string;
  /** Answers of 2xx. Rejects with S3Refusal, or BackupError `not-possible-here` when nobody answers. */
  ask(ask: Ask): Promise<Response>;
}

const PAUSES_MS = [500, 2_000, 5_000];

/** Signed calls to a bucket, addressed by path, which every store understands. What may pass is tried again. */
export function s3Client(target: BucketTarget, { clock, pausesMs = PAUSES_MS }: S3Options): S3Client {
  const place = `${target.endpoint}/${target.bucket}/${target.prefix}`;
  const keyOf = (name: string) => `${target.prefix}${name}`;
  const send = async ({ method, name, query = {}, headers = {}, body }: Ask): Promise<Response> => {
    const path = name === '' ? [] : keyOf(name).split('/');
    const url = new URL(`${target.endpoint}/${[target.bucket, ...path].map(escaped).join('/')}`);
    for (const [field, value] of Object.entries(query)) url.searchParams.append(field, value);
    const bodySha256 = body === undefined ? EMPTY_SHA256 : createHash('sha256').update(body).digest('hex');
    const signed = signRequest({ method, url, headers, bodySha256 }, target, clock());
    // Spaces are signed as %20, and URLSearchParams would send them as a plus.
    url.search = url.search.replaceAll('+', '%20');
    return await fetch(url, { method, headers: signed, body: body ?? null, redirect: 'manual' });
  };
  const ask = async (asked: Ask): Promise<Response> => {
    for (let tries = 0; ; tries += 1) {
      const pause = pausesMs[tries];
      const response = await send(asked).catch((error: unknown) => {
        if (pause === undefined)
          throw new BackupError('not-possible-here', `${place} does not answer (${reasonOf(error)})`, {
            cause: error,
          });
      });
      if (response?.ok === true) return response;
      const refusal = response === undefined ? undefined : await refusalOf(response, place);
      const mayPass = refusal === undefined || refusal.status >= 500 || refusal.status === 429;
      if (refusal !== undefined && (!mayPass || pause === undefined)) throw refusal;
      await sleep(pause);
    }
  };
  return { place, keyOf, ask };
}

async function refusalOf(response: Response, place: string): Promise<S3Refusal> {
  const text = await response.text().catch(() => '');
  const code = field(text, 'Code') ?? '';
  const words = field(text, 'Message') ?? response.statusText;
  return new S3Refusal(
    response.status,
    code,
    `${place} refused (${[response.status, code].join(' ').trim()}): ${words.slice(0, 200)}`,
  );
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return cause instanceof Error ? cause.message : String(cause);
}

/** The first field of that name in an answer, which has no attributes and no comments where we look. */
export function field(xml: string, name: string): string | undefined {
  const found = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return found?.replaceAll(/&(lt|gt|quot|apos|amp|#\d+|#x[\da-f]+);/gi, (_all, entity: string) =>
    characterOf(entity),
  );
}

const CHARACTERS: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function characterOf(entity: string): string {
  if (!entity.startsWith('#')) return CHARACTERS[entity.toLowerCase()] ?? '';
  const isHex = entity[1]?.toLowerCase() === 'x';
  return String.fromCodePoint(isHex ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1)));
}

/** Every element of that name, as the text between its marks. */
export function elements(xml: string, name: string): string[] {
  return Array.from(xml.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'gs')), ([, inner = '']) => inner);
}

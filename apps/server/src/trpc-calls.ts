import { appRouter, refusedCall } from '@studyhall/api/server';
import type { AnyTRPCProcedure, AnyTRPCRouter } from '@trpc/server';
import type { Request } from 'express';

const MAX_BATCH_SIZE = 10;

/** One call of a request. */
export interface Call {
  readonly path: string;
  /** Undefined where there is none of that name. */
  readonly procedure: AnyTRPCProcedure | undefined;
  /** What came for it, read when it is first asked for. Errors: BAD_REQUEST for what is no JSON. */
  readonly input: () => unknown;
}

/** What one request asks for. */
export interface Calls {
  readonly calls: readonly Call[];
  /** Several travel together, and are answered with a list. */
  readonly isBatch: boolean;
}

const { procedures }: AnyTRPCRouter['_def'] = appRouter._def;
/** tRPC keeps them by path and types them as they are nested. */
const proceduresByPath: Readonly<Record<string, AnyTRPCProcedure>> = procedures;
const { deserialize } = appRouter._def._config.transformer.input;

/** The calls in the words of tRPC's links. Errors: BAD_REQUEST for too many at once, or of several kinds. */
export function readCalls(request: Request, body: string): Calls {
  const { path: pathname, url } = request;
  const mark = url.indexOf('?');
  const parameters = mark === -1 ? undefined : new URLSearchParams(url.slice(mark));
  const isBatch = parameters?.get('batch') === '1';
  const path = decoded(pathname.slice('/trpc/'.length));
  const paths = isBatch ? path.split(',') : [path];
  if (paths.length > MAX_BATCH_SIZE) throw refusedCall('BAD_REQUEST');
  const text = request.method === 'GET' ? parameters?.get('input') || undefined : body;
  const inputOf = readInputs(text, isBatch);
  const calls = paths.map((name, index) => ({
    path: name,
    procedure: proceduresByPath[name],
    input: once(() => inputOf(index)),
  }));
  const kinds = new Set(calls.flatMap(({ procedure }) => procedure?._def.type ?? []));
  if (kinds.size > 1) throw refusedCall('BAD_REQUEST');
  return { calls, isBatch };
}

function decoded(path: string): string {
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch (cause) {
    throw refusedCall('BAD_REQUEST', cause);
  }
}

/** The input of each call. All stand in one text, which is read once. */
function readInputs(text: string | undefined, isBatch: boolean): (index: number) => unknown {
  if (text === undefined) return () => undefined;
  const parsed = once((): unknown => JSON.parse(text));
  return (index) => {
    try {
      const inputs = parsed();
      if (!isBatch) return deserialize(inputs);
      if (typeof inputs !== 'object' || inputs === null)
        throw new TypeError('Inputs of a batch are an object');
      const own = Object.entries(inputs).find(([key]) => key === String(index));
      return own === undefined ? undefined : deserialize(own[1]);
    } catch (cause) {
      throw refusedCall('BAD_REQUEST', cause);
    }
  };
}

function once<T>(read: () => T): () => T {
  let done: { readonly value: T } | undefined;
  return () => {
    done ??= { value: read() };
    return done.value;
  };
}

/** The text that came. Errors: BAD_REQUEST for a client that went away while it sent. */
export function readBody(request: Request): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.once('end', () => resolve(Buffer.concat(chunks).toString()));
    request.once('error', (cause) => reject(refusedCall('BAD_REQUEST', cause)));
  });
}

const methodOf = { query: 'GET', mutation: 'POST', subscription: 'GET' } as const;

/** The procedure that a call names, for this method. Errors: NOT_FOUND, METHOD_NOT_SUPPORTED. */
export function procedureOf({ procedure }: Call, method: string): AnyTRPCProcedure {
  if (procedure === undefined) throw refusedCall('NOT_FOUND');
  const { type } = procedure._def;
  if (methodOf[type] === method) return procedure;
  throw refusedCall('METHOD_NOT_SUPPORTED');
}

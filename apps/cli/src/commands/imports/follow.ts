import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from '../../connection/api.ts';
import { describeWork, duration, type Progress, perSecond } from '../../output/progress.ts';
import type { ImportView } from './summary.ts';

export interface FollowOptions {
  readonly importId: string;
  readonly progress: Progress;
  /** Ends the watching, not the import. */
  readonly signal?: AbortSignal;
}

const FIRST_POLL_MS = 50;
const SLOWEST_POLL_MS = 1_000;

/** Shows how far an import is until it ends. Throws what the signal was aborted with. */
export async function followImport(api: Api, options: FollowOptions): Promise<ImportView> {
  const { importId, progress, signal } = options;
  const cancellation = signal === undefined ? {} : { signal };
  const startedAt = performance.now();
  for (let pause = FIRST_POLL_MS; ; pause = Math.min(pause * 1.5, SLOWEST_POLL_MS)) {
    const view = await api.quizzes.getImport.query({ importId }, cancellation);
    signal?.throwIfAborted();
    if (view.state !== 'running') {
      progress.clear();
      return view;
    }
    progress.show(describeImport(view, performance.now() - startedAt));
    await sleep(pause, undefined, cancellation).catch(() => undefined);
    signal?.throwIfAborted();
  }
}

function describeImport({ phase, rowsRead, bytesRead, byteCount }: ImportView, elapsedMs: number): string {
  const count = `${rowsRead.toLocaleString('en')} questions`;
  if (phase === 'comparing') return `Comparing ${count} with the bank · ${duration(elapsedMs)} so far`;
  if (phase === 'reporting') return `Writing down what became of ${count} · ${duration(elapsedMs)} so far`;
  const rate = `${perSecond(rowsRead, elapsedMs).toLocaleString('en')}/s`;
  return describeWork({ verb: 'Read', done: bytesRead, total: byteCount, count, rate, elapsedMs });
}

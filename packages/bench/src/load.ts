/** Runs `count` pieces of work, at most `concurrency` at a time; returns the milliseconds it took. */
export async function runAll(
  count: number,
  concurrency: number,
  work: (index: number) => Promise<void>,
): Promise<number> {
  const startedAt = performance.now();
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) await work(index);
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return performance.now() - startedAt;
}

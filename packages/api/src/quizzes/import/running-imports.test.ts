import { expect, it } from 'vitest';
import { RunningImports } from './running-imports.ts';

const prepared = async () => undefined;

it('a drain waits for what runs', async () => {
  const imports = new RunningImports();
  const ended: string[] = [];
  await imports.start(prepared, async () => {
    await new Promise((resolve) => setTimeout(resolve, 30));
    ended.push('work');
  });
  await imports.drain(10_000);
  expect(ended).toEqual(['work']);
});

it('a drain interrupts what takes longer, and nothing starts meanwhile', async () => {
  const imports = new RunningImports();
  const reasons: unknown[] = [];
  await imports.start(
    prepared,
    (signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          reasons.push(signal.reason);
          resolve();
        });
      }),
  );
  const drained = imports.drain(10);
  await expect(imports.start(prepared, prepared)).rejects.toMatchObject({ reason: 'busy' });
  await drained;
  expect(reasons).toMatchObject([{ reason: 'import-interrupted' }]);
});

it('what could not be prepared does not run and leaves its place', async () => {
  const imports = new RunningImports();
  for (let tries = 0; tries < 10; tries += 1) {
    const failing = imports.start(
      () => Promise.reject(new Error('no')),
      () => Promise.reject(new Error('ran')),
    );
    await expect(failing).rejects.toThrow('no');
  }
  await imports.whenIdle();
});

it('what nobody expected is told once', async () => {
  const imports = new RunningImports();
  const told: unknown[] = [];
  imports.onUnexpectedError = (error) => told.push(error);
  await imports.start(prepared, () => Promise.reject(new Error('lost')));
  await imports.whenIdle();
  expect(told).toEqual([new Error('lost')]);
});

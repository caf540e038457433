import { expect, test } from 'vitest';
import { hashPassword, isPassword } from './passwords.ts';

test('passwords are hashed with argon2id at 19 MiB, two passes, one lane', async () => {
  expect(await hashPassword('seven green kettles')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test('the same password has another hash each time', async () => {
  expect(await hashPassword('seven green kettles')).not.toBe(await hashPassword('seven green kettles'));
});

test('only the password opens, however its accents were composed', async () => {
  const hash = await hashPassword('sieben gru\u0308ne kessel');
  expect(await isPassword(hash, 'sieben gr\u00fcne kessel')).toBe(true);
  expect(await isPassword(hash, 'sieben grune kessel')).toBe(false);
});

test('without an account the answer is no, after the same work', async () => {
  const hash = await hashPassword('seven green kettles');
  await isPassword(undefined, 'first');
  const timed = async (passwordHash: string | undefined) => {
    const times: number[] = [];
    for (let i = 0; i < 8; i += 1) {
      const start = performance.now();
      expect(await isPassword(passwordHash, 'another password')).toBe(false);
      times.push(performance.now() - start);
    }
    // The least: the others hold what the machine did meanwhile.
    return Math.min(...times);
  };
  const ratio = (await timed(undefined)) / (await timed(hash));
  // Verifying costs ten milliseconds and looking up next to nothing: without the work the ratio is below 0.1.
  expect(ratio).toBeGreaterThan(0.3);
});

test('more than four and fifty at once are told to come back', async () => {
  const outcomes = await Promise.allSettled(
    Array.from({ length: 60 }, () => hashPassword('seven green kettles')),
  );
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(refused).toHaveLength(6);
  expect(refused[0]?.reason).toMatchObject({ reason: 'busy' });
});

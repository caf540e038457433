import { describe, expect } from 'vitest';
import { HeldRight } from '../auth/models.ts';
import { NOW } from '../testing/builders.ts';
import { test } from '../testing/callers.ts';
import { join } from '../testing/members.ts';
import { addLongCourse, addRun } from '../testing/runs.ts';

describe('who passed a level', () => {
  test('is listed with the moment and the run, the last one first, page by page', async ({ db, site }) => {
    const slug = await addLongCourse(db);
    const admin = await join(site, { role: 'admin' });
    const [ada, bob] = [await join(site), await join(site)];
    const first = await addRun(db, { userId: ada.userId, slug, passed: 4 });
    const second = await addRun(db, { userId: ada.userId, slug, passed: 2, run: 2 });
    const his = await addRun(db, { userId: bob.userId, slug, passed: 1 });
    const { listPasses } = admin.api.progress;
    const level = { courseSlug: slug, position: 2 };
    const { items, nextCursor } = await listPasses({ ...level, limit: 1 });
    const rest = await listPasses({ ...level, limit: 1, cursor: nextCursor ?? '' });
    expect(rest.nextCursor).toBeNull();
    const passes = [...items, ...rest.items];
    expect(passes.map(({ enrolmentId }) => enrolmentId).toSorted()).toEqual([first, second].toSorted());
    expect(passes.map(({ run }) => run).toSorted()).toEqual([1, 2]);
    const passedAt = new Date(NOW.getTime() + 2 * 60_000);
    for (const pass of passes)
      expect(pass).toMatchObject({ userId: ada.userId, passedAt, stars: 3, commands: 6, scorePercent: null });
    const one = await listPasses({ courseSlug: slug, position: 1 });
    expect(one.items.map(({ enrolmentId }) => enrolmentId).toSorted()).toEqual(
      [first, second, his].toSorted(),
    );
    await expect(listPasses({ courseSlug: slug, position: 9 })).rejects.toThrow('not-found');
    await expect(listPasses({ ...level, cursor: 'elsewhere' })).rejects.toThrow('invalid-input');
  });

  test('is shown to support without those who have power over others', async ({ db, site }) => {
    const slug = await addLongCourse(db);
    const [admin, author, ada] = [await join(site, { role: 'admin' }), await join(site), await join(site)];
    const held = { grantedBy: admin.userId, grantedAt: NOW };
    await HeldRight.query(db).insert({ userId: author.userId, name: 'author', reach: 'all', ...held });
    for (const { userId } of [admin, author, ada]) await addRun(db, { userId, slug, passed: 1 });
    const support = site.callerFor({
      ...{ userId: author.userId, role: 'individual', sessionId: 'one', timeZone: 'UTC', language: 'en' },
      rights: { support: 'all' },
    });
    const { items } = await support.progress.listPasses({ courseSlug: slug, position: 1 });
    expect(items.map(({ userId }) => userId)).toEqual([ada.userId]);
    expect((await admin.api.progress.listPasses({ courseSlug: slug, position: 1 })).items).toHaveLength(3);
  });
});

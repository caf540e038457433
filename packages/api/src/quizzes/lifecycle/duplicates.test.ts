import { describe, expect } from 'vitest';
import { addExam } from '../../testing/builders.ts';
import { type Site, test } from '../../testing/callers.ts';
import { join, joinAuthor } from '../../testing/members.ts';

const TEXT = 'Which protocol encrypts the traffic between a browser and a server?';

/** Two exams without questions, an administrator, and the author of the second. */
async function openBanks(site: Site) {
  const { code: here } = await addExam(site.db, { questions: [], questionCount: 1 });
  const { code: there } = await addExam(site.db, { questions: [], questionCount: 1 });
  const admin = (await join(site, { role: 'admin' })).api;
  const author = (await joinAuthor(site, there)).api;
  const add = async (examCode: string, text: string, right = 'TLS'): Promise<string> => {
    const options = [right, 'ARP'].map((option) => {
      return { text: option, isCorrect: option === right, explanation: '' };
    });
    const common = { externalId: null, domainCode: '1.1', difficulty: null, tags: [] };
    const question = { ...common, type: 'single' as const, text, options };
    const added = await admin.quizzes.addQuestion({ examCode, question, isDomainNew: true });
    return added.questionId;
  };
  return { here, there, admin, author, add };
}

const idsOf = (groups: readonly { questions: readonly { questionId: string }[] }[]) =>
  groups.map(({ questions }) => questions.map(({ questionId }) => questionId));

describe('duplicates in the bank', () => {
  test('are found across exams: word by word, in other spelling, and in other words', async ({ site }) => {
    const { here, there, admin, add } = await openBanks(site);
    const first = await add(here, TEXT);
    const same = await add(there, TEXT);
    await add(here, 'Who invented the telephone?');
    const near = await add(here, 'Which protocol encrypts all the traffic between a browser and a server?');
    const spelt = [
      await add(here, 'What is an ARP cache?'),
      await add(there, 'what is an "ARP" cache', 'SSH'),
    ];
    const { items, nextCursor } = await admin.quizzes.listDuplicates({ examCode: here });
    expect(nextCursor).toBeNull();
    expect(new Set(items.map(({ identical }) => identical))).toEqual(new Set([true, false]));
    expect(idsOf(items.filter(({ identical }) => identical))).toEqual([[first, same]]);
    const alike = idsOf(items.filter(({ identical }) => !identical));
    expect(alike).toContainEqual(spelt);
    expect(alike).toContainEqual([first, near]);
    expect(items[0]?.questions[0]).toMatchObject({ status: 'draft', answered: 0, externalId: null });
  });

  test('are told of exams of the author alone', async ({ site }) => {
    const { here, there, author, add } = await openBanks(site);
    await add(here, TEXT);
    await add(here, `All in all: ${TEXT}`);
    await add(there, TEXT);
    expect(await author.quizzes.listDuplicates({})).toEqual({ items: [], nextCursor: null });
    expect(await author.quizzes.listDuplicates({ examCode: here })).toEqual({ items: [], nextCursor: null });
    const own = await add(there, `${TEXT}!`, 'HTTPS');
    const { items } = await author.quizzes.listDuplicates({});
    expect(idsOf(items)[0]).toContain(own);
    const codes = items.flatMap(({ questions }) => questions.map(({ examCode }) => examCode));
    expect(codes).toEqual([there, there]);
  });

  test('end when one of them is retired, and come a page at a time', async ({ site }) => {
    const { here, admin, add } = await openBanks(site);
    const pairs = [TEXT, 'What is an ARP cache?', 'Who invented the telephone?'];
    for (const text of pairs) await add(here, text);
    const again: string[] = [];
    for (const text of pairs) again.push(await add(here, `${text} `, 'Another'));
    await add(here, `All in all: ${TEXT}`);
    const pages: string[][] = [];
    let cursor: string | undefined;
    do {
      const page = await admin.quizzes.listDuplicates({
        examCode: here,
        limit: 1,
        ...(cursor && { cursor }),
      });
      pages.push(...idsOf(page.items));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(pages.length).toBe(4);
    expect(new Set(pages.slice(0, 3).map((ids) => ids[1]))).toEqual(new Set(again));
    await admin.quizzes.setQuestionStatus({ questionIds: again, status: 'retired' });
    expect((await admin.quizzes.listDuplicates({ examCode: here })).items.length).toBe(1);
  });
});

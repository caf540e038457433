import type { Api, Outputs } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { Misuse } from '../../failures.ts';
import { plural } from '../../output/plural.ts';
import { type Column, type Done, done, type Listing, listing } from '../../output/result.ts';
import type { WrittenQuestion } from './read-draft.ts';

interface Place {
  readonly examCode: string;
  readonly isDomainNew: boolean;
}

/** Adds a question, as a draft unless told. */
export async function addQuestion(
  api: Api,
  { question }: WrittenQuestion,
  { examCode, isDomainNew, isPublished }: Place & { readonly isPublished: boolean },
): Promise<Done> {
  const status = isPublished ? 'published' : 'draft';
  const adding = api.quizzes.addQuestion.mutate({ examCode, question, isDomainNew, status });
  const { questionId, similar } = await found(adding, `exam "${examCode}"`);
  const shown = isPublished ? 'published' : 'a draft: questions publish shows it to learners';
  return done(`Added ${question.externalId ?? questionId}, ${shown}${alike(similar)}`);
}

function alike(similar: Outputs['quizzes']['findSimilar']): string {
  if (similar.length === 0) return '';
  const names = similar.map(({ externalId, questionId }) => externalId ?? questionId);
  return `; it reads like ${names.join(', ')}`;
}

type Change = Outputs['quizzes']['editQuestion']['changes'][number];
const changeColumns: readonly Column<Change>[] = [
  { name: 'field', value: ({ field }) => field },
  { name: 'before', value: ({ before }) => before, isFlexible: true },
  { name: 'after', value: ({ after }) => after, isFlexible: true },
];

interface Edit extends Place {
  readonly name: string;
  readonly isDryRun: boolean;
}

/** Says a question anew, and lists what changed, or would. */
export async function editQuestion(
  api: Api,
  { question, version }: WrittenQuestion,
  { examCode, name, isDomainNew, isDryRun }: Edit,
): Promise<Listing> {
  if (version === null)
    throw new Misuse('the file has no version: begin with what `questions show --json` prints');
  const questionId = await idOf(api, { examCode, name });
  const edit = { questionId, version, question, isDomainNew, isDryRun };
  const edited = await api.quizzes.editQuestion.mutate(edit);
  const { changes, similar } = edited;
  const what = isDryRun
    ? 'Nothing was changed: this is what would be'
    : `It is version ${edited.version} now`;
  return listing({ columns: changeColumns, items: changes, note: `${what}${alike(similar)}.` });
}

interface Named {
  readonly examCode: string;
  readonly name: string;
}

export async function idOf(api: Api, { examCode, name }: Named): Promise<string> {
  const asked = api.quizzes.getQuestion.query({ examCode, question: name });
  return (await found(asked, `question "${name}" in ${examCode}`)).questionId;
}

interface Several {
  readonly examCode: string;
  readonly names: readonly string[];
}

async function idsOf(api: Api, { examCode, names }: Several): Promise<string[]> {
  const ids: string[] = [];
  for (const name of names) ids.push(await idOf(api, { examCode, name }));
  return ids;
}

/** Has them asked, or no more. */
export async function setStatus(
  api: Api,
  { status, ...which }: Several & { readonly status: 'published' | 'retired' },
): Promise<Done> {
  const questionIds = await idsOf(api, which);
  const { changed } = await api.quizzes.setQuestionStatus.mutate({ questionIds, status });
  const same = questionIds.length - changed;
  const before = same === 0 ? '' : `; ${plural(same, 'question', 'questions')} had been before`;
  const word = status === 'published' ? 'Published' : 'Retired';
  return done(`${word} ${plural(changed, 'question', 'questions')}${before}`);
}

export type GivenTag = { readonly kind: 'topic' | 'category'; readonly value: string };

/** Gives them tags and takes some. */
export async function tagQuestions(
  api: Api,
  { add, remove, ...which }: Several & Readonly<Record<'add' | 'remove', readonly GivenTag[]>>,
): Promise<Done> {
  const questionIds = await idsOf(api, which);
  const tagging = { questionIds, add: [...add], remove: [...remove] };
  const { items } = await api.quizzes.tagQuestion.mutate(tagging);
  const [only] = items;
  if (items.length !== 1 || only === undefined)
    return done(`Tagged ${plural(items.length, 'question', 'questions')}`);
  const tags = only.tags.map(({ kind, value }) => `${kind}:${value}`).join(', ');
  return done(`Its tags are ${tags === '' ? 'none' : tags}`);
}

type Version = Outputs['quizzes']['listVersions']['items'][number];
const versionColumns: readonly Column<Version>[] = [
  { name: 'version', value: ({ version }) => version },
  { name: 'createdAt', title: 'since', value: ({ createdAt }) => createdAt },
  {
    name: 'changes',
    value: ({ changes }) => changes,
    shown: ({ changes }) => changes.map(({ field }) => field).join(', '),
    isFlexible: true,
  },
  { name: 'text', title: 'question', value: ({ text }) => text, isFlexible: true },
];

/** What a question said and what each edit changed. */
export async function listVersions(api: Api, named: Named): Promise<Listing> {
  const questionId = await idOf(api, named);
  const { items, nextCursor } = await api.quizzes.listVersions.query({ questionId, limit: 100 });
  const note = nextCursor === null ? undefined : `There are ${Number(nextCursor) - 1} earlier ones.`;
  return listing({ columns: versionColumns, items, note });
}

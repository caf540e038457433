import { playLevel } from '@studyhall/domain/progress/turtle/play';
import { rulesOf } from '@studyhall/domain/quizzes/question-types/question-types';
import { describe, expect, it } from 'vitest';
import { toxicTurtleSolutions } from './courses/toxic-turtle-solutions.ts';
import {
  germanAchievements,
  germanAvatars,
  germanCourses,
  germanExams,
  germanProducts,
  type NamedTranslation,
  type QuestionTranslation,
} from './german.ts';
import { achievements, avatars, draftOf, products, type SampleQuestion } from './index.ts';
import { sampleCourses, sampleExams } from './samples.ts';

interface Pair {
  readonly of: string;
  readonly english: string;
  readonly german: string;
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, step) => (inner as Record<PropertyKey, unknown> | undefined)?.[step],
    value,
  );
}

/** What the original says, by path; what is typed is a key and of no language. */
function textsOf(question: SampleQuestion): (readonly [readonly PropertyKey[], string])[] {
  const draft = draftOf(question);
  const ofType = rulesOf(draft.type)
    .textsOf(draft)
    .flatMap(({ path, text, role }) => (role === 'typed' ? [] : [[path, text] as const]));
  const ofAll = [
    [['text'], draft.text],
    [['explanation'], draft.explanation ?? ''],
    [['hint'], draft.hint?.text ?? ''],
  ] as const;
  return [...ofAll, ...ofType].filter(([, text]) => text !== '');
}

function leavesOf(value: unknown): number {
  if (typeof value === 'string') return 1;
  return Object.values(value ?? {}).reduce<number>((sum, inner) => sum + leavesOf(inner), 0);
}

function pairsOf(question: SampleQuestion, translation: QuestionTranslation | undefined): Pair[] {
  return textsOf(question).map(([path, english]) => ({
    of: `${question.externalId} ${path.join('.')}`,
    english,
    german: String(at(translation, path) ?? ''),
  }));
}

const inQuestions = sampleExams.flatMap(({ code, questions }) =>
  questions.flatMap((question) => pairsOf(question, germanExams[code]?.questions[question.externalId])),
);

const inExams = sampleExams.flatMap((exam): Pair[] => {
  const german = germanExams[exam.code];
  return [
    { of: `${exam.code} title`, english: exam.title, german: german?.title ?? '' },
    { of: `${exam.code} description`, english: exam.description, german: german?.description ?? '' },
    ...exam.domains.map(({ code, title }) => {
      return { of: `${exam.code} ${code}`, english: title, german: german?.domains[code] ?? '' };
    }),
  ];
});

const inCourses = sampleCourses.flatMap((course): Pair[] => {
  const german = germanCourses[course.slug];
  const ofCourse = (['title', 'summary', 'description'] as const).map((field) => {
    return { of: `${course.slug} ${field}`, english: course[field], german: german?.[field] ?? '' };
  });
  const ofLevels = course.levels.flatMap((level) => {
    const translated = german?.levels[level.slug];
    const texts = {
      title: [level.title, translated?.title],
      summary: [level.summary, translated?.summary],
      ...(level.kind === 'reading' && { text: [level.text, translated?.text] }),
      ...(level.kind === 'turtle' && { story: [level.story, translated?.story] }),
      ...(level.kind === 'turtle' &&
        Object.fromEntries(
          level.hints.map((hint, index) => [`hints.${index}`, [hint, translated?.hints?.[index]]] as const),
        )),
    };
    return Object.entries(texts).map(([field, [english = '', translation = '']]) => {
      return { of: `${level.slug} ${field}`, english, german: translation };
    });
  });
  return [...ofCourse, ...ofLevels];
});

interface Named {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
}

function named(seeds: readonly Named[], german: Readonly<Record<string, NamedTranslation>>): Pair[] {
  return seeds.flatMap(({ slug, name, description }) => [
    { of: `${slug} name`, english: name, german: german[slug]?.name ?? '' },
    { of: `${slug} description`, english: description, german: german[slug]?.description ?? '' },
  ]);
}

const inCatalogue = [
  ...named(achievements, germanAchievements),
  ...named(avatars, germanAvatars),
  ...named(products, germanProducts),
];
const all = [...inQuestions, ...inExams, ...inCourses, ...inCatalogue];

/** Where a rule does not hold. */
function against(breaks: (pair: Pair) => boolean): string[] {
  return all.filter(breaks).map(({ of, german }) => `${of}: ${german}`);
}

/** Names that are the same in both languages. */
const SAME: readonly string[] = [
  'Bluejacking',
  'ChaCha20-Poly1305',
  'DNS over HTTPS',
  'DNS over QUIC',
  'DNS over TCP',
  'DNS over TLS',
  'Discover, Offer, Request, Acknowledge',
  'Discover, Request, Offer, Acknowledge',
  'Echo Reply',
  'FileVault',
  'Host-only',
  'IPv6',
  'Jamming',
  'Kerberos',
  'M.2 2280',
  'Mission Control',
  'OAuth 2.0',
  'Offer, Discover, Acknowledge, Request',
  'Packet Too Big',
  'Pharming',
  'Power over Ethernet',
  'Request, Offer, Discover, Acknowledge',
  'Router Advertisement',
  'Routing',
  'Smishing',
  'Spyware',
  'Studyhall Plus',
  'Tailgating',
  'Time Exceeded',
  'Time Machine',
  'Toxic Turtle',
  'Triple DES (3DES)',
  'Vishing',
  'exFAT',
  'ext4',
  'mSATA',
  'microSD',
];

const CODE = /```[\s\S]*?```|`[^`]+`/g;

describe('the samples in German', () => {
  it('say everything that they say in English, and nothing else', () => {
    expect(against(({ german }) => german === '')).toEqual([]);
    expect(all.length).toBeGreaterThan(2_000);
    expect(Object.keys(germanExams)).toEqual(sampleExams.map(({ code }) => code));
    for (const { code, domains, questions } of sampleExams) {
      const german = germanExams[code];
      expect(Object.keys(german?.domains ?? {}).sort()).toEqual(domains.map((domain) => domain.code).sort());
      const ids = questions.map(({ externalId }) => externalId);
      expect(Object.keys(german?.questions ?? {}).sort()).toEqual(ids.toSorted());
      const leaves = (question: SampleQuestion) => leavesOf(german?.questions[question.externalId]);
      const uneven = questions.filter((question) => leaves(question) !== textsOf(question).length);
      expect(uneven.map(({ externalId }) => externalId)).toEqual([]);
    }
    expect(Object.keys(germanCourses)).toEqual(sampleCourses.map(({ slug }) => slug));
    for (const { slug, levels } of sampleCourses) {
      const german = germanCourses[slug]?.levels;
      expect(Object.keys(german ?? {})).toEqual(levels.map((level) => level.slug));
      for (const level of levels) {
        const fields = ['title', 'summary'];
        if (level.kind === 'reading') fields.push('text');
        if (level.kind === 'turtle') fields.push('story', 'hints', 'starter');
        expect(Object.keys(german?.[level.slug] ?? {}), level.slug).toEqual(fields);
      }
    }
    for (const [seeds, german] of [
      [achievements, germanAchievements],
      [avatars, germanAvatars],
      [products, germanProducts],
    ] as const)
      expect(Object.keys(german)).toEqual(seeds.map(({ slug }) => slug));
  });

  it('say it in German: what stays as it is are names, numbers and code', () => {
    const isOfNoLanguage = (text: string) =>
      /^(`[^`]+`|[\d.,]+( TB)?|[A-Z\d/.-]+|(IEEE|Cat|Level|Stratum) [\w.]+)$/.test(text);
    const same = all.filter(({ english, german }) => english === german && !isOfNoLanguage(german));
    expect([...new Set(same.map(({ german }) => german))].sort()).toEqual(SAME);
  });

  it('keep code, gaps and the numbers in them as they are', () => {
    const codeIn = (text: string) => text.match(/```[\s\S]*?```|`[^`]+`|\[\[\d\]\]/g)?.sort() ?? [];
    const shown = (text: string) => codeIn(text).filter((code) => !code.includes('└'));
    expect(against(({ english, german }) => shown(english).join('\n') !== shown(german).join('\n'))).toEqual(
      [],
    );
    const numbersIn = (text: string) =>
      (text.replaceAll(CODE, '').match(/\d[\d.,]*/g) ?? [])
        .map((number) => number.replaceAll(/[.,]/g, ''))
        .sort()
        .join(' ');
    // Those that are named after an exam have a name of their own.
    const isNamed = ({ english }: Pair) => english.startsWith('A+ Core');
    const differ = all.filter((pair) => !isNamed(pair) && numbersIn(pair.english) !== numbersIn(pair.german));
    expect(differ.map(({ of, english, german }) => `${of}: ${english} / ${german}`)).toEqual([]);
  });

  it('use German quotes and dashes, and name no vendor', () => {
    const prose = (text: string) => text.replaceAll(CODE, 'x');
    expect(against(({ german }) => /["'’”]|\.\.\.| - |[^\n ] {2}|\s$|^\s/.test(prose(german)))).toEqual([]);
    const quotes = (text: string) => prose(text).match(/[„“]/g)?.join('') ?? '';
    expect(against(({ german }) => !/^(„“)*$/.test(quotes(german)))).toEqual([]);
    expect(
      against(({ german }) => /CompTIA|\bA\+|Network\+|Security\+|Cisco|zertifiziert/i.test(german)),
    ).toEqual([]);
  });

  it('address learners as the pages do', () => {
    const isFormal = (text: string) =>
      /[a-zäöüß,] (Sie|Ihnen|Ihre?[nmrs]?)\b/.test(text.replaceAll(/„[^“]*“/g, ''));
    expect(against(({ german }) => isFormal(german))).toEqual([]);
  });

  it('count the right options, and call what is true "Richtig"', () => {
    const words = ['', 'eine', 'zwei', 'drei', 'vier'];
    for (const { code, questions } of sampleExams) {
      for (const question of questions) {
        const german = germanExams[code]?.questions[question.externalId];
        if (question.type === 'multiple') {
          const right = question.options.filter(({ isCorrect }) => isCorrect).length;
          expect(german?.text, question.externalId).toMatch(new RegExp(`Wähle ${words[right]}\\.$`));
        }
        if (question.type !== 'true-false') continue;
        const texts = question.options.map(({ text }) => (text === 'True' ? 'Richtig' : 'Falsch'));
        expect(
          german?.options?.map(({ text }) => text),
          question.externalId,
        ).toEqual(texts);
      }
    }
  });

  it.each(sampleExams.slice(0, 4))('do not give the right option away by its length in $code', (exam) => {
    let longest = 0;
    let byChance = 0;
    for (const question of exam.questions) {
      if (question.type !== 'single') continue;
      const options = germanExams[exam.code]?.questions[question.externalId]?.options ?? [];
      const lengths = options.map(({ text }) => text.length);
      const right = question.options.findIndex(({ isCorrect }) => isCorrect);
      const others = lengths.filter((_, index) => index !== right);
      if ((lengths[right] ?? 0) > Math.max(...others)) longest += 1;
      byChance += 1 / lengths.length;
    }
    expect(longest).toBeLessThanOrEqual(byChance * 1.4);
  });

  it('have no two options of a question, and no two things of a kind, by the same name', () => {
    for (const { questions } of Object.values(germanExams)) {
      for (const [id, { options = [], items = [] }] of Object.entries(questions)) {
        expect(new Set(options.map(({ text }) => text)).size, id).toBe(options.length);
        expect(new Set(items).size, id).toBe(items.length);
      }
      const texts = Object.values(questions).map(({ text }) => text);
      expect(new Set(texts).size).toBe(texts.length);
    }
    for (const kind of [germanAchievements, germanAvatars, germanProducts]) {
      const names = Object.values(kind).map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});

describe('the courses in German', () => {
  const turtle = sampleCourses[0]?.levels.flatMap((level) => (level.kind === 'turtle' ? [level] : [])) ?? [];

  it.each(turtle)('$slug starts with the same program, and reveals no more', (level) => {
    const german = germanCourses['toxic-turtle']?.levels[level.slug];
    const program = (text = '') => text.replaceAll(/#.*/g, '#');
    expect(program(german?.starter)).toBe(program(level.starter));
    expect(playLevel(german?.starter ?? '', level).problems).toEqual([]);
    const solution = (toxicTurtleSolutions[level.slug] ?? '').replaceAll(/#.*|\s+/g, ' ').trim();
    expect(german?.hints).toHaveLength(level.hints.length);
    for (const text of [german?.story ?? '', ...(german?.hints ?? [])])
      expect(text.replaceAll(/\s+/g, ' ')).not.toContain(solution);
  });

  it('have the headings, lists, stresses and quotes of the original', () => {
    const marks = (text: string) => text.match(/^(#+ |- |\d\. |> )|\*\*[^*]+\*\*/gm)?.length;
    const differ = inCourses.filter(({ english, german }) => marks(english) !== marks(german));
    expect(differ.map(({ of }) => of)).toEqual([]);
  });
});

import type { Api, Outputs } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { plural } from '../../output/plural.ts';
import { type Column, record, type Section, type ShownRecord } from '../../output/result.ts';
import { localTime } from '../../output/table.ts';

type Preview = Outputs['quizzes']['previewRegrade'];

const columns: readonly Column<Preview>[] = [
  { name: 'version', title: 'by the key of version', value: ({ version }) => version },
  {
    name: 'versions',
    title: 'answers to versions',
    value: ({ versions }) => versions,
    shown: ({ versions }) => versions.join(', '),
  },
  {
    name: 'otherVersions',
    title: 'stay as they are',
    value: ({ otherVersions }) => otherVersions,
    shown: ({ otherVersions }) => otherVersions.join(', '),
  },
  { name: 'learners', value: ({ learners }) => learners },
  { name: 'attempts', title: 'quizzes', value: ({ attempts }) => attempts },
  { name: 'changed', value: ({ changed }) => changed },
  { name: 'higher', value: ({ higher }) => higher },
  { name: 'lower', value: ({ lower }) => lower },
  { name: 'passNow', title: 'pass now', value: ({ passNow }) => passNow },
  { name: 'failNow', title: 'fail now', value: ({ failNow }) => failNow },
  { name: 'xp', title: 'XP', value: ({ xp }) => xp },
  { name: 'reports', title: 'reports settled', value: ({ reports }) => reports },
  { name: 'largest', value: ({ largest }) => largest, isDetail: true },
  { name: 'findings', value: ({ findings }) => findings, isDetail: true },
];

const FINDINGS: Readonly<Record<Preview['findings'][number]['kind'], string>> = {
  'achievement-lost': 'achievement that stays, and would not be given now',
  'avatar-lost': 'avatar that stays, and would not be given now',
  'certificate-lost': 'certificate that stays, and would not be given now',
  'level-lost': 'level that stays passed, and would not be passed now',
  'level-won': 'level that is passed by it, with its XP; streaks stay',
};

/** To look through more there is the web client. */
const SHOWN_CHANGES = 10;

interface Regrading {
  readonly examCode: string;
  readonly name: string;
  readonly isDryRun: boolean;
  /** Resolves when the regrade is wanted. */
  readonly confirm: (question: string) => Promise<void>;
}

/** Says what another grade of a question changes, and unless it is a rehearsal has it done. */
export async function regradeQuestion(
  api: Api,
  { examCode, name, isDryRun, confirm }: Regrading,
): Promise<ShownRecord> {
  const asked = api.quizzes.getQuestion.query({ examCode, question: name });
  const { questionId } = await found(asked, `question "${name}" in ${examCode}`);
  const item = await api.quizzes.previewRegrade.query({ questionId });
  if (!isDryRun) {
    const { attempts, changed, higher, lower } = item;
    const quizzes = plural(attempts, 'quiz', 'quizzes');
    await confirm(`Grade ${name} anew in ${quizzes}? ${changed} change: ${higher} higher, ${lower} lower`);
  }
  const note = isDryRun
    ? runningNote(await api.quizzes.listRegrades.query({ questionId }))
    : begunNote(await api.quizzes.regradeQuestion.mutate({ questionId, version: item.version }));
  return record({ columns, item, sections: sectionsOf(item), note });
}

/** Who is at it, where it is being done. */
function runningNote(regrades: Outputs['quizzes']['listRegrades']): string {
  const running = regrades.find(({ state }) => state === 'running');
  if (running === undefined) return 'Nothing was changed.';
  const { requestedAt, heardAt, isSilent, attempts } = running;
  const begun = `It is just being graded anew, since ${localTime(requestedAt)}; ${plural(attempts, 'quiz is', 'quizzes are')} done`;
  return isSilent
    ? `${begun}, and nobody has been at it since ${localTime(heardAt)}: it goes on by itself within two minutes, or at once where it is asked for again.`
    : `${begun}, and somebody was last at it at ${localTime(heardAt)}.`;
}

function begunNote({ settledReports, isTakenOver }: Outputs['quizzes']['regradeQuestion']): string {
  if (isTakenOver)
    return 'It was asked for before, and nobody was at it any more: another process goes on with it.';
  const begun = 'It is being done in the background';
  if (settledReports === 0) return `${begun}.`;
  return `${begun}; ${plural(settledReports, 'report', 'reports')} settled by it, and whoever reported is told.`;
}

function sectionsOf({ largest, findings, isWhole }: Preview): Section[] {
  const percent = (basisPoints: number) => `${basisPoints / 100} %`;
  const changes = largest
    .slice(0, SHOWN_CHANGES)
    .map(({ before, after }) => `${percent(before)} → ${percent(after)}`);
  const found = findings.map(({ kind, name, count }) => `${name} (${count}): ${FINDINGS[kind]}`);
  const section = (title: string, lines: readonly string[]): Section[] =>
    lines.length === 0 ? [] : [{ title, paragraphs: lines.map((text) => ({ text })) }];
  return [
    ...section('The largest changes', changes),
    ...section('What else follows', found),
    ...(isWhole ? [] : section('More', ['There are more learners than were looked at.'])),
  ];
}

import { normalForm } from '../normal-form.ts';
import { isPosing } from './posing-name.ts';

/** Why a name cannot stand for somebody where others read it. */
export const nameProblems = ['unseen', 'no-letter', 'piled-marks', 'mixed-scripts', 'posing'] as const;
export type NameProblem = (typeof nameProblems)[number];

/** What leaves no trace on a screen, turns the line around, or is drawn as a blank. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\u{1d159}]/u;

/**
 * The few unseen characters that words are spelled with: joiners within Arabic and after a letter of an Indic script,
 * variants of Han and Mongolian letters, and what makes one picture of several. One each, behind what it belongs to.
 */
const JOINED_ARABIC = /([\p{scx=Arab}\p{scx=Syrc}])[\u200c\u200d](?=[\p{scx=Arab}\p{scx=Syrc}])/gu;
const JOINED_INDIC =
  /([\p{scx=Beng}\p{scx=Deva}\p{scx=Gujr}\p{scx=Guru}\p{scx=Khmr}\p{scx=Knda}\p{scx=Mlym}\p{scx=Mymr}\p{scx=Orya}\p{scx=Sinh}\p{scx=Taml}\p{scx=Telu}])[\u200c\u200d]/gu;
const VARIANT =
  /([\p{sc=Han}\p{Extended_Pictographic}])[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]|(\p{sc=Mong})[\u180b-\u180d]/gu;
const JOINED_PICTURES =
  /([\p{Extended_Pictographic}\p{Emoji_Modifier}])\u200d(?=\p{Extended_Pictographic})/gu;

const SEEN = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;
/** A mark with no letter under it, or more marks on one letter than any living script writes. */
const PILED_MARKS = /(?:^|[\p{Z}\p{P}])\p{M}|\p{sc=Zinh}{4}/u;

/** Latin stands alone or beside the scripts of East Asia, none of whose letters is taken for a Latin one. */
const SYSTEMS = [
  ['Latn', 'Hani', 'Hira', 'Kana'],
  ['Latn', 'Hani', 'Hang'],
  ['Latn', 'Hani', 'Bopo'],
] as const;

/** The other scripts in which people write their names today, each by itself (UAX #31, tables 5 and 7). */
const SCRIPTS = [
  ...['Adlm', 'Arab', 'Armn', 'Bali', 'Bamu', 'Batk', 'Beng', 'Cakm', 'Cans', 'Cham', 'Cher', 'Cyrl', 'Deva'],
  ...['Ethi', 'Geor', 'Grek', 'Gujr', 'Guru', 'Hebr', 'Java', 'Kali', 'Khmr', 'Knda', 'Lana', 'Laoo', 'Lepc'],
  ...['Limb', 'Lisu', 'Mand', 'Mlym', 'Mong', 'Mtei', 'Mymr', 'Newa', 'Nkoo', 'Olck', 'Orya', 'Osge', 'Plrd'],
  ...['Saur', 'Sinh', 'Sund', 'Sylo', 'Syrc', 'Tale', 'Talu', 'Taml', 'Tavt', 'Telu', 'Tfng', 'Thaa', 'Thai'],
  ...['Tibt', 'Vaii', 'Yiii'],
];

const ONE_SYSTEM = [...SYSTEMS, ...SCRIPTS.map((script) => [script])].map(
  (scripts) => new RegExp(`^[\\p{scx=Zyyy}\\p{scx=Zinh}${classOf(scripts)}]*$`, 'u'),
);
const LIVING = new RegExp(`[${classOf(SYSTEMS.flat())}${classOf(SCRIPTS)}]`, 'u');

function classOf(scripts: readonly string[]): string {
  return scripts.map((script) => `\\p{scx=${script}}`).join('');
}

/** What is wrong with a name that others would read; undefined for a good one, and for none at all. */
export function nameProblemOf(name: string): NameProblem | undefined {
  if (name === '') return undefined;
  if (UNSEEN.test(withoutJoiners(name))) return 'unseen';
  const composed = normalForm(name, 'NFC');
  if (!SEEN.test(composed)) return 'no-letter';
  if (PILED_MARKS.test(composed)) return 'piled-marks';
  if (isMixed(composed)) return 'mixed-scripts';
  return isPosing(composed) ? 'posing' : undefined;
}

function withoutJoiners(name: string): string {
  return name
    .replace(JOINED_ARABIC, '$1')
    .replace(JOINED_INDIC, '$1')
    .replace(VARIANT, '$1$2')
    .replace(JOINED_PICTURES, '$1');
}

/** Scripts that nobody writes today stand by themselves: nothing of theirs is told apart. */
function isMixed(name: string): boolean {
  return LIVING.test(name) && !ONE_SYSTEM.some((system) => system.test(name));
}

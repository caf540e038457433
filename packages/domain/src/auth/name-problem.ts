import { codePointName } from '../code-point-name.ts';
import { normalForm } from '../normal-form.ts';
import { OTHER_SCRIPTS, unusualCharacterIn } from './name-characters.ts';
import { isPosing } from './posing-name.ts';

/** Why a name cannot stand for somebody where others read it. */
export const nameProblems = [
  'unseen',
  'unusual-character',
  'no-letter',
  'piled-marks',
  'mixed-scripts',
  'posing',
] as const;
export type NameProblem = (typeof nameProblems)[number];

/** What is wrong with a name, and with which character of it, as far as it is one. */
export interface NameFault {
  readonly problem: NameProblem;
  readonly character: string | null;
}

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

/** Latin stands alone or beside the scripts of East Asia; every other script is by itself. */
const SYSTEMS: readonly (readonly string[])[] = [
  ['Latn', 'Hani', 'Hira', 'Kana'],
  ['Latn', 'Hani', 'Hang'],
  ['Latn', 'Hani', 'Bopo'],
  ...[...OTHER_SCRIPTS, 'Cyrl', 'Grek'].map((script) => [script]),
];
let inSystem: readonly RegExp[] | undefined;

/** Made when a name is first looked at: the tables of that many scripts take longer to make than to search. */
function patternsOfSystems(): readonly RegExp[] {
  inSystem ??= SYSTEMS.map((scripts) => {
    const inScripts = scripts.map((script) => `\\p{scx=${script}}`).join('');
    return new RegExp(`^[\\p{scx=Zyyy}\\p{scx=Zinh}${inScripts}]$`, 'u');
  });
  return inSystem;
}

/** What is wrong with a name that others would read; undefined for a good one, and for none at all. */
export function nameProblemOf(name: string): NameProblem | undefined {
  return nameFaultOf(name)?.problem;
}

/** The same with the first character that is at fault. */
export function nameFaultOf(name: string): NameFault | undefined {
  if (name === '') return undefined;
  const unseen = UNSEEN.exec(withoutJoiners(name));
  if (unseen !== null) return { problem: 'unseen', character: unseen[0] };
  const composed = normalForm(name, 'NFC');
  const unusual = unusualCharacterIn(composed);
  if (unusual !== undefined) return { problem: 'unusual-character', character: unusual };
  if (!SEEN.test(composed)) return { problem: 'no-letter', character: null };
  if (PILED_MARKS.test(composed)) return { problem: 'piled-marks', character: null };
  const strange = strangerIn(composed);
  if (strange !== undefined) return { problem: 'mixed-scripts', character: strange };
  return isPosing(composed) ? { problem: 'posing', character: null } : undefined;
}

function withoutJoiners(name: string): string {
  return name
    .replace(JOINED_ARABIC, '$1')
    .replace(JOINED_INDIC, '$1')
    .replace(VARIANT, '$1$2')
    .replace(JOINED_PICTURES, '$1');
}

/** The first character that is of another writing system than those before it. */
function strangerIn(name: string): string | undefined {
  let systems = patternsOfSystems();
  return [...name].find((character) => {
    systems = systems.filter((system) => system.test(character));
    return systems.length === 0;
  });
}

/** A character as it can be shown among other words: by itself and by its number, or by that alone if nobody sees it. */
export function characterName(character: string): string {
  const number = codePointName(character);
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(character) && !UNSEEN.test(character)
    ? `${character} (${number})`
    : number;
}

const WORDS: Readonly<Record<NameProblem, string>> = {
  unseen: 'contains a character that nobody sees',
  'no-letter': 'has no letter and no digit',
  'piled-marks': 'has marks without a letter, or too many on one',
  'unusual-character': 'contains a character that names are not written with',
  'mixed-scripts': 'mixes letters of several scripts',
  posing: 'would pose as this installation or those who run it',
};

/** What is wrong with a name, in words for whoever calls the API; undefined for a good one. */
export function nameErrorOf(name: string): string | undefined {
  const fault = nameFaultOf(name);
  if (fault === undefined) return undefined;
  const { problem, character } = fault;
  return character === null ? WORDS[problem] : `${WORDS[problem]}: ${characterName(character)}`;
}

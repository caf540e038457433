import { codePointName } from '../code-point-name.ts';
import { normalForm } from '../normal-form.ts';
import { isUnseen, unseenIn } from '../unseen.ts';
import { OTHER_SCRIPTS, unusualCharacterIn } from './name-characters.ts';
import { isClaiming, isPosing } from './posing-name.ts';

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

/** The two fields of an account that make its name. */
export interface PersonNames {
  readonly firstName: string;
  readonly lastName: string;
}

/** What is wrong with a whole name that others would read; undefined for a good one, and for none at all. */
export function nameProblemOf(name: string): NameProblem | undefined {
  return nameFaultOf(name)?.problem;
}

/** The same with the first character that is at fault. */
export function nameFaultOf(name: string): NameFault | undefined {
  return namePartFaultOf(name) ?? (isPosing(normalForm(name, 'NFC')) ? POSING : undefined);
}

/**
 * The same of one field of two: "Guest" is a last name, though nobody is called so alone. Judge both together as well, by
 * `isPosingTogether`.
 */
export function namePartFaultOf(name: string): NameFault | undefined {
  if (name === '') return undefined;
  const unseen = unseenIn(name);
  if (unseen !== undefined) return { problem: 'unseen', character: unseen };
  const composed = normalForm(name, 'NFC');
  const unusual = unusualCharacterIn(composed);
  if (unusual !== undefined) return { problem: 'unusual-character', character: unusual };
  if (!SEEN.test(composed)) return { problem: 'no-letter', character: null };
  if (PILED_MARKS.test(composed)) return { problem: 'piled-marks', character: null };
  const strange = strangerIn(composed);
  if (strange !== undefined) return { problem: 'mixed-scripts', character: strange };
  return isClaiming(composed) ? POSING : undefined;
}

const POSING: NameFault = { problem: 'posing', character: null };

/** True if the fields of a name, which may be good each by itself, pose together: "Guest" and nothing, "Security" "Team". */
export function isPosingTogether({ firstName, lastName }: PersonNames): boolean {
  return isPosing(normalForm(`${firstName} ${lastName}`, 'NFC').trim());
}

/** What is wrong with the name of an account; undefined for a good one, and for none at all. */
export function personProblemOf(names: PersonNames): NameProblem | undefined {
  const fault = namePartFaultOf(names.firstName) ?? namePartFaultOf(names.lastName);
  return fault?.problem ?? (isPosingTogether(names) ? 'posing' : undefined);
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
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(character) && !isUnseen(character)
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

/** What is wrong with a whole name, in words for whoever calls the API; undefined for a good one. */
export function nameErrorOf(name: string): string | undefined {
  const fault = nameFaultOf(name);
  return fault === undefined ? undefined : faultInWords(fault);
}

/** A fault in words for whoever calls the API. */
export function faultInWords({ problem, character }: NameFault): string {
  return character === null ? WORDS[problem] : `${WORDS[problem]}: ${characterName(character)}`;
}

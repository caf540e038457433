import type { ImportProblem } from '../../import-draft.ts';
import type { KeepFile } from '../question-file.ts';
import { MoodleProblem } from './moodle-body.ts';
import type { XmlElement } from './xml-element.ts';

/** How a text of Moodle names a file that stands beside it. */
const PLACE = '@@PLUGINFILE@@/';
const NAMED = /@@PLUGINFILE@@\/([^"'\s()<>?]+)(?:\?[^"'\s()<>]*)?/g;

interface WithFiles {
  readonly element: XmlElement;
  readonly notes: readonly ImportProblem[];
}

/**
 * An element whose texts name the images that stood beside them, and not the files. Errors: a `MoodleProblem` for a file
 * that is no image, or where none are kept.
 */
export function withFiles(element: XmlElement, keepFile: KeepFile | undefined): WithFiles {
  const notes: ImportProblem[] = [];
  const changed = (one: XmlElement): XmlElement => {
    const files = one.children.filter(({ name }) => name === 'file');
    const children = one.children.filter(({ name }) => name !== 'file').map(changed);
    if (files.length === 0) return children.length === 0 ? one : { ...one, children };
    const addresses = new Map(files.map((file) => [nameOf(file), addressOf(file, keepFile)]));
    const named = new Set<string>();
    const read = (text: string) =>
      text.replaceAll(NAMED, (whole, written: string) => {
        const name = decoded(written);
        named.add(name);
        return addresses.get(name) ?? whole;
      });
    const inside = children.map((child) =>
      child.name === 'text' ? { ...child, text: read(child.text) } : child,
    );
    const text = read(one.text);
    for (const name of addresses.keys())
      if (!named.has(name))
        notes.push({ column: one.name, message: `does not show "${name.slice(0, 200)}": it is left out` });
    return { ...one, text, children: inside };
  };
  return { element: changed(element), notes };
}

/** With the folder that it lies in, where that is not the first. */
function nameOf({ attributes }: XmlElement): string {
  const folder = (attributes['path'] ?? '/').replace(/^\//, '');
  return `${folder}${attributes['name'] ?? ''}`;
}

function addressOf(file: XmlElement, keepFile: KeepFile | undefined): string {
  const name = nameOf(file);
  const told = `"${name.slice(0, 200)}" comes with it`;
  const encoding = file.attributes['encoding'] ?? '';
  if (encoding !== 'base64')
    throw new MoodleProblem('file', `${told} in a form that is not known: "${encoding.slice(0, 50)}"`);
  const kept = keepFile?.({ name, base64: file.text }) ?? { problem: 'cannot be kept here' };
  if (kept.problem !== undefined) throw new MoodleProblem('file', `${told} and ${kept.problem}`);
  return kept.address;
}

function decoded(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

/** How a text names a file of this name. */
export function placeOfFile(name: string): string {
  return `${PLACE}${name}`;
}

import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { Mutant } from './mutant.ts';

/** Changes one file as it is loaded; the one on the disk stays as it is, so that two mutants can run at once. */
export function applyMutant(mutant: Mutant, root: string): Plugin {
  const path = join(root, mutant.file);
  return {
    name: 'apply-mutant',
    enforce: 'pre',
    transform: (code, id) => (id.split('?')[0] === path ? mutated(code, mutant) : undefined),
  };
}

/** The code with the mutant in it; a dollar in the replacement means itself. */
export function mutated(code: string, { text, replacement }: Pick<Mutant, 'text' | 'replacement'>): string {
  return code.replace(anySpace(text), () => replacement);
}

/** How often a text stands in another, however that breaks its lines; a mutant's stands in its file once. */
export function countOf(text: string, whole: string): number {
  return text === '' ? 0 : [...whole.matchAll(anySpace(text))].length;
}

/** A statement that is moved one level in still says the same. */
function anySpace(text: string): RegExp {
  const words = text.split(/\s+/).map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(words.join('\\s+'), 'g');
}

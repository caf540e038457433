import type { en } from './en.ts';
import type { enScreens } from './en-screens.ts';

type Words<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : Words<Source[Key]>;
};

/** Every key of the English catalogue with any text: a translation that lacks one does not compile. */
export type Catalogue = Words<typeof en & typeof enScreens>;

import type { Form } from '../http/form.ts';
import type { World } from '../world.ts';
import type { Html } from './html.ts';
import type { Language } from './words.ts';

/** What a visitor gets. */
export type Page =
  | { readonly kind: 'redirect'; readonly location: string }
  | {
      readonly kind: 'html';
      readonly title: string;
      readonly language: Language;
      readonly content: Html;
      readonly status?: number;
      /** Where its forms can lead in the end. */
      readonly leadsTo?: readonly (string | null)[];
    };

/** A visit to a page, or a form that was sent from it. */
export interface Visit {
  readonly world: World;
  readonly id: string;
  readonly form: Form;
  /** The languages the browser asks for. */
  readonly accepted: string | undefined;
  /** After how many seconds a payment “later” is decided. */
  readonly settlesAfter: number;
}

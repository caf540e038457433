import { lazyRouteComponent } from '@tanstack/react-router';
import { loadScreenWords } from '../kernel/i18n/language.ts';

/** A screen behind the first ones: its words come together with its code. */
export const lazy: typeof lazyRouteComponent = (load, name) =>
  lazyRouteComponent(async () => (await Promise.all([load(), loadScreenWords()]))[0], name);

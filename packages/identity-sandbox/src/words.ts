interface Words {
  readonly title: string;
  readonly lead: string;
  readonly as: (name: string) => string;
  readonly nameless: string;
  readonly unverified: string;
  readonly noAddress: string;
  readonly cancel: string;
  readonly refused: string;
}

const english: Words = {
  title: 'Sandbox: nobody real signs in here',
  lead: 'This page stands in for a provider such as Google, so that signing in by one can be tried. These people are invented, and whoever sees this page may be any of them. It is never part of an installation in production.',
  as: (name) => `Continue as ${name}`,
  nameless: 'somebody without a name',
  unverified: 'not verified',
  noAddress: 'no address',
  cancel: 'Cancel',
  refused: 'The sandbox does not take this request',
};

const german: Words = {
  title: 'Sandbox: Hier meldet sich niemand wirklich an',
  lead: 'Diese Seite steht für einen Anbieter wie Google, damit sich die Anmeldung über einen ausprobieren lässt. Diese Leute sind erfunden, und wer diese Seite sieht, kann jeder von ihnen sein. In einer produktiven Installation gibt es sie nie.',
  as: (name) => `Weiter als ${name}`,
  nameless: 'jemand ohne Namen',
  unverified: 'nicht bestätigt',
  noAddress: 'keine Adresse',
  cancel: 'Abbrechen',
  refused: 'Die Sandbox nimmt diese Anfrage nicht an',
};

const words = { en: english, de: german };

/** The languages of its page. */
export const pageLanguages = Object.keys(words);

/** In the first language of the header that there are words for. */
export function wordsFor(acceptLanguage: string | undefined): Words & { readonly language: string } {
  const asked = (acceptLanguage ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  const language = asked.find((tag) => tag === 'de' || tag === 'en') === 'de' ? 'de' : 'en';
  return { ...words[language], language };
}

import { fullNameOf, type Person, people } from './people.ts';
import { wordsFor } from './words.ts';

const STYLE = `
  :root { color-scheme: light dark; --line: #8886; --soft: #8882; }
  body { font: 17px/1.5 system-ui, sans-serif; margin: 0; padding: 0 16px 40px; }
  main { max-width: 30rem; margin: 0 auto; }
  .mark { background: #b45309; color: #fff; text-align: center; font-weight: 700; margin: 0 -16px 28px; padding: 10px; }
  h1 { font-size: 1.5rem; line-height: 1.25; }
  ul { list-style: none; padding: 0; }
  a { display: block; padding: 12px 16px; margin: 10px 0; border: 1px solid var(--line); border-radius: 12px; color: inherit; text-decoration: none; }
  a:hover, a:focus-visible { background: var(--soft); }
  small { display: block; opacity: .8; overflow-wrap: anywhere; }`;

interface Question {
  readonly acceptLanguage: string | undefined;
  /** What the client asked, to be handed on unchanged. */
  readonly query: URLSearchParams;
}

/** The page on which a person is chosen: plain links, that work everywhere. */
export function choosePage({ acceptLanguage, query }: Question): string {
  const words = wordsFor(acceptLanguage);
  const link = (choice: string) => escaped(`?${new URLSearchParams([...query, ['choice', choice]])}`);
  const rows = people.map((person) => {
    const name = fullNameOf(person) ?? words.nameless;
    const { id } = person;
    return `<li><a href="${link(id)}" data-person="${id}">${escaped(words.as(name))}<small>${escaped(addressLine(person, words))}</small></a></li>`;
  });
  const cancel = `<a href="${link('cancel')}" data-person="cancel">${escaped(words.cancel)}</a>`;
  return page(words, `<p>${escaped(words.lead)}</p><ul>${rows.join('')}</ul>${cancel}`);
}

/** Why nobody can be chosen. */
export function refusedPage(acceptLanguage: string | undefined, why: string): string {
  const words = wordsFor(acceptLanguage);
  return page(words, `<p>${escaped(words.refused)}: ${escaped(why)}</p>`);
}

function addressLine(
  { address, isAddressVerified }: Person,
  { noAddress, unverified }: ReturnType<typeof wordsFor>,
): string {
  if (address === undefined) return noAddress;
  return isAddressVerified ? address : `${address} (${unverified})`;
}

function page({ title, language }: ReturnType<typeof wordsFor>, content: string): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>${escaped(title)}</title><style>${STYLE}</style></head>
<body><p class="mark">SANDBOX</p><main><h1>${escaped(title)}</h1>${content}</main></body></html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

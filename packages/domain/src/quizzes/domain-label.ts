import { normalForm } from '../normal-form.ts';

interface NamedDomain {
  readonly code: string;
  readonly title: string;
}

/** Whether the title of a domain says more than its code: of a category that a file named, both are its name. */
export function isTitled({ code, title }: NamedDomain): boolean {
  return folded(code) !== folded(title);
}

/** What a domain is called where there is room for a line: "1.2 Networks", or "General". */
export function domainLabel(domain: NamedDomain): string {
  return isTitled(domain) ? `${domain.code} ${domain.title}` : domain.title;
}

function folded(name: string): string {
  return normalForm(name, 'NFKC').trim().toLowerCase();
}

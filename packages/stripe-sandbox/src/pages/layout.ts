import { createHash } from 'node:crypto';
import { Html, html } from './html.ts';
import { STYLES } from './styles.ts';
import type { Language } from './words.ts';

const STYLE_HASH = createHash('sha256').update(STYLES).digest('base64');

interface Content {
  readonly title: string;
  readonly language: Language;
  readonly content: Html;
}

/** A whole page that says at its top what it is. */
export function layout({ title, language, content }: Content): string {
  return html`<!doctype html>
<html lang="${language.code}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} – sandbox</title>
<style>${new Html(STYLES)}</style>
</head>
<body>
<header class="notice">${language.words.notice}</header>
<main>
${content}
</main>
</body>
</html>
`.text;
}

/** What a page may do: nothing but its own style, and forms that lead back to the shop. */
export function contentPolicy(targets: readonly (string | null)[]): string {
  const origins = targets.flatMap((target) => (target === null ? [] : [originOf(target)]));
  const places = [...new Set(origins)].join(' ');
  return [
    "default-src 'none'",
    `style-src 'sha256-${STYLE_HASH}'`,
    // A browser asks this of the page that a form leads on to as well.
    `form-action 'self' ${places}`.trim(),
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : '';
}

import { readFile } from 'node:fs/promises';
import { placeholdersOf, SITE_TEXT_MAX, type TextPage } from '@studyhall/domain/platform/site-texts';
import type { LanguageTag } from '@studyhall/domain/primitives';
import type { Api } from '../../connection/api.ts';
import { Failure } from '../../failures.ts';
import { type Done, done } from '../../output/result.ts';

interface NewText {
  readonly page: TextPage;
  readonly file: string;
  readonly language: LanguageTag;
  readonly asksAgain: boolean;
  readonly isDryRun: boolean;
}

/** Publishes a file as the next version of a page, whose other languages stay as they are. */
export async function setText(
  api: Api,
  { page, file, language, asksAgain, isDryRun }: NewText,
): Promise<Done> {
  const text = await readText(file);
  const { items } = await api.admin.listSiteTexts.query();
  const before = items.find((item) => item.page === page);
  if (before === undefined) throw new Failure(`the server knows no ${page}`);
  const open = placeholdersOf(text);
  const note = open.length === 0 ? '' : `; not filled in: ${open.join(', ')}`;
  if (isDryRun) return done(`Would publish version ${before.version + 1} of ${page}${note}`);
  const { version } = await api.admin.publishSiteText.mutate({
    page,
    after: before.version,
    texts: { ...before.texts, [language]: text },
    asksAgain,
  });
  return done(`Published version ${version} of ${page}${note}`);
}

async function readText(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new Failure(`cannot read ${file} (${error.code})`);
  });
  const text = decode(bytes);
  if (text === undefined) throw new Failure(`${file} is no text in UTF-8`);
  if (text.trim() === '') throw new Failure(`${file} is empty`);
  if (text.length > SITE_TEXT_MAX)
    throw new Failure(`${file} has ${text.length} characters; a page has ${SITE_TEXT_MAX} at most`);
  return text;
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

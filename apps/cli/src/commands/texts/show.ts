import type { TextPage } from '@studyhall/domain/platform/site-texts';
import type { LanguageTag } from '@studyhall/domain/primitives';
import type { Api } from '../../connection/api.ts';
import type { Document } from '../../output/result.ts';

interface ShownText {
  readonly page: TextPage;
  readonly language: LanguageTag;
  /** Undefined: as it stands today. */
  readonly at: number | undefined;
}

/** One page in one language, as it would be written into a file. */
export async function showText(api: Api, { page, language, at }: ShownText): Promise<Document> {
  const { text } =
    at === undefined
      ? await api.auth.siteText.query({ page, language })
      : { text: (await api.admin.getSiteText.query({ page, version: at })).texts[language] };
  return { kind: 'document', chunks: inOne(text), file: undefined, done: () => undefined };
}

async function* inOne(text: string): AsyncGenerator<string> {
  yield text.endsWith('\n') ? text : `${text}\n`;
}

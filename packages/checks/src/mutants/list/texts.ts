import type { Mutant } from '../mutant.ts';

const consents = 'packages/api/src/auth/consents/consents.test.ts';
const texts = 'packages/api/src/admin/site-texts.test.ts';

/** Imprint, privacy and terms, and who agreed to them. */
export const textMutants: readonly Mutant[] = [
  {
    rule: 'nobody agrees to what was never published',
    file: 'packages/api/src/auth/consents/consents.ts',
    text: 'if (agreedPages.some((page) => versions[page] > newest[page]))',
    replacement: 'if (agreedPages.length === 0)',
    test: consents,
  },
  {
    rule: 'consents shown are those of the account that asks',
    file: 'packages/api/src/auth/consents/consents.ts',
    text: '.where({ userId })',
    replacement: '',
    test: consents,
  },
  {
    rule: 'the first day of a consent counts',
    file: 'packages/api/src/auth/consents/consents.ts',
    text: `.onConflict(['userId', 'page', 'version']).ignore()`,
    replacement: `.onConflict(['userId', 'page', 'version']).merge()`,
    test: consents,
  },
  {
    rule: 'a version that asks for nothing is asked about by nobody',
    file: 'packages/api/src/platform/site-texts.ts',
    text: '.where({ page, asksAgain: true })',
    replacement: '.where({ page })',
    test: consents,
  },
  {
    rule: 'whoever has agreed to nothing is asked',
    file: 'packages/domain/src/platform/site-texts.ts',
    text: 'agreed === null ? isPublished : asking > agreed',
    replacement: 'asking > (agreed ?? 0)',
    test: consents,
  },
  {
    rule: 'what has no address behind it is no link',
    file: 'packages/domain/src/platform/site-texts.ts',
    text: '!LINKED.test(after)',
    replacement: '!/^[(:]/.test(after)',
    test: 'packages/domain/src/platform/site-texts.test.ts',
  },
  {
    rule: 'a link names an address that the text gives',
    file: 'packages/domain/src/platform/site-texts.ts',
    text: 'named !== undefined && defined.has(labelOf(named))',
    replacement: 'named !== undefined',
    test: 'packages/domain/src/platform/site-texts.test.ts',
  },
  {
    rule: 'the sample asks nobody',
    file: 'packages/domain/src/platform/site-texts.ts',
    text: 'agreed === null ? isPublished',
    replacement: 'agreed === null ? true',
    test: consents,
  },
  {
    rule: 'a link that names no versions has shown none',
    file: 'packages/api/src/auth/sign-in-elsewhere.ts',
    text: 'agreesTo: await shownVersions(ctx, starting)',
    replacement: 'agreesTo: await readAgreedVersions(ctx.db)',
    test: 'apps/server/src/sign-in-providers.test.ts',
  },
  {
    rule: 'what was never published has not been shown beside a link',
    file: 'packages/api/src/auth/sign-in-elsewhere.ts',
    text: 'privacy > newest.privacy || terms > newest.terms',
    replacement: 'privacy > newest.privacy',
    test: 'apps/server/src/sign-in-providers.test.ts',
  },
  {
    rule: 'a text is not overwritten by somebody who has not seen it',
    file: 'packages/api/src/platform/site-texts.ts',
    text: `if ((await newest(db, page)) !== after) throw new DomainError('stale-read');`,
    replacement: '',
    test: texts,
  },
  {
    rule: 'a picture with too many pixels is not unpacked',
    file: 'packages/api/src/auth/pictures/encode-picture.ts',
    text: 'limitInputPixels: PIXELS_MAX',
    replacement: 'limitInputPixels: false',
    test: 'packages/api/src/auth/pictures/encode-picture.test.ts',
  },
  {
    rule: 'what is no picture by its content is refused',
    file: 'packages/api/src/auth/pictures/encode-picture.ts',
    text: `if (logoKindOf(content) === undefined) throw new DomainError('file-format-unknown');`,
    replacement: '',
    test: 'packages/api/src/auth/pictures/encode-picture.test.ts',
  },
  {
    rule: 'no blob is shown as a picture that is nobody’s',
    file: 'packages/api/src/auth/pictures/pictures.ts',
    text: 'if (!shown) return undefined;',
    replacement: '',
    test: 'apps/server/src/picture-routes.test.ts',
  },
  {
    rule: 'of one account two pictures are taken at once',
    file: 'packages/api/src/auth/pictures/pictures.ts',
    text: 'createFairShare({ atOnce: 2, waiting: 0 })',
    replacement: 'createFairShare({ atOnce: 99, waiting: 0 })',
    test: 'apps/server/src/picture-routes.test.ts',
  },
  {
    rule: 'of all accounts so many pictures are taken at once',
    file: 'packages/api/src/auth/pictures/pictures.ts',
    text: 'createGate({ atOnce: 16, waiting: 0 })',
    replacement: 'createGate({ atOnce: 99, waiting: 0 })',
    test: 'apps/server/src/picture-routes.test.ts',
  },
  {
    rule: 'nothing is read of a picture before it is counted',
    file: 'packages/api/src/auth/pictures/pictures.ts',
    text: `    ofAll(async () => {
`,
    replacement: `    ofAll(async () => {
      const content = await read();
      read = async () => content;
`,
    test: 'apps/server/src/picture-routes.test.ts',
  },
  {
    rule: 'a picture may take its time',
    file: 'apps/server/src/socket-limits.ts',
    text: `wholeMs: pictureMs }`,
    replacement: `wholeMs: bodyMs }`,
    test: 'apps/server/src/socket-limits.test.ts',
  },
  {
    rule: 'a picture may take its time, but not for ever',
    file: 'apps/server/src/socket-limits.ts',
    text: ' && passedMs < wholeMs',
    replacement: '',
    test: 'apps/server/src/socket-limits.test.ts',
  },
  {
    rule: 'guests send no pictures',
    file: 'apps/server/src/picture-routes.ts',
    text: `if (viewer.role === 'guest') throw new DomainError('forbidden');`,
    replacement: '',
    test: 'apps/server/src/picture-routes.test.ts',
  },
  {
    rule: 'strangers see no pictures',
    file: 'apps/server/src/picture-routes.ts',
    text: `if (viewer === null) return refuse(response, { status: 401, reason: 'unauthenticated' });`,
    replacement: '',
    test: 'apps/server/src/picture-routes.test.ts',
  },
  {
    rule: 'a picture that was replaced is kept for nobody',
    file: 'packages/api/src/auth/pictures/pictures.ts',
    text: `    if (before !== undefined && before.hash !== stored.hash)
      await blobs.release(trx, { hash: before.hash, keeper, now });
`,
    replacement: '',
    test: 'apps/server/src/picture-routes.test.ts',
  },
];

import type { LanguageTag } from '@studyhall/domain/primitives';
import { hallo, hello, type MailText } from '../mail-text.ts';

/** What an account is told when administrators hide something of it. */
export const hidingNotices = { name: 'name-hidden', picture: 'picture-hidden' } as const;
export type HidingNotice = (typeof hidingNotices)[keyof typeof hidingNotices];

const english = (subject: string, what: string): MailText => {
  return ({ name, link }) => ({
    subject,
    text: `${hello(name)}

${what} Nothing else has changed: your account and everything in it stay yours.

You can choose another one here, which everybody sees at once:

${link}

If you think that this is a mistake, write to whoever runs this site.
`,
  });
};

const german = (subject: string, what: string): MailText => {
  return ({ name, link }) => ({
    subject,
    text: `${hallo(name)}

${what} Sonst hat sich nichts geändert: Dein Konto und alles darin gehört weiterhin dir.

Hier kannst du etwas anderes wählen, das alle sofort sehen:

${link}

Wenn du das für einen Irrtum hältst, schreibe den Betreibern dieser Seite.
`,
  });
};

export const hidingMails: Record<LanguageTag, Record<HidingNotice, MailText>> = {
  en: {
    'name-hidden': english(
      'Your name is hidden from others',
      'somebody found your name unfit, and whoever runs this site has hidden it: others see a neutral one instead.',
    ),
    'picture-hidden': english(
      'Your picture is hidden from others',
      'somebody found your picture unfit, and whoever runs this site has hidden it: others see your avatar instead.',
    ),
  },
  de: {
    'name-hidden': german(
      'Dein Name ist für andere verborgen',
      'jemand fand deinen Namen unpassend, und die Betreiber dieser Seite haben ihn verborgen: Andere sehen stattdessen einen neutralen.',
    ),
    'picture-hidden': german(
      'Dein Bild ist für andere verborgen',
      'jemand fand dein Bild unpassend, und die Betreiber dieser Seite haben es verborgen: Andere sehen stattdessen deinen Avatar.',
    ),
  },
};

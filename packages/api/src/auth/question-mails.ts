import type { LanguageTag } from '@studyhall/domain/primitives';
import { hallo, hello, type MailText } from './mail-text.ts';

/** What somebody is told who reported a question. */
export const questionNotices = ['question-fixed', 'question-answered'] as const;
export type QuestionNotice = (typeof questionNotices)[number];

const english = (subject: string, what: string): MailText => {
  return ({ name, link }) => ({
    subject,
    text: `${hello(name)}

${what}

You find your reports, and what was said to them, below your quizzes:

${link}
`,
  });
};

const german = (subject: string, what: string): MailText => {
  return ({ name, link }) => ({
    subject,
    text: `${hallo(name)}

${what}

Deine Meldungen und was dazu gesagt wurde, findest du unter deinen Quiz:

${link}
`,
  });
};

export const questionMails: Record<LanguageTag, Record<QuestionNotice, MailText>> = {
  en: {
    'question-fixed': english(
      'A question that you reported was corrected',
      'thank you for telling us: a question that you reported was corrected.',
    ),
    'question-answered': english(
      'There is an answer to your report of a question',
      'thank you for telling us: whoever wrote a question that you reported has looked at it, and answered you. You can read the answer as soon as you may be shown how the question is solved.',
    ),
  },
  de: {
    'question-fixed': german(
      'Eine Frage, die du gemeldet hast, wurde berichtigt',
      'danke für deinen Hinweis: Eine Frage, die du gemeldet hast, wurde berichtigt.',
    ),
    'question-answered': german(
      'Zu deiner Meldung einer Frage gibt es eine Antwort',
      'danke für deinen Hinweis: Wer die Frage geschrieben hat, die du gemeldet hast, hat sie sich angesehen und dir geantwortet. Du kannst die Antwort lesen, sobald dir gezeigt werden darf, wie die Frage zu lösen ist.',
    ),
  },
};

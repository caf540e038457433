import type { TextFormat } from '@studyhall/domain/quizzes/schemas';
import { MarkdownText } from '../../ui/markdown-text.tsx';
import { type TextOf, useTextLang } from './question-language.tsx';
import classes from './question-text.module.css';

interface QuestionTextProps {
  readonly text: string;
  readonly format: TextFormat;
  /** Inside a label or a button only words may stand, no paragraphs. */
  readonly isInline?: boolean;
  readonly of?: TextOf;
}

/** A text of a question as its author means it: Markdown, or every character and every line as written. */
export function QuestionText({ text, format, isInline = false, of }: QuestionTextProps) {
  const lang = useTextLang(of);
  if (format === 'markdown') return <MarkdownText text={text} isInline={isInline} lang={lang} />;
  return isInline ? (
    <span className={classes['plain']} lang={lang}>
      {text}
    </span>
  ) : (
    <div className={classes['plain']} lang={lang}>
      {text}
    </div>
  );
}

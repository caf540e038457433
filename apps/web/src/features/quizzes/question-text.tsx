import type { TextFormat } from '@studyhall/domain/quizzes/schemas';
import { MarkdownText } from '../../ui/markdown-text.tsx';
import classes from './question-text.module.css';

interface QuestionTextProps {
  readonly text: string;
  readonly format: TextFormat;
  /** Inside a label or a button only words may stand, no paragraphs. */
  readonly isInline?: boolean;
}

/** A text of a question as its author means it: Markdown, or every character and every line as written. */
export function QuestionText({ text, format, isInline = false }: QuestionTextProps) {
  if (format === 'markdown') return <MarkdownText text={text} isInline={isInline} />;
  return isInline ? (
    <span className={classes['plain']}>{text}</span>
  ) : (
    <div className={classes['plain']}>{text}</div>
  );
}

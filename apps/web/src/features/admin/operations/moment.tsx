import { useTranslation } from 'react-i18next';
import { useViewer } from '../../../kernel/session.ts';
import { agoText, exactMomentText, momentText } from '../../../ui/dates.ts';

/** Moments as whoever looks reads them. */
export function useMoments() {
  const { i18n } = useTranslation();
  const { timeZone } = useViewer();
  return {
    language: i18n.language,
    timeZone,
    at: (instant: Date) => momentText(instant, i18n.language, timeZone),
    /** To the second. */
    exactly: (instant: Date) => exactMomentText(instant, i18n.language, timeZone),
    ago: (instant: Date) => agoText(instant, Date.now(), i18n.language),
  };
}

/** "2 hours ago", with the moment itself for whoever points at it. */
export function Ago({ instant }: { readonly instant: Date }) {
  const { at, ago } = useMoments();
  return (
    <time dateTime={instant.toISOString()} title={at(instant)}>
      {ago(instant)}
    </time>
  );
}

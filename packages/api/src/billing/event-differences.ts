import type { DifferenceView } from './admin-views.ts';
import type { ComparedEvent } from './reconcile-queries.ts';

/** What is wrong with a message of the provider and the tries to act on it. */
export function differencesOfEvent(event: ComparedEvent): DifferenceView[] {
  const { eventId: subject, outcome, note, tries, lastNumber } = event;
  if (outcome === null) return [{ kind: 'event-without-try', subject, detail: 'kept, and never acted on' }];
  const differences: DifferenceView[] = [];
  if (outcome === 'failed' || outcome === 'review')
    differences.push({
      kind: 'event-not-settled',
      subject,
      detail: note === null ? outcome : `${outcome}: ${note}`,
    });
  if (tries !== lastNumber)
    differences.push({
      kind: 'event-tries-have-gap',
      subject,
      detail: `${lastNumber} counted, ${tries} kept`,
    });
  return differences;
}

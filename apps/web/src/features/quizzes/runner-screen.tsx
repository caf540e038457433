import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { trpc } from '../../kernel/api.ts';
import { Main } from '../../kernel/main.tsx';
import { Card } from '../../ui/card.tsx';
import { AttemptFailure } from './attempt-failure.tsx';
import { Runner } from './runner.tsx';

/** Takes an attempt to its end; a finished one shows its result. */
export function RunnerScreen({ attemptId }: { readonly attemptId: string }) {
  const attempt = useQuery(
    trpc.quizzes.getAttempt.queryOptions({ attemptId }, { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 }),
  );
  if (attempt.error !== null) {
    return (
      <Main>
        <AttemptFailure error={attempt.error} />
      </Main>
    );
  }
  if (attempt.data === undefined) return <RunnerSkeleton />;
  if (attempt.data.state === 'finished') {
    return <Navigate to="/attempts/$attemptId/result" params={{ attemptId }} replace />;
  }
  if (attempt.data.state === 'discarded') return <Navigate to="/exams" replace />;
  const serverAheadMs = attempt.data.serverNow.getTime() - attempt.dataUpdatedAt;
  return <Runner key={attemptId} attempt={attempt.data} serverAheadMs={serverAheadMs} />;
}

function RunnerSkeleton() {
  return (
    <Card padding="roomy" aria-busy>
      <Stack gap="md">
        <Skeleton height={14} width={140} />
        <Skeleton height={26} />
        <Skeleton height={26} width="60%" />
        {[0, 1, 2, 3].map((row) => (
          <Skeleton key={row} height={54} radius="md" />
        ))}
      </Stack>
    </Card>
  );
}

import { SegmentedControl } from '@mantine/core';
import type { PointsFactor } from '@studyhall/domain/live/game-question';

const FACTORS = [0, 1, 2] as const satisfies readonly PointsFactor[];

interface PointsChoiceProps {
  /** Of which question, in words. */
  readonly label: string;
  readonly points: PointsFactor;
  readonly onPoints: (points: PointsFactor) => void;
  readonly isDisabled?: boolean;
}

/** Whether a question counts for nothing, once or twice. */
export function PointsChoice({ label, points, onPoints, isDisabled = false }: PointsChoiceProps) {
  return (
    <SegmentedControl
      aria-label={label}
      size="sm"
      disabled={isDisabled}
      value={String(points)}
      data={FACTORS.map((factor) => ({ value: String(factor), label: factor === 0 ? '0' : `${factor}×` }))}
      onChange={(value) => onPoints(FACTORS.find((factor) => String(factor) === value) ?? points)}
    />
  );
}

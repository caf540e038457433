import type { Board, Square } from '@studyhall/domain/progress/turtle/board';
import { useTranslation } from 'react-i18next';
import classes from './board-in-words.module.css';
import { Disclosure } from './disclosure.tsx';
import type { Scene } from './scene.ts';

interface BoardInWordsProps {
  readonly board: Board;
  readonly scene: Scene;
}

/** Every square of the board as a table, for whoever does not see the picture. */
export function BoardInWords({ board, scene }: BoardInWordsProps) {
  const { t } = useTranslation();
  const { width, height, squares } = board;
  const nameOf = (x: number, y: number): string => {
    if (scene.turtle.x === x && scene.turtle.y === y) return t('turtle.picture.start');
    const square = squares[y * width + x] ?? 'free';
    const isGone = scene.cleared.has(y * width + x);
    return t(`turtle.picture.${isGone ? 'free' : (square satisfies Square)}`);
  };
  return (
    <Disclosure title={t('turtle.picture.inWords')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever scrolls by keyboard has to reach what scrolls */}
      <section className={classes['scroller']} tabIndex={0} aria-label={t('turtle.picture.inWords')}>
        <table className={classes['table']}>
          <thead>
            <tr>
              <td />
              {Array.from({ length: width }, (_, x) => (
                <th key={x} scope="col">
                  {x + 1}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: height }, (_, y) => (
              <tr key={y}>
                <th scope="row">{y + 1}</th>
                {Array.from({ length: width }, (_, x) => (
                  <td key={x}>{nameOf(x, y)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Disclosure>
  );
}

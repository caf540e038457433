import { type PointerEvent, type RefObject, useState } from 'react';

interface Dragging {
  readonly list: RefObject<HTMLElement | null>;
  readonly onMove: (from: number, to: number) => void;
}

interface Dragged {
  /** The place of what is held now; null where nothing is. */
  readonly dragged: number | null;
  handlersOf(place: number): {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
  };
}

/** Items of a list that a finger or a mouse moves: what is held changes places with what it is pulled over. */
export function useDragged({ list, onMove }: Dragging): Dragged {
  const [dragged, setDragged] = useState<number | null>(null);
  const end = (): void => setDragged(null);
  return {
    dragged,
    handlersOf: (place) => ({
      onPointerDown: (event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        event.preventDefault();
        setDragged(place);
      },
      onPointerMove: ({ clientY }) => {
        if (dragged === null) return;
        const over = placeAt(list.current, clientY);
        if (over === undefined || over === dragged) return;
        onMove(dragged, over);
        setDragged(over);
      },
      onPointerUp: end,
      onPointerCancel: end,
    }),
  };
}

/** Whose middle the pointer has passed: over one that is taller than what is held, nothing jumps back and forth. */
function placeAt(list: HTMLElement | null, y: number): number | undefined {
  const places = [...(list?.children ?? [])].map((child) => child.getBoundingClientRect());
  const over = places.findIndex(({ top, bottom }) => y >= top + 8 && y <= bottom - 8);
  return over === -1 ? undefined : over;
}

/** What `answer` resolves with, or `late` if it takes longer. It is not given up: it goes on by itself. */
export async function inTimeOr<T, L>(answer: Promise<T>, milliseconds: number, late: L): Promise<T | L>;
export async function inTimeOr<T, L>(answer: Promise<T>, milliseconds: number, late: L): Promise<T | L> {
  let timer: NodeJS.Timeout | undefined;
  const isLate = new Promise<L>((resolve) => {
    timer = setTimeout(resolve, milliseconds, late);
  });
  try {
    return await Promise.race([answer, isLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** A bank as CSV: every row new, four options with reasons, about half a kilobyte each. */
export declare function questionFile(rows: number): Buffer;

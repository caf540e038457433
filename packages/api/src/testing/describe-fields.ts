import type pg from 'pg';

/** A column of a statement's rows as the protocol tells it: by numbers of types, tables and their columns. */
interface Field {
  readonly name: string;
  readonly tableID: number;
  readonly columnID: number;
  readonly dataTypeID: number;
}

/** Asks how the rows of a statement look, without sending it. Errors: what PostgreSQL says of the statement. */
export async function describeFields(client: pg.Client, text: string): Promise<readonly Field[]> {
  return await new Promise((resolve, reject) => {
    let fields: readonly Field[] = [];
    let failure: Error | undefined;
    // The driver calls these of a query that speaks to the server itself, which it has for cursors and streams.
    client.query({
      submit: (wire: pg.Connection) => {
        wire.parse({ name: '', text, types: [] }, true);
        wire.describe({ type: 'S', name: '' }, true);
        wire.sync();
      },
      handleRowDescription: (message: { readonly fields: readonly Field[] }) => {
        ({ fields } = message);
      },
      handleError: (error: Error) => {
        failure = error;
      },
      handleReadyForQuery: () => (failure === undefined ? resolve(fields) : reject(failure)),
    });
  });
}

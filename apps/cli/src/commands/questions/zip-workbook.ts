/** What makes a workbook, where a file is to be one. */
export function workbookZip(file: string | undefined) {
  return file?.toLowerCase().endsWith('.xlsx') === true ? zipWorkbook : undefined;
}

async function zipWorkbook(files: Readonly<Record<string, string>>): Promise<Uint8Array> {
  // Few commands write a workbook, and each would load it.
  const { strToU8, zipSync } = await import('fflate');
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Failure, Misuse } from '../failures.ts';
import { cleanJson, cleanText } from './clean.ts';
import { renderCsv, renderJson, renderTsv } from './plain.ts';
import type { Document, Listing, Result, ShownRecord } from './result.ts';
import { renderRecord, renderTable } from './table.ts';
import type { Terminal } from './terminal.ts';

/** What the command line says about the form of the answer. */
export interface OutputOptions {
  /** The fields after `--json=`, or '*' for all. */
  readonly json?: string | undefined;
  readonly csv?: boolean | undefined;
}

/** Data to stdout, everything else to stderr. */
export async function writeResult(terminal: Terminal, result: Result, options: OutputOptions): Promise<void> {
  if (result.kind === 'done') return terminal.say(result.message, 'good');
  if (result.kind === 'document') return await writeDocument(terminal, result);
  terminal.stdout.write(render(terminal, result, options));
  if (result.note !== undefined) terminal.say(result.note, 'hint');
  if (result.failure !== undefined) throw new Failure(result.failure);
}

function render(terminal: Terminal, result: Listing | ShownRecord, { json, csv }: OutputOptions): string {
  const isTerminal = terminal.stdout.isTTY;
  if (json !== undefined) return renderJson(result, fieldsOf(result, json));
  if (csv === true) return isTerminal ? cleanText(renderCsv(result)) : renderCsv(result);
  if (!isTerminal) return renderTsv(result);
  return result.kind === 'listing' ? renderTable(result, terminal) : renderRecord(result, terminal);
}

function fieldsOf({ headings }: Listing | ShownRecord, json: string): string[] {
  if (json === '*') return [];
  const names = headings.map((heading) => heading.name);
  const fields = json.split(',').map((field) => field.trim());
  const unknown = fields.filter((field) => !names.includes(field));
  if (unknown.length === 0) return fields;
  throw new Misuse(`--json has no field ${unknown.map((name) => `"${name}"`).join(', ')}`, {
    hint: `The fields are: ${names.join(', ')}`,
  });
}

async function writeDocument(terminal: Terminal, { chunks, file, done }: Document): Promise<void> {
  if (file === undefined) {
    for await (const chunk of chunks) await writeChunk(terminal, chunk);
  } else await writeWholeFile(file, chunks);
  const said = done();
  if (said !== undefined) terminal.say(said, 'good');
}

async function writeChunk({ stdout }: Terminal, chunk: string | Uint8Array): Promise<void> {
  const safe = stdout.isTTY && typeof chunk === 'string' ? cleanText(cleanJson(chunk)) : chunk;
  if (!stdout.write(safe)) await new Promise((resolve) => stdout.once('drain', resolve));
}

/** Whole or not at all: an interrupted export leaves the older file as it was. */
async function writeWholeFile(file: string, chunks: Document['chunks']): Promise<void> {
  const draft = `${file}.part`;
  try {
    await pipeline(chunks, createWriteStream(draft));
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error;
    throw new Failure(`cannot write ${file} (${String(error.code)})`, { cause: error });
  }
}

// What the peers share: where the documents are, and how their answers are written.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** [name, text] of each document of a folder that `score_ner.py export` wrote. */
export const documents = (folder) =>
  readdirSync(folder).filter((name) => name.endsWith('.txt')).sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]);

/** Entities are {type, start, end} in UTF-16 code units, as `ingest annotate` writes them. */
export function write(folder, name, entities) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), JSON.stringify({ entities }));
}

/** Tokens a second of processor time, start and loading included. */
export function report(name, tokens, milliseconds) {
  console.error(`${name}: ${tokens} tokens, ${Math.round((tokens / milliseconds) * 1000)} a second of processor time, start included`);
}

export const count = (text) => text.split(/\s+/).filter(Boolean).length;

// node compromise.mjs DOCS OUT: people, organisations and places as compromise finds them.
import { count, documents, report, write } from './spans.mjs';
import nlp from 'compromise';

const [docs, out] = process.argv.slice(2);
let tokens = 0;

for (const [name, text] of documents(docs)) {
  const parsed = nlp(text);
  const entities = [];

  for (const [type, found] of [['PERSON', parsed.people()], ['ORG', parsed.organizations()], ['LOC', parsed.places()]]) {
    for (const { offset } of found.json({ offset: true, terms: false })) {
      // Its spans take the punctuation beside a name along.
      const raw = text.slice(offset.start, offset.start + offset.length);
      const start = offset.start + raw.search(/[\p{L}\p{N}]/u);
      const end = offset.start + raw.trimEnd().replace(/[\p{P}\s]+$/u, '').length;
      if (end > start) entities.push({ type, start, end });
    }
  }

  write(out, name, entities);
  tokens += count(text);
}

const { user, system } = process.cpuUsage();
report('compromise', tokens, (user + system) / 1000);

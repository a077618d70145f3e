// OpenNLP's name finder (Debian package `opennlp`), trained on the data that our tagger is trained on.
//   node opennlp.mjs train MODEL SET...      SET is a .tsv file of BIO labels, or the folder of our corpus
//   node opennlp.mjs annotate MODEL DOCS OUT
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documents, write } from './spans.mjs';

const names = { PER: 'person', ORG: 'organization', LOC: 'location', MISC: 'misc' };
const types = { person: 'PERSON', organization: 'ORG', location: 'LOC', misc: 'MISC' };
const scratch = mkdtempSync(join(tmpdir(), 'opennlp-'));

/** Lines of one set: sentences with marks, an empty line between documents (it clears what the finder remembers). */
function lines(path) {
  return statSync(path).isDirectory()
    ? readdirSync(path).filter((f) => f.endsWith('.txt')).sort().flatMap((f) => corpus(readFileSync(join(path, f), 'utf8')))
    : bio(readFileSync(path, 'utf8'));
}

function bio(text) {
  return text.split('\n\n').flatMap((sentence) => {
    const out = [];
    let open = null;

    for (const line of sentence.split('\n').filter((l) => l.trim() && !l.startsWith('-DOCSTART-'))) {
      const [token, ...rest] = line.split('\t');
      const tag = rest.at(-1).trim();
      if (open && (tag[0] !== 'I' || tag.slice(2) !== open)) { out.push('<END>'); open = null; }
      if (tag !== 'O' && !open) { open = tag.slice(2); out.push(`<START:${names[open]}>`); }
      out.push(token.replace(/\s/g, '_') || '_');
    }

    if (open) out.push('<END>');
    return sentence.includes('-DOCSTART-') ? ['', out.join(' ')] : [out.join(' ')];
  });
}

function corpus(text) {
  return text.split('\n').flatMap((line) => {
    if (line.startsWith('===')) return [''];
    if (!line.trim()) return [];
    const spaced = line.replace(/^> /, '').replace(/\[(PER|ORG|LOC|MISC) ([^\]]+)\]/g, (_, type, name) => ` <START:${names[type]}> ${tokens(name)} <END> `);
    return spaced.split(/(<START:\w+>|<END>)/).map((part) => (part.startsWith('<START') || part === '<END>' ? part : tokens(part)))
      .join(' ').replace(/\s+/g, ' ').trim().split(/(?<= [.!?]"?) (?=[<"A-Z])/)
      .reduce((sentences, part) => (open(sentences.at(-1)) ? [...sentences.slice(0, -1), `${sentences.at(-1)} ${part}`] : [...sentences, part]), []);
  });
}

/** A name goes on over what looked like the end of a sentence: "D. C." */
const open = (sentence = '') => sentence.lastIndexOf('<START') > sentence.lastIndexOf('<END>');

const tokens = (text) => text.replace(/('s|’s)\b/g, ' $1').replace(/([^\p{L}\p{N}\s'’.&]|\.(?=\s|$))/gu, ' $1 ').replace(/\s+/g, ' ').trim();

const [command, model, ...rest] = process.argv.slice(2);

if (command === 'train') {
  const data = join(scratch, 'train.txt');
  writeFileSync(data, rest.flatMap((set) => ['', ...lines(set)]).join('\n') + '\n');

  // Its defaults.
  const params = join(scratch, 'params.txt');
  writeFileSync(params, 'Algorithm=PERCEPTRON\nIterations=300\nCutoff=0\n');
  execFileSync('opennlp', ['TokenNameFinderTrainer', '-params', params, '-model', model, '-lang', 'eng', '-data', data, '-encoding', 'UTF-8'], { stdio: 'inherit' });
} else {
  const [docs, out] = rest;
  const all = documents(docs);
  const input = all.map(([, text]) => text.trimEnd()).join('\n\n');
  const output = execFileSync('opennlp', ['TokenNameFinder', model], { input: input + '\n', encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['pipe', 'pipe', 'ignore'] });
  const marked = output.split('\n\n');

  all.forEach(([name, text], i) => {
    const entities = [];
    let position = 0;
    let open = null;

    for (const token of (marked[i] ?? '').split(/\s+/).filter(Boolean)) {
      const start = /^<START:(\w+)>$/.exec(token);
      if (start) open = { type: types[start[1]] ?? 'MISC' };
      else if (token === '<END>') { entities.push(open); open = null; }
      else {
        const at = text.indexOf(token, position);
        position = at + token.length;
        if (open) { open.start ??= at; open.end = position; }
      }
    }

    write(out, name, entities.filter((e) => e?.end > e?.start));
  });
}

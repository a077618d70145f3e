// node speed.mjs NAME FOLDER SECONDS: goes over the documents of a folder again and again, and prints how many times and in what processor time; what comes before (loading, compiling) is not in it.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const [name, folder, seconds] = process.argv.slice(2);
const documents = readdirSync(folder).sort().map((file) => readFileSync(join(folder, file), 'utf8'));
const run = await work(name);
const warmUps = 5;

for (let round = 0; round < warmUps; round++) documents.forEach(run);

const start = process.cpuUsage();
let rounds = 0;
let milliseconds = 0;

while (milliseconds < seconds * 1000) {
  documents.forEach(run);
  rounds++;
  const { user, system } = process.cpuUsage(start);
  milliseconds = (user + system) / 1000;
}

console.log(JSON.stringify({ rounds, milliseconds }));

/** What a peer does with one document. */
async function work(peer) {
  switch (peer) {
    case 'readability': {
      const { Readability } = await import('@mozilla/readability');
      const { parseHTML } = await import('linkedom');
      return (html) => new Readability(parseHTML(html).document).parse();
    }

    case 'compromise': {
      const { default: nlp } = await import('compromise');
      return (text) => {
        const parsed = nlp(text);
        return [parsed.people().json(), parsed.organizations().json(), parsed.places().json()];
      };
    }

    case 'wink': {
      const { default: winkNLP } = await import('wink-nlp');
      const { default: model } = await import('wink-eng-lite-web-model');
      const nlp = winkNLP(model);
      return (text) => nlp.readDoc(text).entities().out(nlp.its.detail);
    }

    default:
      throw new Error(`There is no peer '${peer}'.`);
  }
}

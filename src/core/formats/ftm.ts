import { type EntityCluster, engineLabel } from '../annotations/model';
import { keeping } from './aspects';
import { DocumentIndex } from './documentIndex';
import { type Format, type FormatInput, oneFile } from './format';
import { wellFormed } from './offsets';

/**
 * FollowTheMoney, as OpenAleph reads it: a line for the document, for each person and organisation in it, and for each
 * of their names a mention that leads to both. Who is one in several documents is left to those who know: two people
 * may have one name, so each document has people of its own. Ids are made of the hash of the text, so that a later
 * export gives the same.
 */
export const ftm: Format = {
  id: 'ftm',
  title: 'FollowTheMoney',
  about: 'people and organisations with their mentions, for OpenAleph',
  icon: 'organization',
  keeps: keeping('text', 'returns', 'date', 'entities', 'clusters', 'names'),
  alsoLoses: ({ document }) => {
    const index = new DocumentIndex(document);
    const entities = document.entities.filter(({ cluster }) => schemaOf(index.cluster(cluster)) === undefined).length;
    const clusters = document.clusters.filter(cluster => schemaOf(cluster) === undefined).length;
    return [
      { aspect: 'entities' as const, count: entities },
      { aspect: 'clusters' as const, count: clusters },
    ].filter(({ count }) => count > 0);
  },
  files: oneFile('.ftm.json', ftmLines, head => head.startsWith('{"id":"newsmark-')),
  holds: 'many',
  knownBy: ['.ftm.json', '.ftm'],
};

function schemaOf(cluster: EntityCluster | undefined): 'Person' | 'Organization' | undefined {
  const label = cluster === undefined ? undefined : engineLabel(cluster);
  return label === 'PERSON' ? 'Person' : label === 'ORG' ? 'Organization' : undefined;
}

function* ftmLines({ document, text }: FormatInput): Generator<string> {
  const { id, uri, sha256, date, language } = document.document;
  const index = new DocumentIndex(document);
  const own = `newsmark-${sha256.slice(0, 24)}`;
  const names = (...labels: readonly string[]): readonly string[] =>
    document.clusters.filter(cluster => labels.includes(engineLabel(cluster))).map(({ name }) => name);
  const countries = document.clusters.flatMap(({ place }) =>
    place?.kind === 'country' && place.country !== null ? [place.country.toLowerCase()] : [],
  );
  const headline = document.zones.find(({ kind }) => kind === 'headline');
  yield line(own, 'Article', {
    fileName: [uri ?? id],
    title: headline === undefined ? [] : [text.slice(headline.start, headline.end)],
    publishedAt: date === null ? [] : [date],
    detectedLanguage: language === null ? [] : ['eng'],
    bodyText: [text],
    peopleMentioned: names('PERSON'),
    companiesMentioned: names('ORG'),
    locationMentioned: names('GPE', 'LOC', 'FAC'),
    detectedCountry: countries,
  });
  for (const [i, cluster] of document.clusters.entries()) {
    const schema = schemaOf(cluster);
    if (schema === undefined) continue;
    const thing = `${own}-${i + 1}`;
    const spelled = [...new Set(index.mentions(cluster).map(mention => mention.text))];
    yield line(thing, schema, { name: [cluster.name], weakAlias: spelled.filter(name => name !== cluster.name) });
    for (const [n, name] of spelled.entries())
      yield line(`${thing}-${n + 1}`, 'Mention', {
        ...{ document: [own], resolved: [thing], name: [name], detectedSchema: [schema] },
      });
  }
}

function line(id: string, schema: string, properties: Readonly<Record<string, readonly string[]>>): string {
  const said = Object.entries(properties).flatMap(([name, values]) => {
    const kept = [...new Set(values)].filter(value => value.trim() !== '').map(wellFormed);
    return kept.length === 0 ? [] : [[name, kept] as const];
  });
  return `${JSON.stringify({ id, schema, properties: Object.fromEntries(said) })}\n`;
}

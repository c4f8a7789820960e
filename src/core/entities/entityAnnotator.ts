import type {
  Annotator,
  BeforeEntities,
  DocumentBeforeEntities,
  DocumentContext,
  EntityResult,
  Last,
  LocalMention,
} from '../annotations/annotator';
import type { Block } from '../blocks/block';
import { lazily } from '../text/lazily';
import { type Inflate, type PackedData, unpackAhead } from '../text/packedData';
import { BlockTagger } from './block/blockTagger';
import { createResolver } from './document/resolveEntities';
import lexiconData from './tables/lexicon.bin';
import { NameLexicon } from './tables/nameLexicon';
import { NameTable } from './tables/nameTable';
import { OwnNames } from './tables/ownNames';
import { PLACES_DATA } from './tables/placeTable';
import { Tagger } from './tagger/tagger';
import { Weights } from './tagger/weights';
import weightsData from './tagger/weights.bin';

export type EntityAnnotator = Annotator<readonly LocalMention[], EntityResult, BeforeEntities, DocumentBeforeEntities>;

/** The trained files of the annotator, packed; training gives it others than those that ship. */
export interface EntityFiles {
  readonly lexicon: PackedData;
  readonly weights: PackedData;
}

const SHIPPED: EntityFiles = { lexicon: lexiconData, weights: weightsData };

/** What takes long to load, and says nothing of any text. */
interface Loaded {
  readonly lexicon: NameLexicon;
  readonly names: NameTable;
  readonly tagger: Tagger;
}

const loadShipped = lazily(() => loadFiles(SHIPPED));

function loadFiles(files: EntityFiles): Loaded {
  const lexicon = NameLexicon.unpack(files.lexicon);
  return { lexicon, names: new NameTable(), tagger: new Tagger(Weights.unpack(files.weights), lexicon) };
}

/**
 * Finds persons, peoples, buildings, organisations, places and other names, and joins those of one thing to clusters.
 * Weights and tables are unpacked at the first text, not at creation.
 *
 * @param ownNames a user's table of names, which go before all others; see `OwnNames`
 */
export function createEntityAnnotator(files: EntityFiles = SHIPPED, ownNames = ''): EntityAnnotator {
  const load = lazily(() => {
    const { lexicon, names, tagger } = files === SHIPPED ? loadShipped() : loadFiles(files);
    const own = new OwnNames(ownNames);
    return { blocks: new BlockTagger(tagger, lexicon, names, own), resolve: createResolver(lexicon, own) };
  });
  return {
    name: 'entities',
    annotateBlock: (block: Block, before: BeforeEntities): readonly LocalMention[] =>
      load().blocks.mentionsOf(block, before.zones),
    resolve: (
      document: DocumentContext,
      locals: readonly (readonly LocalMention[])[],
      before: DocumentBeforeEntities,
      last?: Last<EntityResult>,
    ): EntityResult => load().resolve(document, locals, before, last),
  };
}

/** Has the platform unpack weights and tables, which spares the first text much of its wait. Never rejects. */
export async function prepareEntityData(inflate: Inflate): Promise<void> {
  await Promise.all([weightsData, lexiconData, PLACES_DATA].map(packed => unpackAhead(packed, inflate)));
}

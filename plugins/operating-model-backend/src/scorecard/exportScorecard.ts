import {
  ScorecardEntity,
  scorecardCsvHead,
  scorecardToCsv,
} from 'backstage-plugin-operating-model-common';
import { Download } from '../http/Download';
import { ScorecardService } from './ScorecardService';

type Export = Awaited<ReturnType<ScorecardService['export']>>;

/** A longer text, which is kept in a place of its own, takes twenty times as long to make; and others would wait longer for their turn. */
const PIECE = 60_000;

/** What entities are written as, in few pieces. */
function* inPieces(
  entities: readonly ScorecardEntity[],
  write: (entity: ScorecardEntity) => string,
) {
  let piece: string[] = [];
  let length = 0;
  for (const entity of entities) {
    const text = write(entity);
    piece.push(text);
    length += text.length;
    if (length < PIECE) continue;
    yield piece.join('');
    piece = [];
    length = 0;
  }
  if (length) yield piece.join('');
}

async function* csv({ pages }: Export) {
  yield scorecardCsvHead();
  const known: Parameters<typeof scorecardToCsv>[1] = new WeakMap();
  const linesOf = (entity: ScorecardEntity) => scorecardToCsv([entity], known);
  for await (const page of pages) yield* inPieces(page, linesOf);
}

async function* json({ pages, generation }: Export) {
  // What comes after the bracket is put in piece by piece.
  yield `${JSON.stringify({ ...generation, items: [] }).slice(0, -2)}`;
  // Entities share their cells with others, of which so much is the same.
  const known = new WeakMap<ScorecardEntity['cells'], string>();
  let separator = '';
  /** One line for each entity. */
  const lineOf = ({ cells, ...entity }: ScorecardEntity) => {
    const text = known.get(cells) ?? JSON.stringify(cells);
    known.set(cells, text);
    // The reference is always there, so that a comma has something to follow.
    const head = JSON.stringify(entity).slice(0, -1);
    const line = `${separator}${head},"cells":${text}}`;
    separator = ',\n';
    return line;
  };
  for await (const page of pages) yield* inPieces(page, lineOf);
  yield ']}';
}

/** The scorecard as a file, of which no more than a page of entities is in memory at a time. */
export function exportScorecard(
  exported: Export,
  format: 'csv' | 'json',
): Download {
  const day = exported.generation.computedAt?.slice(0, 10) ?? 'empty';
  return format === 'csv'
    ? new Download({
        contentType: 'text/csv; charset=utf-8',
        fileName: `scorecard-${day}.csv`,
        chunks: csv(exported),
      })
    : new Download({
        contentType: 'application/json; charset=utf-8',
        fileName: `scorecard-${day}.json`,
        chunks: json(exported),
      });
}

import {
  ScorecardEntity,
  scorecardCsvHead,
  scorecardToCsv,
} from 'backstage-plugin-operating-model-common';
import { chunksOf } from '../chunksOf';
import { Download } from '../http/Download';
import { ScorecardService } from './ScorecardService';

type Export = Awaited<ReturnType<ScorecardService['export']>>;

/** Entities written in one go: some hundred kilobytes, which others do not wait for long. */
const AT_A_STRETCH = 100;

async function* inPieces({ pages }: Export) {
  for await (const items of pages) yield* chunksOf(items, AT_A_STRETCH);
}

async function* csv(exported: Export) {
  yield scorecardCsvHead();
  for await (const items of inPieces(exported)) yield scorecardToCsv(items);
}

/** One line for each entity. */
function linesOf(items: readonly ScorecardEntity[]): string {
  // Entities share their cells with others, of which so much is the same.
  const known = new Map<ScorecardEntity['cells'], string>();
  const textOf = (cells: ScorecardEntity['cells']) => {
    const text = known.get(cells) ?? JSON.stringify(cells);
    known.set(cells, text);
    return text;
  };
  return items
    .map(({ cells, ...entity }) => {
      // The reference is always there, so that a comma has something to follow.
      const head = JSON.stringify(entity).slice(0, -1);
      return `${head},"cells":${textOf(cells)}}`;
    })
    .join(',\n');
}

async function* json(exported: Export) {
  const { generation } = exported;
  // What comes after the bracket is put in piece by piece.
  yield `${JSON.stringify({ ...generation, items: [] }).slice(0, -2)}`;
  let separator = '';
  for await (const items of inPieces(exported)) {
    yield separator + linesOf(items);
    separator = ',\n';
  }
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

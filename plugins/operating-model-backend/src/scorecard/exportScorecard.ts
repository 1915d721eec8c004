import {
  ScorecardEntity,
  ScorecardEntityFigures,
  scorecardCsvHead,
  scorecardFiguresCsvHead,
  scorecardFiguresToCsv,
  scorecardToCsv,
} from 'backstage-plugin-operating-model-common';
import { Download } from '../http/Download';
import { EvaluatedCellState, Generation } from './ScorecardStore';

interface Export<T> {
  generation: Generation;
  pages: AsyncIterable<T[]>;
}

/** How a file tells of one entity. */
interface Writer<T> {
  fileName: string;
  csvHead: string;
  csv(entity: T): string;
  json(entity: T): string;
}

/** A longer text, which is kept in a place of its own, takes twenty times as long to make; and others would wait longer for their turn. */
const PIECE = 60_000;

/** What entities are written as, in few pieces. */
function* inPieces<T>(entities: readonly T[], write: (entity: T) => string) {
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

type Cells = ScorecardEntity['cells'];

/** Which cells a file with a line for each has; all when absent. */
export interface CellFilter {
  activityRef?: string;
  state?: EvaluatedCellState;
}

/** A line for each cell, in JSON for each entity. Entities share their cells with others, of which so much is the same. */
function cellsWriter({
  activityRef,
  state,
}: CellFilter): Writer<ScorecardEntity> {
  const wanted = new WeakMap<Cells, Cells>();
  const isWanted = (cell: Cells[number]) =>
    (!activityRef || cell.activityRef === activityRef) &&
    // What is announced counts in no state.
    (!state || (cell.state === state && !cell.countsFrom));
  const wantedOf = (cells: Cells) => {
    if (!activityRef && !state) return cells;
    const found = wanted.get(cells) ?? cells.filter(isWanted);
    wanted.set(cells, found);
    return found;
  };
  const tails: Parameters<typeof scorecardToCsv>[1] = new WeakMap();
  const texts = new WeakMap<Cells, string>();
  return {
    fileName: 'scorecard',
    csvHead: scorecardCsvHead(),
    csv: entity =>
      scorecardToCsv([{ ...entity, cells: wantedOf(entity.cells) }], tails),
    json({ cells, ...entity }) {
      const text = texts.get(cells) ?? JSON.stringify(cells);
      texts.set(cells, text);
      // The reference is always there, so that a comma has something to follow.
      return `${JSON.stringify(entity).slice(0, -1)},"cells":${text}}`;
    },
  };
}

const FIGURES_WRITER: Writer<ScorecardEntityFigures> = {
  fileName: 'scorecard-entities',
  csvHead: scorecardFiguresCsvHead(),
  csv: entity => scorecardFiguresToCsv([entity]),
  json: entity => JSON.stringify(entity),
};

async function* csv<T>(
  { pages }: Export<T>,
  { csvHead, csv: write }: Writer<T>,
) {
  yield csvHead;
  for await (const page of pages) yield* inPieces(page, write);
}

async function* json<T>(
  { pages, generation }: Export<T>,
  { json: write }: Writer<T>,
) {
  // What comes after the bracket is put in piece by piece.
  yield `${JSON.stringify({ ...generation, items: [] }).slice(0, -2)}`;
  let separator = '';
  /** One line for each entity. */
  const lineOf = (entity: T) => {
    const line = separator + write(entity);
    separator = ',\n';
    return line;
  };
  for await (const page of pages) yield* inPieces(page, lineOf);
  yield ']}';
}

function fileOf<T>(
  exported: Export<T>,
  writer: Writer<T>,
  format: 'csv' | 'json',
): Download {
  const day = exported.generation.computedAt?.slice(0, 10) ?? 'empty';
  const fileName = `${writer.fileName}-${day}.${format}`;
  return format === 'csv'
    ? new Download({
        contentType: 'text/csv; charset=utf-8',
        fileName,
        chunks: csv(exported, writer),
      })
    : new Download({
        contentType: 'application/json; charset=utf-8',
        fileName,
        chunks: json(exported, writer),
      });
}

/**
 * The scorecard as a file, of which no more than two pages of entities are in memory at a time.
 *
 * @param filter - what a line is made for; in JSON entities have all their cells
 */
export function exportScorecard(
  exported: Export<ScorecardEntity>,
  format: 'csv' | 'json',
  filter: CellFilter = {},
): Download {
  return fileOf(exported, cellsWriter(filter), format);
}

/** The same without cells. */
export function exportFigures(
  exported: Export<ScorecardEntityFigures>,
  format: 'csv' | 'json',
): Download {
  return fileOf(exported, FIGURES_WRITER, format);
}

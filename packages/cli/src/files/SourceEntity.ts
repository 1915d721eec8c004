import { Entity } from '@backstage/catalog-model';
import { LineCounter } from 'yaml';

/** A place in a file; lines and columns are counted from 1. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

/** An entity, and where in a file it is written. */
export interface SourceEntity {
  entity: Entity;
  /**
   * Where a path such as `spec.rows[2].accountable` is written; where it is missing, what it is missing in.
   */
  placeOf(path?: string): Place;
}

/** Tells the places of a text; its lines are counted when one is asked for. */
export function createPlaces(file: string, text: string) {
  let lines: LineCounter | undefined;
  function count() {
    const counter = new LineCounter();
    for (let at = 0; at >= 0; at = text.indexOf('\n', at) + 1 || -1) {
      counter.addNewLine(at);
    }
    return counter;
  }
  return (offset: number): Place => {
    lines ??= count();
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
}
